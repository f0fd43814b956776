package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.raster.RasterSchema;

/// Settles a run of pixels that several rasters cover. One thread, one run after another.
abstract sealed class Settlement permits Choice, Average, Median {
  /// Pixels of a run at most.
  static final int LONGEST = 1024;

  /// A rule's settlement.
  ///
  /// @param covers the most rasters that cover a run
  static Settlement of(Overlap overlap, RasterSchema schema, long fill, int covers) {
    Written written = new Written(schema, fill);
    return switch (overlap) {
      case FIRST, LAST, MIN, MAX, NEAREST_CENTRE, FARTHEST_EDGE ->
          new Choice(overlap, schema.dtype(), fill);
      case MEAN, FEATHER -> new Average(overlap == Overlap.FEATHER, written);
      case MEDIAN -> new Median(written, covers);
    };
  }

  /// Pixels that a run has at most.
  int longest() {
    return LONGEST;
  }

  abstract void begin(int n);

  /// Takes a raster into account, in their order.
  abstract void add(Run run);

  /// Writes the run's pixels.
  abstract void end(Block into, long at, long stride, int n);

  /// One raster's part of a run of pixels along a row.
  ///
  /// @param row of the mosaic, as `col`, its first column
  /// @param at byte offset of the first pixel
  record Run(Footing footing, Validity validity, long row, long col, Block from, long at, int n) {
    long stride() {
      return from.stride(from.window().rank() - 1);
    }
  }
}
