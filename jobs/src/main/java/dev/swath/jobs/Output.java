package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.util.Optional;

/// A target as its format writes it. Whoever opens it closes it; nothing is written before the
/// first pixel of a sweep.
sealed interface Output extends AutoCloseable permits GeoTiffOutput, ZarrOutput {
  /// Opens a target for some pixels.
  ///
  /// @param source where they come from, if the output can take over from it what a schema does not
  ///     say
  /// @param identity of what is asked for and of what it is made from
  static Output open(Target target, RasterSchema schema, Optional<Source> source, String identity) {
    try {
      return switch (target.format()) {
        case GTIFF -> GeoTiffOutput.open(target, schema, source);
        case ZARR -> ZarrOutput.open(target, schema, source, identity);
      };
    } catch (RequestException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          String.valueOf(e.getMessage()), "--co=? explains the creation options");
    }
  }

  /// Refuses to begin if something is in the way.
  void checkFree();

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
