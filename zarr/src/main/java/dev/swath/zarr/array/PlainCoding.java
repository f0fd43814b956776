package dev.swath.zarr.array;

import dev.swath.array.Block;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Elements one after another.
record PlainCoding(ChunkForm form, ByteSteps steps) implements ChunkCoding {
  @Override
  public long scratchBytes(boolean whole) {
    return steps.scratchBytes(whole);
  }

  @Override
  public void decode(long[] start, MemorySegment stored, MemorySegment scratch, Block into) {
    Optional<MemorySegment> direct =
        form.isForm(into) && (into.segment().isNative() || !steps.isCompressed())
            ? Optional.of(into.segment().asSlice(into.base(), form.bytes()))
            : Optional.empty();
    MemorySegment elements = steps.decode(stored, scratch, direct);
    if (direct.isEmpty() || !steps.isDirect()) {
      into.paste(form.block(start, elements));
    }
  }
}
