package dev.swath.codec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// zlib-wrapped deflate by the JDK, for platforms without libdeflate. Levels stop at 9.
final class ZlibCodec implements Codec {
  private static final int PIECE = 8 << 10;

  private final Deflater deflater;
  private final Inflater inflater = new Inflater();
  private final ByteBuffer beyond = ByteBuffer.allocate(1);

  ZlibCodec(int level) {
    this.deflater = new Deflater(Math.min(level, Deflater.BEST_COMPRESSION));
  }

  /// Room for the fastest levels of all zlib builds, which may take nine bits for a byte.
  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes + bytes / 8 + 64;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    deflater.reset();
    deflater.setInput(from.asByteBuffer());
    deflater.finish();
    ByteBuffer out = into.asSlice(0, maxEncodedBytes(from.byteSize())).asByteBuffer();
    while (!deflater.finished() && out.hasRemaining()) {
      deflater.deflate(out);
    }
    if (!deflater.finished()) {
      throw new IllegalStateException("zlib broke the bound for its output");
    }
    return deflater.getBytesWritten();
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    long bytes = inflate(from, into);
    if (!inflater.finished()) {
      finish(into);
    }
    return bytes;
  }

  /// Reads the checksum that follows the last byte.
  private void finish(MemorySegment into) {
    try {
      if (inflater.inflate(beyond.clear()) > 0) {
        throw Bytes.tooLong("deflate", into);
      }
    } catch (DataFormatException e) {
      throw Bytes.damaged("deflate", "is damaged: " + e.getMessage());
    }
    if (!inflater.finished()) {
      throw Bytes.damaged("deflate", "is cut short");
    }
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    long bytes = inflate(from, into);
    checkRest(bytes);
    return bytes;
  }

  private long inflate(MemorySegment from, MemorySegment into) {
    Bytes.size(from);
    Bytes.size(into);
    inflater.reset();
    inflater.setInput(from.asByteBuffer());
    ByteBuffer out = into.asByteBuffer();
    try {
      while (out.hasRemaining() && !inflater.finished()) {
        if (inflater.inflate(out) == 0 && !inflater.finished()) {
          throw Bytes.damaged("deflate", "is cut short");
        }
      }
    } catch (DataFormatException e) {
      throw Bytes.damaged("deflate", "is damaged: " + e.getMessage());
    }
    return out.position();
  }

  /// Goes on to the end of data that is longer than wanted, within reason, because only its
  /// checksum tells damaged bytes from good ones. What is cut short behind the bytes wanted
  /// may be.
  private void checkRest(long wanted) {
    byte[] rest = new byte[PIECE];
    long most = Math.max(PIECE, wanted);
    try {
      int piece = 1;
      for (long passed = 0; piece > 0 && passed < most; passed += piece) {
        piece = inflater.finished() ? 0 : inflater.inflate(rest);
      }
    } catch (DataFormatException e) {
      throw Bytes.damaged("deflate", "is damaged: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
