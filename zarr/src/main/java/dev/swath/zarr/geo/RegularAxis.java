package dev.swath.zarr.geo;

import dev.swath.array.DType;
import java.util.Optional;

/// Coordinates that follow each other at equal distances.
///
/// @param first centre of the first pixel
/// @param step from one pixel to the next; 0 if there is one pixel only
record RegularAxis(double first, double step, long length) {
  private static final int PIECE = 4096;
  private static final long MOST_PIECES = 4096;

  /// How far a coordinate may be from its place, in pixels, beside the rounding of its type.
  private static final double NEAR = 0.01;

  /// The axis of some coordinates; empty if their distances differ. Of more than 16 million only
  /// as many are looked at, spread over all.
  static Optional<RegularAxis> of(Siblings.Numbers numbers, double scale, double offset) {
    long length = numbers.length();
    if (length < 1) {
      return Optional.empty();
    }
    double first = value(numbers, 0) * scale + offset;
    double last = value(numbers, length - 1) * scale + offset;
    RegularAxis axis =
        new RegularAxis(first, length == 1 ? 0 : (last - first) / (length - 1), length);
    double rounding = rounding(numbers.dtype(), scale, Math.max(Math.abs(first), Math.abs(last)));
    return Double.isFinite(first)
            && Double.isFinite(last)
            && (length == 1 || axis.step != 0 && axis.holds(numbers, scale, offset, rounding))
        ? Optional.of(axis)
        : Optional.empty();
  }

  private static double value(Siblings.Numbers numbers, long index) {
    double[] one = new double[1];
    numbers.read(index, one);
    return one[0];
  }

  private static double rounding(DType type, double scale, double largest) {
    return switch (type.component()) {
      case FLOAT16 -> largest * 0x1p-10;
      case FLOAT32 -> Math.ulp((float) largest);
      case FLOAT64 -> Math.ulp(largest);
      case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> Math.abs(scale) * 0.5;
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 -> 0;
    };
  }

  private boolean holds(Siblings.Numbers numbers, double scale, double offset, double rounding) {
    double near = Math.min(Math.max(NEAR * Math.abs(step), rounding), Math.abs(step) / 2);
    long pieces = Math.min(Math.ceilDiv(length, PIECE), MOST_PIECES);
    long apart = Math.ceilDiv(length, pieces);
    for (long left = length; left > 0; left -= apart) {
      long from = length - left;
      double[] values = new double[Math.toIntExact(Math.min(PIECE, left))];
      numbers.read(from, values);
      for (int i = 0; i < values.length; i++) {
        if (!(Math.abs(values[i] * scale + offset - (first + (from + i) * step)) <= near)) {
          return false;
        }
      }
    }
    return true;
  }

  /// The coordinate of the outer edge of the first pixel.
  double edge() {
    return first - step / 2;
  }
}
