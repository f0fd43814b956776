package dev.swath.jobs.preview;

import dev.swath.store.AtomicFile;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;

/// Appends to a file that its owner commits and closes.
final class AppendingStream extends OutputStream {
  private final AtomicFile file;
  private long position;

  AppendingStream(AtomicFile file) {
    this.file = file;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    file.write(position, MemorySegment.ofArray(bytes).asSlice(offset, length));
    position += length;
  }
}
