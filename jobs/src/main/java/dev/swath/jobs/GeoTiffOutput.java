package dev.swath.jobs;

import dev.swath.StorageException;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.geotiff.write.GeoTiffSink;
import dev.swath.raster.RasterSchema;
import dev.swath.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// A GeoTIFF that is written.
record GeoTiffOutput(Target target, GeoTiffOptions options, GeoTiffSink sink) implements Output {
  static GeoTiffOutput open(Target target, RasterSchema schema, Optional<Source> source) {
    GeoTiffOptions options =
        GeoTiffCreation.options(
            target.given(),
            source.map(input -> takenOver(input, schema)).orElse(GeoTiffOptions.DEFAULT));
    boolean replace = target.existing() instanceof Existing.Replace;
    return new GeoTiffOutput(
        target, options, new GeoTiffSink(target.path(), replace, schema, options));
  }

  private static GeoTiffOptions takenOver(Source source, RasterSchema schema) {
    return switch (source) {
      case GeoTiffSource tiff -> tiff.options(schema);
      case VrtSource vrt -> vrt.options(schema);
      case ZarrSource _ -> GeoTiffOptions.DEFAULT;
    };
  }

  @Override
  public void checkFree() {
    AtomicFile.refuseExisting(target.path(), target.existing() instanceof Existing.Replace);
  }

  @Override
  public boolean compresses() {
    return !(options.codec() instanceof CodecSpec.None);
  }

  @Override
  public long maxBytes() {
    return sink.maxFileBytes();
  }

  @Override
  public long storedBytes() {
    try {
      return Files.size(target.path());
    } catch (IOException e) {
      throw new StorageException(
              "was written but cannot be seen (" + e.getMessage() + ")", "look who moved it", e)
          .in(target.path().toString());
    }
  }

  @Override
  public String layout() {
    String cells =
        switch (options.layout()) {
          case GeoTiffOptions.Tiles(int width, int height) -> "tiles " + width + "×" + height;
          case GeoTiffOptions.Strips(int rows) ->
              rows == GeoTiffOptions.Strips.AUTO ? "strips" : "strips of " + rows + " rows";
        };
    return "GTiff " + cells + " " + CodecText.of(options.codec()) + predictor();
  }

  private String predictor() {
    return switch (options.prediction()) {
      case NONE, AUTO -> "";
      case HORIZONTAL -> " predictor 2";
      case FLOATING_POINT -> " predictor 3";
    };
  }

  @Override
  public void close() {
    sink.close();
  }
}
