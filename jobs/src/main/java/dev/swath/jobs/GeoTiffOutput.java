package dev.swath.jobs;

import dev.swath.StorageException;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.geotiff.write.GeoTiffSink;
import dev.swath.operators.overview.Pyramid;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A GeoTIFF that is written.
///
/// @param schema of the full raster
record GeoTiffOutput(
    Target target, RasterSchema schema, GeoTiffOptions options, Pyramid pyramid, GeoTiffSink sink)
    implements OpenTarget {
  /// Where there are no tiles, overviews end where `gdaladdo` ends.
  private static final long SIDE_OF_STRIPS = 256;

  static GeoTiffOutput open(
      Target target, RasterSchema schema, boolean masked, Optional<Source> source) {
    GeoTiffOptions options = GeoTiffCreation.options(target.given(), takenOver(source, schema));
    Pyramid pyramid = Levels.of(target, schema, side(options));
    GeoTiffSink sink =
        new GeoTiffSink(target.path(), target.replaces(), pyramid.schemas(schema), options, masked);
    return new GeoTiffOutput(target, schema, options, pyramid, sink);
  }

  /// The side of a tile.
  static long side(GeoTiffOptions options) {
    return switch (options.layout()) {
      case GeoTiffOptions.Tiles(int width, int height) -> Math.max(width, height);
      case GeoTiffOptions.Strips _ -> SIDE_OF_STRIPS;
    };
  }

  /// What holds for all that no creation option says.
  static GeoTiffOptions takenOver(Optional<Source> source, RasterSchema schema) {
    return source
        .map(
            input ->
                switch (input) {
                  case GeoTiffSource tiff -> tiff.options(schema);
                  case VrtSource vrt -> vrt.options(schema);
                  case ZarrSource _ -> GeoTiffOptions.DEFAULT;
                })
        .orElse(GeoTiffOptions.DEFAULT);
  }

  @Override
  public List<Output> sweeps(Product product) {
    List<RasterSink> sinks = new ArrayList<>(List.of(sink));
    sinks.addAll(sink.overviews());
    return pyramid.outputs(product.raster(), sinks, product.mask(), sink.masks());
  }

  @Override
  public WriteUnits writeUnits() {
    return sink.writeUnits();
  }

  @Override
  public List<Side> levels() {
    return Levels.sides(pyramid, target.path().toString(), schema);
  }

  @Override
  public void checkFree() {
    AtomicFile.refuseExisting(target.path(), target.replaces());
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
    return storedBytes(target);
  }

  /// Bytes of a file that was just written.
  static long storedBytes(Target target) {
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
    return "GTiff " + organisation(options);
  }

  /// How tiles or strips are cut and coded, for people.
  static String organisation(GeoTiffOptions options) {
    String cells =
        switch (options.layout()) {
          case GeoTiffOptions.Tiles(int width, int height) -> "tiles " + width + "×" + height;
          case GeoTiffOptions.Strips(int rows) ->
              rows == GeoTiffOptions.Strips.AUTO ? "strips" : "strips of " + rows + " rows";
        };
    return cells + " " + CodecText.of(options.codec()) + predictor(options);
  }

  private static String predictor(GeoTiffOptions options) {
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
