package dev.swath.array;

import java.util.Arrays;

/// A box of cells: where it starts on each axis and how far it reaches. Half-open, never negative
/// in size; the last two axes of a raster are rows and columns.
///
/// The same arithmetic serves pixels of a raster and cells of a grid.
public final class Window {
  private final long[] start;
  private final long[] size;

  private Window(long[] start, long[] size) {
    if (start.length != size.length) {
      throw new IllegalArgumentException(
          "a window has one start and one size per axis but got "
              + start.length
              + " and "
              + size.length);
    }
    for (int axis = 0; axis < size.length; axis++) {
      if (size[axis] < 0) {
        throw new IllegalArgumentException(
            "window size must not be negative but was " + size[axis] + " on axis " + axis);
      }
      Math.addExact(start[axis], size[axis]);
    }
    this.start = start;
    this.size = size;
  }

  public static Window of(long[] start, long[] size) {
    return new Window(start.clone(), size.clone());
  }

  /// The box of that size at the origin.
  public static Window ofSize(long... size) {
    return new Window(new long[size.length], size.clone());
  }

  /// One cell.
  public static Window cell(long... index) {
    long[] one = new long[index.length];
    Arrays.fill(one, 1);
    return new Window(index.clone(), one);
  }

  public int rank() {
    return start.length;
  }

  public long start(int axis) {
    return start[axis];
  }

  public long size(int axis) {
    return size[axis];
  }

  /// The first index after the window.
  public long end(int axis) {
    return start[axis] + size[axis];
  }

  public long[] starts() {
    return start.clone();
  }

  public long[] sizes() {
    return size.clone();
  }

  /// Number of cells.
  public long count() {
    if (isEmpty()) {
      return 0;
    }
    long count = 1;
    for (long side : size) {
      count = Math.multiplyExact(count, side);
    }
    return count;
  }

  public boolean isEmpty() {
    for (long side : size) {
      if (side == 0) {
        return true;
      }
    }
    return false;
  }

  /// The window with another extent on one axis.
  public Window with(int axis, long newStart, long newSize) {
    long[] s = start.clone();
    long[] n = size.clone();
    s[axis] = newStart;
    n[axis] = newSize;
    return new Window(s, n);
  }

  /// The cells in both; empty (size 0 on some axis) if there are none.
  public Window intersect(Window other) {
    long[] s = new long[start.length];
    long[] n = new long[start.length];
    for (int axis = 0; axis < s.length; axis++) {
      s[axis] = Math.max(start[axis], other.start[axis]);
      long end = Math.min(end(axis), other.end(axis));
      n[axis] = end > s[axis] ? end - s[axis] : 0;
    }
    return new Window(s, n);
  }

  public boolean intersects(Window other) {
    for (int axis = 0; axis < start.length; axis++) {
      if (Math.max(start[axis], other.start[axis]) >= Math.min(end(axis), other.end(axis))) {
        return false;
      }
    }
    return true;
  }

  public boolean contains(Window other) {
    for (int axis = 0; axis < start.length; axis++) {
      if (other.start[axis] < start[axis] || other.end(axis) > end(axis)) {
        return false;
      }
    }
    return true;
  }

  /// The smallest box around both.
  public Window union(Window other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    long[] s = new long[start.length];
    long[] n = new long[start.length];
    for (int axis = 0; axis < s.length; axis++) {
      s[axis] = Math.min(start[axis], other.start[axis]);
      n[axis] = Math.max(end(axis), other.end(axis)) - s[axis];
    }
    return new Window(s, n);
  }

  /// The window grown by a margin on both sides of each axis.
  public Window grow(long... margin) {
    long[] s = new long[start.length];
    long[] n = new long[start.length];
    for (int axis = 0; axis < s.length; axis++) {
      s[axis] = Math.subtractExact(start[axis], margin[axis]);
      n[axis] = Math.addExact(size[axis], Math.multiplyExact(2, margin[axis]));
    }
    return new Window(s, n);
  }

  /// The window moved by an offset.
  public Window shift(long... by) {
    long[] s = start.clone();
    for (int axis = 0; axis < s.length; axis++) {
      s[axis] = Math.addExact(s[axis], by[axis]);
    }
    return new Window(s, size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Window w
        && Arrays.equals(start, w.start)
        && Arrays.equals(size, w.size);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(start) + Arrays.hashCode(size);
  }

  /// Such as `[0:1, 512:1024, 0:512]`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int axis = 0; axis < start.length; axis++) {
      text.append(axis == 0 ? "" : ", ").append(start[axis]).append(':').append(end(axis));
    }
    return text.append(']').toString();
  }
}
