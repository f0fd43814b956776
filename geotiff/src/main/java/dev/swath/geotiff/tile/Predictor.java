package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// What is done to the samples of a row before they are compressed, so that they compress better.
///
/// Samples are little-endian in memory; the horizontal predictor of a big-endian file works on
/// samples whose bytes were swapped. The floating-point predictor does not depend on byte order.
public enum Predictor {
  /// Samples as they are.
  NONE(1),

  /// Each sample less that of the pixel to its left: samples of 1, 2, 4 or 8 bytes, complex ones
  /// taken as one number.
  HORIZONTAL(2),

  /// The bytes of a row sorted by significance, highest first, then each less that of the pixel to
  /// its left: samples of 2, 3, 4 or 8 bytes.
  FLOATING_POINT(3);

  private final int code;

  Predictor(int code) {
    this.code = code;
  }

  /// The value of TIFF's tag 317.
  public int code() {
    return code;
  }

  /// Whether samples of that size can be predicted.
  public boolean takes(int sampleBytes) {
    return switch (this) {
      case NONE -> true;
      case HORIZONTAL -> Integer.bitCount(sampleBytes) == 1 && sampleBytes <= Long.BYTES;
      case FLOATING_POINT -> sampleBytes > 1 && (sampleBytes <= 4 || sampleBytes == Long.BYTES);
    };
  }

  /// Bytes that decoding needs besides the rows.
  public int scratchBytes(RowShape shape) {
    return switch (this) {
      case NONE, HORIZONTAL -> 0;
      case FLOATING_POINT -> shape.rowBytes();
    };
  }

  /// Predicts the rows of `from` into `into`, which must not overlap.
  public void encode(MemorySegment from, MemorySegment into, RowShape shape) {
    check(shape);
    int rowBytes = shape.rowBytes();
    if (this == NONE) {
      MemorySegment.copy(from, 0, into, 0, (long) rowBytes * shape.rows());
      return;
    }
    for (int row = 0; row < shape.rows(); row++) {
      MemorySegment source = from.asSlice((long) row * rowBytes, rowBytes);
      MemorySegment target = into.asSlice((long) row * rowBytes, rowBytes);
      if (this == HORIZONTAL) {
        HorizontalDifference.encode(source, target, shape.samples(), shape.sampleBytes());
      } else {
        BytePlanes.split(source, target, shape.sampleBytes());
        ByteSums.difference(target, shape.samples());
      }
    }
  }

  /// Restores rows where they are.
  ///
  /// @param scratch at least [#scratchBytes(RowShape)] bytes
  public void decode(MemorySegment rows, RowShape shape, MemorySegment scratch) {
    check(shape);
    if (this == NONE) {
      return;
    }
    int rowBytes = shape.rowBytes();
    for (int row = 0; row < shape.rows(); row++) {
      MemorySegment bytes = rows.asSlice((long) row * rowBytes, rowBytes);
      if (this == HORIZONTAL) {
        HorizontalDifference.decode(bytes, shape.samples(), shape.sampleBytes());
      } else {
        ByteSums.sum(bytes, scratch, shape.samples());
        BytePlanes.join(scratch, bytes, shape.sampleBytes());
      }
    }
  }

  private void check(RowShape shape) {
    if (!takes(shape.sampleBytes())) {
      throw new IllegalArgumentException(
          "predictor " + code + " does not take samples of " + shape.sampleBytes() + " bytes");
    }
  }
}
