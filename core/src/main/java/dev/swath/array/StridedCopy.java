package dev.swath.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Copies and fills between blocks of any axis order, in runs as long as both layouts allow.
final class StridedCopy {
  private StridedCopy() {}

  /// Copies one block onto another of the same window and type.
  static void copy(Block from, Block to) {
    int[] order = byStride(to);
    long run = from.dtype().bytes();
    int level = order.length - 1;
    while (level >= 0
        && (joins(from, to, order[level], run) || to.window().size(order[level]) == 1)) {
      run *= to.window().size(order[level]);
      level--;
    }
    if (run == from.dtype().bytes() && !squaresLast(from, to, order, level)) {
      longestLast(order, level, to.window());
    }
    copyAxes(from, to, order, 0, level + 1, run, from.base(), to.base());
  }

  /// Puts the axis that is fastest in the source and the one that is fastest in the target behind
  /// the others, in this order, if a plane of both is large enough for [SquareCopy].
  private static boolean squaresLast(Block from, Block to, int[] order, int level) {
    int row = fastest(to, order, level);
    int column = fastest(from, order, level);
    int bytes = from.dtype().bytes();
    if (row < 0 || column < 0 || row == column || !SquareCopy.serves(bytes)) {
      return false;
    }
    long least = Math.min(to.window().size(row), to.window().size(column));
    if (least < SquareCopy.side(bytes)) {
      return false;
    }
    moveTo(order, level, row);
    moveTo(order, level, column);
    return true;
  }

  private static int fastest(Block block, int[] order, int level) {
    for (int i = level; i >= 0; i--) {
      int axis = order[i];
      if (block.stride(axis) == block.dtype().bytes() && block.window().size(axis) > 1) {
        return axis;
      }
    }
    return -1;
  }

  /// Moves an axis to a place behind its own; those between move forward.
  private static void moveTo(int[] order, int place, int axis) {
    int at = 0;
    while (order[at] != axis) {
      at++;
    }
    System.arraycopy(order, at + 1, order, at, place - at);
    order[place] = axis;
  }

  /// Pixels are then copied one by one along the last axis up to a level: the longest one, so that
  /// the few samples of a pixel are not a loop of their own.
  private static void longestLast(int[] order, int level, Window window) {
    int longest = level;
    for (int i = 0; i < level; i++) {
      longest = window.size(order[i]) > window.size(order[longest]) ? i : longest;
    }
    if (longest != level) {
      int axis = order[longest];
      order[longest] = order[level];
      order[level] = axis;
    }
  }

  private static boolean joins(Block from, Block to, int axis, long run) {
    return from.stride(axis) == run && to.stride(axis) == run;
  }

  /// Axes from the longest stride to the shortest.
  private static int[] byStride(Block block) {
    int[] order = Block.axes(block.window().rank());
    for (int i = 1; i < order.length; i++) {
      for (int j = i; j > 0 && slower(block, order[j], order[j - 1]); j--) {
        int swap = order[j];
        order[j] = order[j - 1];
        order[j - 1] = swap;
      }
    }
    return order;
  }

  private static boolean slower(Block block, int a, int b) {
    return block.stride(a) > block.stride(b);
  }

  private static void copyAxes(
      Block from, Block to, int[] order, int depth, int outer, long run, long source, long target) {
    if (depth == outer) {
      MemorySegment.copy(from.segment(), source, to.segment(), target, run);
      return;
    }
    int axis = order[depth];
    if (depth == outer - 2 && isSquare(from, to, axis, order[depth + 1])) {
      int column = order[depth + 1];
      new SquareCopy(
              from.segment(),
              from.stride(axis),
              to.segment(),
              to.stride(column),
              from.dtype().bytes())
          .copy(source, target, to.window().size(axis), to.window().size(column));
      return;
    }
    if (depth == outer - 1 && run == from.dtype().bytes()) {
      copyPixels(from, to, axis, source, target);
      return;
    }
    for (long i = 0; i < to.window().size(axis); i++) {
      copyAxes(
          from,
          to,
          order,
          depth + 1,
          outer,
          run,
          source + i * from.stride(axis),
          target + i * to.stride(axis));
    }
  }

  private static boolean isSquare(Block from, Block to, int row, int column) {
    int bytes = from.dtype().bytes();
    return SquareCopy.serves(bytes)
        && to.stride(row) == bytes
        && from.stride(column) == bytes
        && Math.min(to.window().size(row), to.window().size(column)) >= SquareCopy.side(bytes);
  }

  private static void copyPixels(Block from, Block to, int axis, long source, long target) {
    long n = to.window().size(axis);
    long sourceStride = from.stride(axis);
    long targetStride = to.stride(axis);
    MemorySegment in = from.segment();
    MemorySegment out = to.segment();
    switch (from.dtype().bytes()) {
      case 1 -> {
        for (long i = 0; i < n; i++) {
          out.set(
              ValueLayout.JAVA_BYTE,
              target + i * targetStride,
              in.get(ValueLayout.JAVA_BYTE, source + i * sourceStride));
        }
      }
      case 2 -> {
        for (long i = 0; i < n; i++) {
          out.set(
              ValueLayout.JAVA_SHORT_UNALIGNED,
              target + i * targetStride,
              in.get(ValueLayout.JAVA_SHORT_UNALIGNED, source + i * sourceStride));
        }
      }
      case 4 -> {
        for (long i = 0; i < n; i++) {
          out.set(
              ValueLayout.JAVA_INT_UNALIGNED,
              target + i * targetStride,
              in.get(ValueLayout.JAVA_INT_UNALIGNED, source + i * sourceStride));
        }
      }
      case 8 -> {
        for (long i = 0; i < n; i++) {
          out.set(
              ValueLayout.JAVA_LONG_UNALIGNED,
              target + i * targetStride,
              in.get(ValueLayout.JAVA_LONG_UNALIGNED, source + i * sourceStride));
        }
      }
      default -> {
        for (long i = 0; i < n; i++) {
          MemorySegment.copy(
              in, source + i * sourceStride, out, target + i * targetStride, from.dtype().bytes());
        }
      }
    }
  }

  /// Sets every pixel of a block.
  static void fill(Block block, long bits) {
    fillAxes(block, byStride(block), 0, block.base(), bits);
  }

  private static void fillAxes(Block block, int[] order, int level, long at, long bits) {
    int axis = order[level];
    long n = block.window().size(axis);
    if (level < order.length - 1) {
      for (long i = 0; i < n; i++) {
        fillAxes(block, order, level + 1, at + i * block.stride(axis), bits);
      }
      return;
    }
    int component = block.dtype().component().bytes();
    if (bits == 0 && block.stride(axis) == block.dtype().bytes()) {
      block.segment().asSlice(at, n * block.dtype().bytes()).fill((byte) 0);
      return;
    }
    for (long i = 0; i < n; i++) {
      for (int part = 0; part < block.dtype().bytes(); part += component) {
        block.setBits(at + i * block.stride(axis) + part, bits);
      }
    }
  }
}
