package dev.swath.jobs;

import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.ImageLayout;
import dev.swath.jobs.Validation.Code;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;

/// Decodes every block of a GeoTIFF, overviews and mask too, and looks at its structure.
final class GeoTiffCheck {
  /// Pixels on a side beyond which a raster without overviews is slow to look at.
  private static final long LARGE = 4096;

  private static final long LONGEST_STRIP = 64L << 20;

  private final GeoTiffSource source;
  private final BlockCheck blocks;
  private final Findings findings;

  GeoTiffCheck(GeoTiffSource source, BlockCheck blocks) {
    this.source = source;
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
    long decoded = blocks.decode(Decodable.of(source.raster()), Code.BLOCK, listener);
    for (GeoTiffRaster overview : source.overviews()) {
      decoded += blocks.decode(Decodable.of(overview), Code.OVERVIEW, SweepListener.NONE);
    }
    if (source.mask().isPresent()) {
      decoded += blocks.decode(Decodable.of(source.mask().get()), Code.MASK, SweepListener.NONE);
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
    if (Math.max(schema.rows(), schema.cols()) > LARGE && source.overviews().isEmpty()) {
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
}
