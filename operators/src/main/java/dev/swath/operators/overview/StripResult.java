package dev.swath.operators.overview;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.util.Optional;

/// Takes the rows of a strip of one plane of a level. One thread.
///
/// Integers are rounded to the nearest, halves away from zero, and saturate. A value that would
/// happen to be the one that means "no data" becomes its neighbour.
final class StripResult {
  private final Block pixels;
  private final Optional<NoData> noData;
  private final DType type;
  private final int y;
  private final int n;
  private final long[] bits;
  private final boolean[] gaps;
  private final long replacement;

  StripResult(Block pixels, Optional<NoData> noData) {
    this.pixels = pixels;
    this.noData = noData;
    this.type = pixels.dtype();
    this.y = pixels.window().rank() - 2;
    this.n = Math.toIntExact(pixels.window().size(y + 1));
    this.bits = new long[n];
    this.gaps = new boolean[n];
    this.replacement = noData.map(StripResult::neighbour).orElse(0L);
  }

  private static long neighbour(NoData noData) {
    DType type = noData.dtype();
    double value = noData.value();
    return switch (type.kind()) {
      case FLOAT, COMPLEX -> besides(noData);
      case BOOL -> 1 - noData.bits();
      case UNSIGNED, SIGNED -> {
        long most = Values.fromDouble(type, Double.POSITIVE_INFINITY);
        long next = noData.bits() == most ? noData.bits() - 1 : noData.bits() + 1;
        yield next & (-1L >>> (Long.SIZE - Byte.SIZE * type.bytes()));
      }
    };
  }

  private static long besides(NoData noData) {
    double value = noData.value();
    if (value == 0) {
      return Values.fromDouble(noData.dtype(), smallestNormal(noData.dtype()));
    }
    return Double.isFinite(value) ? towardsZero(noData) : noData.bits();
  }

  private static double smallestNormal(DType type) {
    return switch (type.bytes()) {
      case 2 -> 0x1p-14;
      case 4 -> Float.MIN_NORMAL;
      default -> Double.MIN_NORMAL;
    };
  }

  /// The bits of floats count their magnitudes.
  private static long towardsZero(NoData noData) {
    return noData.bits() - 1;
  }

  private long at(int row) {
    return pixels.base() + row * pixels.stride(y);
  }

  /// Writes a row of computed values.
  ///
  /// @param values NaN where there is no data; overwritten
  void write(int row, double[] values) {
    boolean real = type.kind() == DType.Kind.FLOAT;
    boolean missing = false;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      boolean gap = Double.isNaN(value);
      gaps[i] = gap;
      missing |= gap;
      values[i] = real ? value : gap ? 0 : rounded(value);
    }
    ValueRuns.write(values, n, pixels, at(row), pixels.stride(y + 1));
    if (noData.isPresent() && !(noData.get().isNaN() && !missing)) {
      settle(row, noData.get());
    }
  }

  private static double rounded(double value) {
    return Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
  }

  /// Puts no data where there is none, and nowhere else.
  private void settle(int row, NoData missing) {
    ValueRuns.readBits(pixels, at(row), pixels.stride(y + 1), n, bits);
    boolean real = type.kind() == DType.Kind.FLOAT;
    boolean changed = false;
    for (int i = 0; i < n; i++) {
      boolean same = bits[i] == missing.bits() || real && missing.matches(bits[i]);
      changed |= gaps[i] | same;
      bits[i] = gaps[i] ? missing.bits() : same ? replacement : bits[i];
    }
    if (changed) {
      writeBits(row, 0, bits);
    }
  }

  /// The bits that mean "no data", or 0 where nothing does.
  long missingBits() {
    return noData.map(NoData::bits).orElse(type.kind() == DType.Kind.FLOAT ? nan() : 0L);
  }

  private long nan() {
    return Values.fromDouble(type, Double.NaN);
  }

  /// Writes a row of values by their bits, of one component of complex pixels.
  void writeBits(int row, int component, long[] values) {
    long shift = (long) component * type.component().bytes();
    ValueRuns.writeBits(values, n, pixels, at(row) + shift, pixels.stride(y + 1));
  }

  int size() {
    return n;
  }

  DType dtype() {
    return type;
  }
}
