package dev.swath.zarr.array;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.zarr.metadata.Limits;
import java.lang.foreign.MemorySegment;

/// The pixels of a whole chunk as they lie in its bytes.
///
/// @param shape on each axis of the array
/// @param axes of the array in the order of the bytes, slowest first
record ChunkForm(DType dtype, long[] shape, int[] axes) {
  /// Bytes of a whole chunk.
  long bytes() {
    return Block.byteSize(dtype, Window.ofSize(shape));
  }

  /// Refuses a chunk that is too large to be decoded.
  void check(Limits limits) {
    long bytes = dtype.bytes();
    for (long side : shape) {
      boolean fits = Math.multiplyHigh(bytes, side) == 0 && bytes * side >= 0;
      bytes = fits ? bytes * side : Long.MAX_VALUE;
    }
    if (bytes > limits.chunkBytes()) {
      throw Limits.exceeded(
          "the decoded size in bytes of a chunk", bytes, "chunkBytes", limits.chunkBytes());
    }
  }

  /// The pixels in some bytes, of the chunk that starts at a pixel.
  Block block(long[] start, MemorySegment bytes) {
    return Block.of(dtype, Window.of(start, shape), bytes, axes);
  }

  /// Whether a block of a whole chunk lies in memory as the chunk's bytes do, without gaps.
  boolean isForm(Block into) {
    if (!java.util.Arrays.equals(into.window().sizes(), shape)) {
      return false;
    }
    long stride = dtype.bytes();
    for (int i = axes.length - 1; i >= 0; i--) {
      if (shape[axes[i]] > 1 && into.stride(axes[i]) != stride) {
        return false;
      }
      stride *= shape[axes[i]];
    }
    return true;
  }
}
