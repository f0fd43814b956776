package dev.swath.array;

import java.util.Arrays;

/// Walks blocks of one shape together, in runs along the axis that is fastest in the last
/// of them.
///
/// Axes that lie without gaps in all blocks are walked as one. Every pixel is met once; in
/// which order depends on the last block's layout.
public final class Runs {
  /// What is done with a run of `n` pixels.
  @FunctionalInterface
  public interface Action {
    /// @param at byte offset of the run's first pixel in each block's segment; reused
    void accept(long[] at, int n);
  }

  private final Block[] blocks;
  private final int longest;
  private final int[] order;
  private final int inner;
  private final long run;

  /// @param longest the most pixels in a run
  public Runs(int longest, Block... blocks) {
    this.blocks = blocks.clone();
    this.longest = longest;
    Block last = blocks[blocks.length - 1];
    for (Block block : blocks) {
      if (!Arrays.equals(block.window().sizes(), last.window().sizes())) {
        throw new IllegalArgumentException(
            "blocks " + block.window() + " and " + last.window() + " differ in shape");
      }
    }
    this.order = byStride(last);
    int level = order.length - 1;
    long pixels = order.length == 0 ? 1 : last.window().size(order[level]);
    while (level > 0 && joins(order[level - 1], pixels)) {
      level--;
      pixels *= last.window().size(order[level]);
    }
    this.inner = level;
    this.run = last.window().isEmpty() ? 0 : pixels;
  }

  /// Bytes between the pixels of a run in a block.
  public long stride(int block) {
    return order.length == 0
        ? blocks[block].dtype().bytes()
        : blocks[block].stride(order[order.length - 1]);
  }

  public void forEach(Action action) {
    if (run > 0) {
      long[] at = new long[blocks.length];
      for (int b = 0; b < at.length; b++) {
        at[b] = blocks[b].base();
      }
      walk(0, at, action);
    }
  }

  private void walk(int level, long[] at, Action action) {
    if (level >= inner) {
      cut(at, action);
      return;
    }
    long n = blocks[0].window().size(order[level]);
    for (long i = 0; i < n; i++) {
      walk(level + 1, at.clone(), action);
      for (int b = 0; b < at.length; b++) {
        at[b] += blocks[b].stride(order[level]);
      }
    }
  }

  private void cut(long[] at, Action action) {
    for (long done = 0; done < run; ) {
      int n = Math.toIntExact(Math.min(longest, run - done));
      action.accept(at, n);
      done += n;
      for (int b = 0; b < at.length; b++) {
        at[b] += n * stride(b);
      }
    }
  }

  private boolean joins(int axis, long pixels) {
    for (int b = 0; b < blocks.length; b++) {
      if (blocks[b].stride(axis) != stride(b) * pixels) {
        return false;
      }
    }
    return true;
  }

  /// Axes longer than 1 from the longest stride to the shortest.
  private static int[] byStride(Block block) {
    return Arrays.stream(Block.axes(block.window().rank()))
        .filter(axis -> block.window().size(axis) != 1)
        .boxed()
        .sorted((a, b) -> Long.compare(block.stride(b), block.stride(a)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
