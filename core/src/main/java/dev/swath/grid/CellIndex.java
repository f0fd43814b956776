package dev.swath.grid;

import dev.swath.array.Window;
import java.util.Arrays;

/// The index of a cell in a grid: of a unit, of a write unit.
public final class CellIndex implements Comparable<CellIndex> {
  private final long[] index;

  private CellIndex(long[] index) {
    this.index = index;
  }

  public static CellIndex of(long... index) {
    return new CellIndex(index.clone());
  }

  /// The index `n` places after the first of a box of indices, in C order.
  public static CellIndex in(Window indices, long n) {
    long[] index = new long[indices.rank()];
    long rest = n;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = indices.start(axis) + rest % indices.size(axis);
      rest /= indices.size(axis);
    }
    return new CellIndex(index);
  }

  public int rank() {
    return index.length;
  }

  public long at(int axis) {
    return index[axis];
  }

  /// The place of this index in a grid of that many cells, counted in C order.
  public long linear(Window indices) {
    long linear = 0;
    for (int axis = 0; axis < index.length; axis++) {
      linear = linear * indices.size(axis) + index[axis] - indices.start(axis);
    }
    return linear;
  }

  /// C order: the last axis runs fastest.
  @Override
  public int compareTo(CellIndex other) {
    return Arrays.compare(index, other.index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellIndex cell && Arrays.equals(index, cell.index);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(index);
  }

  /// Such as `0/3/12`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (long i : index) {
      text.append(text.isEmpty() ? "" : "/").append(i);
    }
    return text.toString();
  }
}
