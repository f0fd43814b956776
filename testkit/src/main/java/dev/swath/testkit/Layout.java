package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Ways in which the pixels of a block lie in memory.
public enum Layout {
  PLANAR(false, 0),
  INTERLEAVED(true, 0),
  PART_OF_A_PLANAR_BLOCK(false, 3),
  PART_OF_AN_INTERLEAVED_BLOCK(true, 3);

  private final boolean interleaved;
  private final long margin;

  Layout(boolean interleaved, long margin) {
    this.interleaved = interleaved;
    this.margin = margin;
  }

  /// A block on the heap whose memory, margins included, is filled with a byte.
  public Block block(DType dtype, Window window, byte fill) {
    long[] margins = new long[window.rank()];
    java.util.Arrays.fill(margins, margin);
    Window outer = window.grow(margins);
    MemorySegment memory = Heap.segment(Block.byteSize(dtype, outer)).fill(fill);
    Block whole =
        interleaved ? Block.interleaved(dtype, outer, memory) : Block.planar(dtype, outer, memory);
    return whole.view(window);
  }

  /// Whether the memory around a block from [#block(DType, Window, byte)] was left alone.
  /// The block is overwritten.
  boolean isCleanOutside(Block block, byte fill) {
    block.fill(0x0101_0101_0101_0101L * (fill & 0xff));
    byte[] memory = block.segment().toArray(ValueLayout.JAVA_BYTE);
    for (byte value : memory) {
      if (value != fill) {
        return false;
      }
    }
    return true;
  }
}
