package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;

/// Leased memory dealt out from the front, block by block. One thread.
final class Workspace {
  private static final long ALIGNMENT = 64;

  private final MemorySegment memory;
  private long used;

  Workspace(MemorySegment memory) {
    this.memory = memory;
  }

  /// Bytes that a piece of so many bytes takes in a workspace.
  static long aligned(long bytes) {
    return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
  }

  MemorySegment take(long bytes) {
    MemorySegment piece = memory.asSlice(used, bytes);
    used += aligned(bytes);
    return piece;
  }

  Block block(DType dtype, Window window, int[] axisOrder) {
    return Block.of(dtype, window, take(Block.byteSize(dtype, window)), axisOrder);
  }
}
