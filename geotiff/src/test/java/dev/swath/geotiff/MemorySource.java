package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes on the heap as a source, followed by as many zeros as wished; counts what is read.
public final class MemorySource implements ByteSource {
  private final MemorySegment bytes;
  private final long size;
  private final AtomicLong read = new AtomicLong();

  public MemorySource(byte[] bytes) {
    this(bytes, bytes.length);
  }

  public MemorySource(byte[] bytes, long size) {
    this.bytes = MemorySegment.ofArray(bytes);
    this.size = size;
  }

  long bytesRead() {
    return read.get();
  }

  @Override
  public String name() {
    return "memory.tif";
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into) {
    if (position < 0 || into.byteSize() > size - position) {
      throw new CorruptDataException("beyond the end", "");
    }
    read.addAndGet(into.byteSize());
    into.fill((byte) 0);
    long here = Math.clamp(bytes.byteSize() - position, 0, into.byteSize());
    if (here > 0) {
      MemorySegment.copy(bytes, position, into, 0, here);
    }
  }

  @Override
  public String fingerprint() {
    return "memory";
  }

  @Override
  public void checkUnchanged() {}

  @Override
  public void close() {}
}
