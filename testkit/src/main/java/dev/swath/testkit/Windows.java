package dev.swath.testkit;

import dev.swath.array.Window;
import java.util.random.RandomGenerator;

/// Windows drawn at random.
public final class Windows {
  private Windows() {}

  /// A part of a window that is not empty itself.
  public static Window inside(Window outer, RandomGenerator random) {
    long[] start = new long[outer.rank()];
    long[] size = new long[outer.rank()];
    for (int axis = 0; axis < start.length; axis++) {
      long a = random.nextLong(outer.size(axis));
      long b = random.nextLong(outer.size(axis));
      start[axis] = outer.start(axis) + Math.min(a, b);
      size[axis] = Math.abs(a - b) + 1;
    }
    return Window.of(start, size);
  }
}
