package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.WriteUnits;
import dev.swath.sweep.Output;
import java.util.List;
import java.util.Optional;

/// A target as its format writes it. Whoever opens it closes it; nothing is written before the
/// first pixel of a sweep.
sealed interface OpenTarget extends AutoCloseable permits CogOutput, GeoTiffOutput, ZarrOutput {
  /// Opens a target for some pixels.
  ///
  /// @param masked whether a mask comes with them
  /// @param source where they come from, if the output can take over from it what a schema does not
  ///     say
  /// @param identity of what is asked for and of what it is made from
  static OpenTarget open(
      Target target,
      RasterSchema schema,
      boolean masked,
      Optional<Source> source,
      String identity) {
    try {
      return switch (target.format()) {
        case GTIFF -> GeoTiffOutput.open(target, schema, masked, source);
        case COG -> CogOutput.open(target, schema, masked, source);
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

  /// The rasters that are swept and the sinks they go to, the full raster first.
  ///
  /// @param product of the schema that the output was opened for
  List<Output> sweeps(Product product);

  /// How the full raster is written.
  WriteUnits writeUnits();

  /// The levels that are written beside the full raster, for people.
  List<Side> levels();

  /// How it is laid out, for people.
  String layout();

  boolean compresses();

  /// Whether all tiles are copied once more when the file is completed, which takes the room
  /// of two.
  default boolean copies() {
    return false;
  }

  /// Bytes that it takes at most, the compression's gains aside.
  long maxBytes();

  /// Bytes that it takes, after the commit.
  long storedBytes();

  @Override
  void close();
}
