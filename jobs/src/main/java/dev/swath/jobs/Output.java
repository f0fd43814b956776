package dev.swath.jobs;

import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.util.Optional;

/// A target as its format writes it. Whoever opens it closes it; nothing is written before the
/// first pixel of a sweep.
sealed interface Output extends AutoCloseable permits GeoTiffOutput {
  /// Opens a target for some pixels.
  ///
  /// @param source where they come from, if the output can take over from it what a schema does not
  ///     say
  static Output open(Target target, RasterSchema schema, Optional<Source> source) {
    try {
      return switch (target.format()) {
        case GTIFF -> GeoTiffOutput.open(target, schema, source);
      };
    } catch (RequestException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          String.valueOf(e.getMessage()), "--co=? explains the creation options");
    }
  }

  RasterSink sink();

  /// How it is laid out, for people.
  String layout();

  boolean compresses();

  /// Bytes that it takes at most, the compression's gains aside.
  long maxBytes();

  /// Bytes that it takes, after the commit.
  long storedBytes();

  @Override
  void close();
}
