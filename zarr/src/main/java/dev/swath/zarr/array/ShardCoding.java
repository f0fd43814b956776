package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.metadata.FillValue;
import dev.swath.zarr.metadata.Sharding;
import java.lang.foreign.MemorySegment;

/// Inner chunks and an index of where they lie.
///
/// @param form of the whole shard
/// @param location of the index
/// @param inner how an inner chunk is encoded
record ShardCoding(
    ChunkForm form,
    ByteSteps steps,
    IndexCoding index,
    Sharding.Location location,
    ChunkCoding inner,
    FillValue fill)
    implements ChunkCoding {
  @Override
  public long scratchBytes(boolean whole) {
    return steps.scratchBytes(false) + inner.scratchBytes(false);
  }

  /// Whether the inner chunks can be read one by one from where the shard is stored.
  boolean isInPlace() {
    return steps.isEmpty();
  }

  /// Where the index begins in a shard of that many bytes.
  long indexStart(long shardBytes) {
    if (shardBytes < index.storedBytes()) {
      throw new CorruptDataException(
          "a shard of %d bytes is shorter than its index of %d"
              .formatted(shardBytes, index.storedBytes()),
          "the shard is damaged or cut short; get the store again");
    }
    return location == Sharding.Location.START ? 0 : shardBytes - index.storedBytes();
  }

  /// Decodes and checks an index.
  ShardIndex index(MemorySegment stored, long shardBytes) {
    ShardIndex read = index.decode(stored);
    read.check(shardBytes, indexStart(shardBytes), index.storedBytes());
    return read;
  }

  @Override
  public void decode(long[] start, MemorySegment stored, MemorySegment scratch, Block into) {
    MemorySegment shard = steps.decode(stored, scratch, java.util.Optional.empty());
    MemorySegment rest = scratch.asSlice(steps.scratchBytes(false));
    long at = indexStart(shard.byteSize());
    ShardIndex entries = index(shard.asSlice(at, index.storedBytes()), shard.byteSize());
    long[] back = new long[start.length];
    for (int axis = 0; axis < back.length; axis++) {
      back[axis] = -start[axis];
    }
    CellGrid cells = CellGrid.of(form.shape(), inner.form().shape());
    Window touched = cells.touching(into.window().shift(back));
    for (long i = 0; i < touched.count(); i++) {
      CellIndex cell = CellIndex.in(touched, i);
      Window window = cells.window(cell).shift(start);
      Block part = into.view(window.intersect(into.window()));
      int entry = entries.entry(cell);
      if (entries.isMissing(entry)) {
        Fill.fill(part, fill);
        continue;
      }
      try {
        MemorySegment bytes = shard.asSlice(entries.offset(entry), entries.length(entry));
        inner.decode(window.starts(), bytes, rest, part);
      } catch (SwathException e) {
        throw e.in("inner chunk " + cell);
      }
    }
  }
}
