package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.geotiff.lerc.LercDecoder;
import java.lang.foreign.MemorySegment;

/// Blocks of LERC2 data, which may be compressed once more.
final class LercBlocks implements BlockDecoder {
  /// What LERC takes for a block at most: the values as they are, for every sample a mask of a bit
  /// each, and what stands before them.
  private static final int HEADERS = 4096;

  private static final int HEADER = 256;

  private final LercDecoder lerc;
  private final Codec codec;
  private final boolean wrapped;
  private final long blobBytes;

  LercBlocks(TileFormat format) {
    this.lerc = new LercDecoder(format.dtype(), format.width(), format.height(), format.samples());
    int compression = format.details().lercCompression();
    this.codec = Codecs.open(codec(compression));
    this.wrapped = compression != 0;
    this.blobBytes = blobBytes(format);
  }

  private static CodecSpec codec(int compression) {
    return switch (compression) {
      case 0 -> new CodecSpec.None();
      case 1 -> new CodecSpec.Deflate(1);
      case 2 -> new CodecSpec.Zstd(1);
      default ->
          throw new UnsupportedDataException(
              "LERC within compression " + compression + " is not supported",
              "supported are 0 (none), 1 (deflate) and 2 (zstd)");
    };
  }

  private static long blobBytes(TileFormat format) {
    if (format.details().lercCompression() == 0) {
      return 0;
    }
    long pixels = Math.multiplyFull(format.width(), format.height());
    return format.blockBytes() + pixels / 4 + (pixels / 8 + HEADER) * format.samples() + HEADERS;
  }

  static long scratchBytes(TileFormat format) {
    return blobBytes(format)
        + LercDecoder.scratchBytes(
            format.dtype(), format.width(), format.height(), format.samples());
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    MemorySegment rest = scratch.asSlice(blobBytes);
    if (!wrapped) {
      return lerc.decode(stored, rows, rest);
    }
    MemorySegment blob = scratch.asSlice(0, Math.min(blobBytes, Integer.MAX_VALUE));
    long bytes = codec.decode(stored, blob);
    if (bytes == 0) {
      throw new CorruptDataException("LERC data is empty", "get the file again");
    }
    return lerc.decode(blob.asSlice(0, bytes), rows, rest);
  }

  @Override
  public void close() {
    codec.close();
  }
}
