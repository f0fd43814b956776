package dev.swath.codec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// gzip by the JDK, for platforms without libdeflate and for the start of longer data.
final class GzipCodec implements Codec {
  private final Deflater deflater;
  private final Inflater inflater = new Inflater(true);
  private final ByteBuffer beyond = ByteBuffer.allocate(1);

  GzipCodec(int level) {
    this.deflater = new Deflater(level, true);
  }

  /// Room for the fastest levels of all zlib builds, which may take nine bits for a byte.
  @Override
  public long maxEncodedBytes(long bytes) {
    return bytes + bytes / 8 + 64 + GzipHeader.BYTES + GzipHeader.TRAILER_BYTES;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    GzipHeader.write(into);
    long room = maxEncodedBytes(from.byteSize()) - GzipHeader.BYTES - GzipHeader.TRAILER_BYTES;
    deflater.reset();
    deflater.setInput(from.asByteBuffer());
    deflater.finish();
    ByteBuffer out = into.asSlice(GzipHeader.BYTES, room).asByteBuffer();
    while (!deflater.finished() && out.hasRemaining()) {
      deflater.deflate(out);
    }
    if (!deflater.finished()) {
      throw new IllegalStateException("zlib broke the bound for its output");
    }
    long end = GzipHeader.BYTES + deflater.getBytesWritten();
    GzipHeader.writeTrailer(into, end, crc(from), Bytes.size(from));
    return end + GzipHeader.TRAILER_BYTES;
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    Bytes.size(from);
    Bytes.size(into);
    long at = 0;
    long out = 0;
    do {
      at = GzipHeader.end(from, at);
      MemorySegment rest = into.asSlice(out);
      int bytes = inflate(from.asSlice(at), rest);
      if (!inflater.finished()) {
        finish(into);
      }
      at =
          GzipHeader.trailerEnd(
              from, at + inflater.getBytesRead(), crc(rest.asSlice(0, bytes)), bytes);
      out += bytes;
    } while (GzipHeader.isMore(from, at));
    return out;
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    Bytes.size(from);
    long room = Bytes.size(into);
    long at = 0;
    long out = 0;
    while (out < room && (at == 0 || GzipHeader.isMore(from, at))) {
      at = GzipHeader.end(from, at);
      MemorySegment rest = into.asSlice(out);
      int bytes = inflate(from.asSlice(at), rest);
      out += bytes;
      if (inflater.finished()) {
        at += inflater.getBytesRead();
        at = GzipHeader.trailerEnd(from, at, crc(rest.asSlice(0, bytes)), bytes);
      }
    }
    return out;
  }

  /// Inflates until the target is full or the data ends.
  private int inflate(MemorySegment from, MemorySegment into) {
    inflater.reset();
    inflater.setInput(from.asByteBuffer());
    ByteBuffer out = into.asByteBuffer();
    try {
      while (out.hasRemaining() && !inflater.finished()) {
        if (inflater.inflate(out) == 0 && !inflater.finished()) {
          throw Bytes.damaged("gzip", "is cut short");
        }
      }
    } catch (DataFormatException e) {
      throw Bytes.damaged("gzip", "is damaged: " + e.getMessage());
    }
    return out.position();
  }

  /// Reads the mark of the end that follows the last byte.
  private void finish(MemorySegment into) {
    try {
      if (inflater.inflate(beyond.clear()) > 0) {
        throw Bytes.tooLong("gzip", into);
      }
    } catch (DataFormatException e) {
      throw Bytes.damaged("gzip", "is damaged: " + e.getMessage());
    }
    if (!inflater.finished()) {
      throw Bytes.damaged("gzip", "is cut short");
    }
  }

  private static int crc(MemorySegment bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.asByteBuffer());
    // The checksum's 32 bits, whatever they would be as a number.
    return (int) crc.getValue();
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
