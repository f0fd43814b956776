package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;

/// Blocks on the heap, for tests that lease nothing.
public final class Heap {
  private Heap() {}

  /// A block of zeros in C order.
  public static Block planar(DType dtype, Window window) {
    return of(dtype, window, Block.axes(window.rank()));
  }

  /// A block of zeros in an axis order, slowest first.
  public static Block of(DType dtype, Window window, int... order) {
    return Block.of(dtype, window, segment(Block.byteSize(dtype, window)), order);
  }

  public static MemorySegment segment(long bytes) {
    return MemorySegment.ofArray(new byte[Math.toIntExact(bytes)]);
  }

  /// The pixels in C order, little-endian, whatever the block's own order.
  public static byte[] bytes(Block block) {
    Block copy = planar(block.dtype(), block.window());
    copy.paste(block);
    return (byte[]) copy.segment().heapBase().orElseThrow();
  }
}
