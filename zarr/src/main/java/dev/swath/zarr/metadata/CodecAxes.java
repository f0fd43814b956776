package dev.swath.zarr.metadata;

/// Orders of axes.
final class CodecAxes {
  private CodecAxes() {}

  /// Fortran's order: the first axis runs fastest.
  static int[] reversed(int rank) {
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = rank - 1 - i;
    }
    return order;
  }

  /// Sizes in another order of axes.
  static long[] permuted(long[] sizes, int[] order) {
    long[] permuted = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      permuted[i] = sizes[order[i]];
    }
    return permuted;
  }
}
