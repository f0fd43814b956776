package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;

/// Pixels that follow from their place alone: ramps with a little noise, both signs, in all types.
public final class SyntheticPixels {
  private SyntheticPixels() {}

  /// The bits of a component of the pixel at an index.
  public static long bits(DType dtype, int component, long... index) {
    long x = index[index.length - 1];
    long y = index[index.length - 2];
    long rest = component;
    for (int axis = 0; axis < index.length - 2; axis++) {
      rest = rest * 31 + index[axis];
    }
    long noise = (x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ rest) >>> 61;
    double value = (3 * x + 7 * y + 11 * rest) % 251 - 40 + noise * 0.25;
    return Values.fromDouble(dtype.component(), value);
  }

  /// Sets all pixels of a block.
  public static void fill(Block block) {
    Window window = block.window();
    int size = block.dtype().component().bytes();
    long[] index = window.starts();
    for (long n = window.count(); n > 0; n--) {
      long at = block.offset(index);
      for (int part = 0; part < block.dtype().bytes(); part += size) {
        block.setBits(at + part, bits(block.dtype(), part / size, index));
      }
      advance(index, window);
    }
  }

  /// Moves an index to the next in C order.
  public static void advance(long[] index, Window window) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < window.end(axis)) {
        return;
      }
      index[axis] = window.start(axis);
    }
  }
}
