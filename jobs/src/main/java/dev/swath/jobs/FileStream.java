package dev.swath.jobs;

import dev.swath.store.AtomicFile;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;

/// Writes a file from its start. The file stays its owner's to commit and close.
final class FileStream extends OutputStream {
  private final AtomicFile file;
  private long length;

  FileStream(AtomicFile file) {
    this.file = file;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    file.write(length, MemorySegment.ofArray(bytes).asSlice(from, count));
    length += count;
  }

  long length() {
    return length;
  }

  @Override
  public void close() {}
}
