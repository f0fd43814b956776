package dev.swath.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// zlib-wrapped deflate by libdeflate. Its contexts are made at their first use.
final class LibdeflateCodec implements Codec {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment written = arena.allocate(ValueLayout.JAVA_LONG);
  private final int level;
  private MemorySegment compressor = MemorySegment.NULL;
  private MemorySegment decompressor = MemorySegment.NULL;

  LibdeflateCodec(int level) {
    this.level = level;
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return Libdeflate.compressBound(bytes);
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    if (compressor.equals(MemorySegment.NULL)) {
      compressor = Libdeflate.allocCompressor(level);
    }
    long bytes = Libdeflate.compress(compressor, from, into);
    if (bytes == 0) {
      throw new IllegalStateException("libdeflate broke its own bound");
    }
    return bytes;
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    return switch (decompress(from, into)) {
      case Libdeflate.SUCCESS -> written.get(ValueLayout.JAVA_LONG, 0);
      case Libdeflate.INSUFFICIENT_SPACE -> throw Bytes.tooLong("deflate", into);
      default -> throw Bytes.damaged("deflate", "is damaged");
    };
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return switch (decompress(from, into)) {
      case Libdeflate.SUCCESS -> written.get(ValueLayout.JAVA_LONG, 0);
      case Libdeflate.INSUFFICIENT_SPACE -> inflateStart(from, into);
      default -> throw Bytes.damaged("deflate", "is damaged");
    };
  }

  private int decompress(MemorySegment from, MemorySegment into) {
    Bytes.size(from);
    Bytes.size(into);
    if (decompressor.equals(MemorySegment.NULL)) {
      decompressor = Libdeflate.allocDecompressor();
    }
    return Libdeflate.decompress(decompressor, from, into, written);
  }

  /// libdeflate decodes all or nothing; the JDK's inflater stops where it is told.
  private static long inflateStart(MemorySegment from, MemorySegment into) {
    try (ZlibCodec zlib = new ZlibCodec(1)) {
      return zlib.decodeStart(from, into);
    }
  }

  @Override
  public void close() {
    if (!compressor.equals(MemorySegment.NULL)) {
      Libdeflate.freeCompressor(compressor);
      compressor = MemorySegment.NULL;
    }
    if (!decompressor.equals(MemorySegment.NULL)) {
      Libdeflate.freeDecompressor(decompressor);
      decompressor = MemorySegment.NULL;
    }
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
