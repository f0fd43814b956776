package dev.swath.zarr.array;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.zarr.metadata.CodecChain;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// How the index of a shard is encoded.
///
/// @param cells inner chunks of the shard on each axis of the shard as it is stored
/// @param axes of the array in that order
/// @param order of the index's own axes in its bytes; the last is place and length
final class IndexCoding {
  private final long[] cells;
  private final int[] axes;
  private final int[] order;
  private final ByteSteps steps;
  private final long entries;

  IndexCoding(long[] cells, int[] axes, CodecChain chain, CodecPool pool) {
    this.cells = cells.clone();
    this.axes = axes.clone();
    this.order = chain.axisOrder();
    this.entries = Window.ofSize(cells).count();
    this.steps =
        new ByteSteps(chain, Long.BYTES, Math.multiplyExact(entries, 2L * Long.BYTES), true, pool);
  }

  /// Bytes that an index takes in a shard.
  long storedBytes() {
    return steps.storedBytes();
  }

  ShardIndex decode(MemorySegment stored) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(Math.max(1, steps.scratchBytes(false)), Long.BYTES);
      MemorySegment plain = steps.decode(stored, scratch, Optional.empty());
      long[] shape = java.util.Arrays.copyOf(cells, cells.length + 1);
      shape[cells.length] = 2;
      Window all = Window.ofSize(shape);
      Block pairs = Block.of(DType.UINT64, all, plain, order);
      long[] values = new long[Math.toIntExact(Math.multiplyExact(entries, 2))];
      if (java.util.Arrays.equals(order, Block.axes(order.length))) {
        for (int i = 0; i < values.length; i++) {
          values[i] = pairs.bits((long) i * Long.BYTES);
        }
      } else {
        for (int i = 0; i < values.length; i++) {
          values[i] = pairs.bits(pairs.offset(at(all, i)));
        }
      }
      return new ShardIndex(cells, axes, values);
    }
  }

  private static long[] at(Window all, long n) {
    long[] index = new long[all.rank()];
    long rest = n;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % all.size(axis);
      rest /= all.size(axis);
    }
    return index;
  }
}
