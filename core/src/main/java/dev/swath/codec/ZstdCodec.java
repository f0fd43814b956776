package dev.swath.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Zstandard frames, one after another, with or without their size.
final class ZstdCodec implements Codec {
  /// Frames with a larger window than the block, or than this, are not decoded in parts.
  private static final int MIN_WINDOW_LOG = 23;

  private static final int MAX_WINDOW_LOG = 27;

  private final ZstdCompressCtx compressor = new ZstdCompressCtx();
  private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();

  ZstdCodec(int level) {
    compressor.setLevel(level);
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return Zstd.compressBound(bytes);
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    int room = Math.toIntExact(Math.min(into.byteSize(), Integer.MAX_VALUE));
    return compressor.compressDirectByteBuffer(
        into.asSlice(0, room).asByteBuffer(), 0, room, from.asByteBuffer(), 0, Bytes.size(from));
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    try {
      return decompress(from, into);
    } catch (ZstdException e) {
      throw e.getErrorCode() == Zstd.errDstSizeTooSmall()
          ? Bytes.tooLong("zstd", into)
          : damaged(e);
    }
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    try {
      return decompress(from, into);
    } catch (ZstdException e) {
      if (e.getErrorCode() != Zstd.errDstSizeTooSmall()
          && e.getErrorCode() != Zstd.errPrefixUnknown()
          && e.getErrorCode() != Zstd.errSrcSizeWrong()) {
        throw damaged(e);
      }
      return stream(from, into);
    }
  }

  private long decompress(MemorySegment from, MemorySegment into) {
    return decompressor.decompressDirectByteBuffer(
        into.asByteBuffer(), 0, Bytes.size(into), from.asByteBuffer(), 0, Bytes.size(from));
  }

  /// Decodes in parts, which takes a window of native memory, until the block is full.
  private long stream(MemorySegment from, MemorySegment into) {
    ByteBuffer in = from.asByteBuffer();
    ByteBuffer out = into.asByteBuffer();
    decompressor.reset();
    decompressor.setLongMax(windowLog(into.byteSize()));
    try {
      boolean ended = false;
      while (out.hasRemaining() && in.hasRemaining()) {
        ended = decompressor.decompressDirectByteBufferStream(out, in);
      }
      if (out.hasRemaining() && !ended) {
        throw Bytes.damaged("zstd", "is cut short");
      }
    } catch (ZstdException e) {
      throw damaged(e);
    } finally {
      decompressor.reset();
    }
    return out.position();
  }

  private static int windowLog(long bytes) {
    int log = Long.SIZE - Long.numberOfLeadingZeros(bytes);
    return Math.clamp(log, MIN_WINDOW_LOG, MAX_WINDOW_LOG);
  }

  private static CorruptDataException damaged(ZstdException e) {
    return Bytes.damaged("zstd", "is damaged: " + e.getMessage());
  }

  @Override
  public void close() {
    compressor.close();
    decompressor.close();
  }
}
