package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;

/// The bits of a pixel as a function of its index; for complex pixels, of both components.
@FunctionalInterface
public interface PixelFunction {
  long bits(long[] index);

  /// The index in C order, counted in a raster of that size, as a value of the type.
  static PixelFunction ramp(DType dtype, Window extent) {
    return index -> {
      long linear = CellIndex.of(index).linear(extent);
      return dtype.isInteger() ? linear : Values.fromDouble(dtype.component(), linear);
    };
  }

  /// Bits that look random and depend on the seed and the index alone. Floating values are
  /// finite and between −1000 and 1000.
  static PixelFunction random(DType dtype, long seed) {
    return index -> {
      long mixed = seed;
      for (long i : index) {
        mixed = mix(mixed * 0x9e3779b97f4a7c15L + i + 1);
      }
      return switch (dtype.component()) {
        case BOOL -> mixed & 1;
        case FLOAT16, FLOAT32, FLOAT64 ->
            Values.fromDouble(dtype.component(), ((mixed >> 11) * 0x1p-52) * 1000);
        case UINT8, INT8 -> mixed & 0xff;
        case UINT16, INT16 -> mixed & 0xffff;
        case UINT32, INT32 -> mixed & 0xffff_ffffL;
        case UINT64, INT64 -> mixed;
        case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 ->
            throw new AssertionError("a component is never complex");
      };
    };
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
    long b = (a ^ (a >>> 32)) * 0xd6e8feb86659fd93L;
    return b ^ (b >>> 32);
  }

  /// Sets every pixel of a block.
  default void fill(Block into) {
    Window window = into.window();
    int component = into.dtype().component().bytes();
    long count = window.count();
    long[] index = new long[window.rank()];
    for (long n = 0; n < count; n++) {
      CellIndex cell = CellIndex.in(window, n);
      for (int axis = 0; axis < index.length; axis++) {
        index[axis] = cell.at(axis);
      }
      long bits = bits(index);
      for (int part = 0; part < into.dtype().bytes(); part += component) {
        into.setBits(into.offset(index) + part, bits);
      }
    }
  }
}
