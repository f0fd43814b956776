package dev.swath.jobs;

import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.ImageLayout;
import dev.swath.geotiff.cog.CogFlaw;
import dev.swath.jobs.Validation.Code;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;

/// Decodes every block of a GeoTIFF, overviews and mask too, and looks at its structure.
final class GeoTiffCheck {
  /// Pixels on a side beyond which a raster without overviews is slow to look at.
  private static final long LARGE = 4096;

  private static final long LONGEST_STRIP = 64L << 20;

  private final GeoTiffSource source;
  private final boolean cog;
  private final BlockCheck blocks;
  private final Findings findings;

  /// @param cog whether it must be cloud-optimized even if it does not say so of itself
  GeoTiffCheck(GeoTiffSource source, boolean cog, BlockCheck blocks) {
    this.source = source;
    this.cog = cog || source.claimsCog();
    this.blocks = blocks;
    this.findings = blocks.findings();
  }

  /// Answers how many blocks could be decoded.
  long run(SweepListener listener) {
    source
        .description()
        .extras()
        .warnings()
        .forEach(
            sentence ->
                findings.warn(
                    Code.METADATA, sentence, "rewrite the file if it matters: swath convert"));
    structure();
    if (cog) {
      source.cogFlaws().forEach(flaw -> findings.add(finding(flaw)));
    }
    long decoded = blocks.decode(Decodable.of(source.raster()), Code.BLOCK, listener);
    for (GeoTiffRaster overview : source.overviews()) {
      decoded += blocks.decode(Decodable.of(overview), Code.OVERVIEW, SweepListener.NONE);
    }
    for (GeoTiffRaster mask : source.storedMasks()) {
      decoded += blocks.decode(Decodable.of(mask), Code.MASK, SweepListener.NONE);
    }
    return decoded;
  }

  private void structure() {
    RasterSchema schema = source.raster().schema();
    if (schema.geometry().isEmpty() && source.description().extras().controlPoints().isEmpty()) {
      findings.warn(
          Code.NO_TRANSFORM, "the file does not say where its pixels lie", "add a transform");
    } else if (schema.geometry().flatMap(place -> place.crs()).isEmpty()) {
      findings.warn(Code.NO_CRS, "the file names no coordinate reference system", "add one");
    }
    boolean large = Math.max(schema.rows(), schema.cols()) > LARGE;
    if (large && source.overviews().isEmpty() && !cog) {
      findings.warn(
          Code.NO_OVERVIEWS, "a large raster without overviews is slow to look at", "add some");
    }
    strips(source.raster().layout(), schema);
  }

  private void strips(ImageLayout layout, RasterSchema schema) {
    long pixels = Math.multiplyExact((long) layout.chunks().rows(), (long) layout.chunks().cols());
    long bytes = pixels * schema.dtype().bytes();
    if (!layout.chunks().tiled() && bytes > LONGEST_STRIP) {
      findings.warn(
          Code.LONG_STRIPS,
          "a strip holds " + bytes + " bytes, which must be decoded for any pixel of it",
          "rewrite it with tiles: swath convert");
    }
  }

  private static Validation.Finding finding(CogFlaw flaw) {
    Validation.Severity severity =
        flaw.fatal() ? Validation.Severity.ERROR : Validation.Severity.WARNING;
    Code code =
        switch (flaw.rule()) {
          case TILES -> Code.COG_TILES;
          case OVERVIEWS -> Code.COG_OVERVIEWS;
          case DIRECTORIES -> Code.COG_DIRECTORIES;
          case ORDER -> Code.COG_ORDER;
          case PROMISES -> Code.COG_PROMISES;
        };
    return new Validation.Finding(
        severity, code, flaw.where(), flaw.what(), "rewrite it: swath convert --of COG");
  }
}
