package dev.swath.zarr.metadata;

import dev.swath.grid.CellGrid;

/// Checks the sizes that a document declares before anything is computed from them.
final class ChunkShapes {
  private static final int MOST_AXES = 32;

  private ChunkShapes() {}

  /// An array's extent in chunks.
  static CellGrid grid(long[] shape, long[] chunk, Fields document) {
    if (shape.length > MOST_AXES) {
      throw Limits.exceeded("a number of axes", shape.length, "axes", MOST_AXES);
    }
    if (chunk.length != shape.length) {
      throw document.wrong(
          "shape", "has " + shape.length + " axes but chunks have " + chunk.length);
    }
    positive(chunk, document);
    count(shape, "an array");
    return CellGrid.of(shape, chunk);
  }

  /// Refuses chunks without elements.
  static void positive(long[] chunk, Fields document) {
    for (long side : chunk) {
      if (side < 1) {
        throw document.wrong(
            "chunk_shape", "must be positive but is " + java.util.Arrays.toString(chunk));
      }
    }
  }

  /// The number of elements, which must fit into 64 bits even if an axis is empty.
  static long count(long[] shape, String what) {
    long count = 1;
    for (long side : shape) {
      if (Math.multiplyHigh(count, Math.max(1, side)) != 0 || count * Math.max(1, side) < 0) {
        throw new dev.swath.LimitException(
            what + " of " + java.util.Arrays.toString(shape) + " elements is beyond 64 bits",
            "use a smaller shape");
      }
      count *= Math.max(1, side);
    }
    return count;
  }
}
