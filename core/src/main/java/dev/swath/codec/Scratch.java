package dev.swath.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Working memory of a codec, kept from call to call as long as it is small.
final class Scratch implements AutoCloseable {
  private static final long KEPT = 4L << 20;
  private static final int ALIGNMENT = 64;

  private Arena arena = Arena.ofShared();
  private MemorySegment memory = MemorySegment.NULL;

  /// So many bytes, whatever is in them; those taken before are void.
  MemorySegment take(long bytes) {
    if (memory.byteSize() < bytes) {
      free();
      arena = Arena.ofShared();
      memory = arena.allocate(bytes, ALIGNMENT);
    }
    return memory.asSlice(0, bytes);
  }

  /// Ends the use of what was taken.
  void release() {
    if (memory.byteSize() > KEPT) {
      free();
    }
  }

  private void free() {
    memory = MemorySegment.NULL;
    close();
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
