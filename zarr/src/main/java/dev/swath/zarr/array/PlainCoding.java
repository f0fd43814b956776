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
        form.isForm(into)
            ? Optional.of(into.segment().asSlice(into.base(), form.bytes()))
            : Optional.empty();
    MemorySegment elements = steps.decode(stored, scratch, direct);
    boolean done = direct.isPresent() && elements.address() == direct.get().address();
    if (!done || steps.isEmpty()) {
      into.paste(form.block(start, elements));
    }
  }
}
