package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// LZW as TIFF has it. Decoding also reads the older variant, which starts with a clear code of
/// the least significant bit first.
final class LzwCodec implements Codec {
  static final int CLEAR = 256;
  static final int END = 257;
  static final int FIRST_FREE = 258;
  static final int MIN_WIDTH = 9;
  static final int MAX_WIDTH = 12;
  static final int CODES = 1 << MAX_WIDTH;

  private final LzwEncoder encoder = new LzwEncoder();
  private final LzwDecoder decoder = new LzwDecoder();

  /// At worst a code of twelve bits for every byte.
  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes + bytes / 2 + bytes / 1024 + 16;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    return encoder.encode(from, into);
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    return decoder.decode(from, into, true);
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return decoder.decode(from, into, false);
  }

  @Override
  public void close() {}
}
