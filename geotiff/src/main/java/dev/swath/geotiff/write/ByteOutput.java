package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Little-endian numbers on their way into a file. One thread.
final class ByteOutput {
  private static final int BUFFER_BYTES = 64 << 10;

  private final AtomicFile file;
  private final MemorySegment buffer;
  private long start;
  private long used;

  /// @param arena of the buffer of 64 KiB
  ByteOutput(AtomicFile file, Arena arena) {
    this.file = file;
    this.buffer = arena.allocate(BUFFER_BYTES);
  }

  long position() {
    return start + used;
  }

  void moveTo(long position) {
    flush();
    start = position;
  }

  /// Writes the low bytes of some bits, at most 8.
  void put(long bits, int bytes) {
    if (used + bytes > BUFFER_BYTES) {
      flush();
    }
    for (int i = 0; i < bytes; i++) {
      buffer.set(ValueLayout.JAVA_BYTE, used + i, (byte) (bits >>> 8 * i));
    }
    used += bytes;
  }

  /// Writes zeros up to a position less than 8 bytes away.
  void padTo(long position) {
    put(0, Math.toIntExact(position - position()));
  }

  void flush() {
    file.write(start, buffer.asSlice(0, used));
    start += used;
    used = 0;
  }
}
