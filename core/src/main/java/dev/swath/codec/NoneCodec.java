package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// Copies.
final class NoneCodec implements Codec {
  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    return decodeStart(from, into);
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    if (from.byteSize() > into.byteSize()) {
      throw Bytes.tooLong("uncompressed", into);
    }
    return decodeStart(from, into);
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    long bytes = Math.min(from.byteSize(), into.byteSize());
    MemorySegment.copy(from, 0, into, 0, bytes);
    return bytes;
  }

  @Override
  public void close() {}
}
