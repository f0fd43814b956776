package dev.swath.codec;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.swath.CorruptDataException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// gzip by libdeflate. Its contexts are made at their first use.
final class LibdeflateGzipCodec implements Codec {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment read = arena.allocate(JAVA_LONG);
  private final MemorySegment written = arena.allocate(JAVA_LONG);
  private final int level;
  private MemorySegment compressor = MemorySegment.NULL;
  private MemorySegment decompressor = MemorySegment.NULL;

  LibdeflateGzipCodec(int level) {
    this.level = level;
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return Libdeflate.gzipCompressBound(bytes);
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    if (compressor.equals(MemorySegment.NULL)) {
      compressor = Libdeflate.allocCompressor(level);
    }
    long bytes = Libdeflate.gzipCompress(compressor, from, into);
    if (bytes == 0) {
      throw new IllegalStateException("libdeflate broke its own bound");
    }
    return bytes;
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    Bytes.size(from);
    Bytes.size(into);
    long at = 0;
    long out = 0;
    do {
      switch (decodeMember(from.asSlice(at), into.asSlice(out))) {
        case Libdeflate.SUCCESS -> {
          at += read.get(JAVA_LONG, 0);
          out += written.get(JAVA_LONG, 0);
        }
        case Libdeflate.INSUFFICIENT_SPACE -> throw Bytes.tooLong("gzip", into);
        default ->
            throw Bytes.damaged("gzip", "is damaged in the member that begins at byte " + at);
      }
    } while (GzipHeader.isMore(from, at));
    return out;
  }

  private int decodeMember(MemorySegment from, MemorySegment into) {
    if (decompressor.equals(MemorySegment.NULL)) {
      decompressor = Libdeflate.allocDecompressor();
    }
    return Libdeflate.gzipDecompress(decompressor, from, into, read, written);
  }

  /// libdeflate decodes all or nothing; the JDK's inflater stops where it is told.
  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    try {
      return decode(from, into);
    } catch (CorruptDataException _) {
      try (GzipCodec gzip = new GzipCodec(1)) {
        return gzip.decodeStart(from, into);
      }
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
