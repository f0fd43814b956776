package dev.swath.testkit;

import dev.swath.array.Block;

/// Checks how the axes of a block lie in memory.
final class AxisOrder {
  private AxisOrder() {}

  /// Fails unless the block has no gaps and its axes run in that order, slowest first.
  static void require(Block block, int... order) {
    long stride = block.dtype().bytes();
    for (int i = order.length - 1; i >= 0; i--) {
      if (block.window().size(order[i]) > 1 && block.stride(order[i]) != stride) {
        throw new AssertionError(
            "axis "
                + order[i]
                + " of the block "
                + block.window()
                + " should have a stride of "
                + stride
                + " but has "
                + block.stride(order[i]));
      }
      stride *= block.window().size(order[i]);
    }
  }
}
