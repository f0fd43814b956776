package dev.swath.jobs;

import dev.swath.CancelledException;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.jobs.Validation.Code;
import dev.swath.jobs.Validation.Finding;
import dev.swath.jobs.Validation.Severity;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Decodes every block of a file, overviews and mask too, and looks at its structure.
///
/// A block that cannot be decoded is a finding; the others are decoded all the same.
public final class ValidateJob {
  /// After so many findings the file is bad enough.
  public static final int MOST_FINDINGS = 100;

  /// Pixels on a side beyond which a raster without overviews is slow to look at.
  private static final long LARGE = 4096;

  private static final long LONGEST_STRIP = 64L << 20;

  private final Path file;
  private final Resources resources;
  private final List<Finding> findings = new ArrayList<>();
  private volatile boolean cancelled;

  public ValidateJob(Path file, Resources resources) {
    this.file = file;
    this.resources = resources;
  }

  /// Validates. A file that is not there or of a kind that is not read is an exception; one that is
  /// damaged is a finding.
  public Validation run(SweepListener listener) {
    long decoded = 0;
    try (Source source = Source.open(file)) {
      source.description().extras().warnings().forEach(this::warn);
      structure(source);
      decoded += blocks(source.raster(), Code.BLOCK, listener);
      for (GeoTiffRaster overview : source.overviews()) {
        decoded += blocks(overview, Code.OVERVIEW, SweepListener.NONE);
      }
      if (source.mask().isPresent()) {
        decoded += blocks(source.mask().get(), Code.MASK, SweepListener.NONE);
      }
    } catch (CorruptDataException | LimitException e) {
      add(Severity.ERROR, Code.UNREADABLE, e);
    }
    return new Validation(findings, decoded);
  }

  private long blocks(GeoTiffRaster raster, Code code, SweepListener listener) {
    DecodeAll all = new DecodeAll(raster, resources, () -> cancelled, listener);
    List<SwathException> failures = all.run(MOST_FINDINGS - findings.size());
    failures.forEach(failure -> add(Severity.ERROR, code, failure));
    if (cancelled) {
      throw new CancelledException("stopped", "");
    }
    return all.decoded();
  }

  private void structure(Source source) {
    RasterSchema schema = source.raster().schema();
    if (schema.geometry().isEmpty() && source.description().extras().controlPoints().isEmpty()) {
      warn(Code.NO_TRANSFORM, "the file does not say where its pixels lie", "add a transform");
    } else if (schema.geometry().flatMap(place -> place.crs()).isEmpty()) {
      warn(Code.NO_CRS, "the file names no coordinate reference system", "add one");
    }
    if (Math.max(schema.rows(), schema.cols()) > LARGE && source.overviews().isEmpty()) {
      warn(Code.NO_OVERVIEWS, "a large raster without overviews is slow to look at", "add some");
    }
    long chunk =
        Math.multiplyExact(
                (long) source.raster().layout().chunks().rows(),
                (long) source.raster().layout().chunks().cols())
            * schema.dtype().bytes();
    if (!source.raster().layout().chunks().tiled() && chunk > LONGEST_STRIP) {
      warn(
          Code.LONG_STRIPS,
          "a strip holds " + chunk + " bytes, which must be decoded for any pixel of it",
          "rewrite it with tiles: swath convert");
    }
  }

  private void warn(String sentence) {
    warn(Code.METADATA, sentence, "rewrite the file if it matters: swath convert");
  }

  private void warn(Code code, String what, String fix) {
    findings.add(new Finding(Severity.WARNING, code, "", what, fix));
  }

  private void add(Severity severity, Code code, SwathException e) {
    findings.add(new Finding(severity, code, e.where(), e.what(), e.remedy()));
  }

  /// Asks a running validation to stop. Any thread.
  public void cancel() {
    cancelled = true;
  }
}
