package dev.swath.codec;

import static dev.swath.codec.Bytes.INT_LE;

import java.lang.foreign.MemorySegment;

/// An LZ4 block behind its plain size in four bytes, least significant first.
final class Lz4Codec implements Codec {
  private final Codec blocks;

  Lz4Codec(Codec blocks) {
    this.blocks = blocks;
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return Integer.BYTES + blocks.maxEncodedBytes(bytes);
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    into.set(INT_LE, 0, Bytes.size(from));
    return Integer.BYTES + blocks.encode(from, into.asSlice(Integer.BYTES));
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    int size = plainSize(from);
    if (size > into.byteSize()) {
      throw Bytes.tooLong("LZ4", into);
    }
    long bytes = blocks.decode(from.asSlice(Integer.BYTES), into.asSlice(0, size));
    if (bytes != size) {
      throw Bytes.damaged("LZ4", "decodes to " + bytes + " bytes but says " + size);
    }
    return bytes;
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    long size = Math.min(plainSize(from), into.byteSize());
    return blocks.decodeStart(from.asSlice(Integer.BYTES), into.asSlice(0, size));
  }

  private static int plainSize(MemorySegment from) {
    if (from.byteSize() < Integer.BYTES) {
      throw Bytes.damaged("LZ4", "is cut short at byte " + from.byteSize());
    }
    int size = from.get(INT_LE, 0);
    if (size < 0) {
      throw Bytes.damaged("LZ4", "says that it has " + Integer.toUnsignedLong(size) + " bytes");
    }
    return size;
  }

  @Override
  public void close() {
    blocks.close();
  }
}
