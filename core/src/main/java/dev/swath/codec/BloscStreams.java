package dev.swath.codec;

import dev.swath.UnsupportedDataException;
import dev.swath.codec.CodecSpec.Blosc;
import java.lang.foreign.MemorySegment;

/// The compressors of Blosc, each made at its first use.
final class BloscStreams implements AutoCloseable {
  private static final int BLOSCLZ = 0;
  private static final int LZ4 = 1;
  private static final int SNAPPY = 2;
  private static final int ZLIB = 3;
  private static final int ZSTD = 4;

  private static final int MOST_ZSTD = 22;

  private final Blosc.Compressor compressor;
  private final int level;
  private final Codec[] codecs = new Codec[ZSTD + 1];

  BloscStreams(Blosc.Compressor compressor, int level) {
    this.compressor = compressor;
    this.level = level;
  }

  /// The number of the format that is written.
  int format() {
    return switch (compressor) {
      case BLOSCLZ -> BLOSCLZ;
      case LZ4, LZ4HC -> LZ4;
      case SNAPPY -> SNAPPY;
      case ZLIB -> ZLIB;
      case ZSTD -> ZSTD;
    };
  }

  private boolean isOnlyRead() {
    return compressor == Blosc.Compressor.BLOSCLZ || compressor == Blosc.Compressor.SNAPPY;
  }

  /// The most bytes of a stream, before one that does not pay is replaced by its plain bytes.
  long maxEncodedBytes(long bytes) {
    return isOnlyRead() ? bytes : encoder().maxEncodedBytes(bytes);
  }

  /// What the streams are written with.
  Codec encoder() {
    if (isOnlyRead()) {
      throw new UnsupportedDataException(
          "blosc is written with LZ4, LZ4HC, ZLIB or ZSTD but the compressor is " + compressor,
          "choose one of these");
    }
    return codec(format());
  }

  long decode(int format, MemorySegment from, MemorySegment into) {
    return switch (format) {
      case BLOSCLZ -> BloscLz.decode(from, into);
      case SNAPPY -> SnappyBlocks.decode(from, into);
      case LZ4, ZLIB, ZSTD -> codec(format).decode(from, into);
      default ->
          throw new UnsupportedDataException(
              "blosc is read with BloscLZ, LZ4, snappy, zlib and zstd (0 to 4) but has compressor "
                  + format,
              "store the array with one of these");
    };
  }

  private Codec codec(int format) {
    if (codecs[format] == null) {
      codecs[format] = open(format);
    }
    return codecs[format];
  }

  /// Levels mean what they mean in Blosc's own library.
  private Codec open(int format) {
    return switch (format) {
      case LZ4 ->
          compressor == Blosc.Compressor.LZ4HC
              ? Codecs.smallLz4Blocks(level)
              : Codecs.lz4Blocks(Math.max(1, 10 - level));
      case ZLIB -> Codecs.open(new CodecSpec.Deflate(Math.max(1, level)));
      default -> Codecs.open(new CodecSpec.Zstd(zstdLevel()));
    };
  }

  private int zstdLevel() {
    return switch (level) {
      case 9 -> MOST_ZSTD;
      case 8 -> MOST_ZSTD - 2;
      default -> Math.max(1, 2 * level - 1);
    };
  }

  @Override
  public void close() {
    for (Codec codec : codecs) {
      if (codec != null) {
        codec.close();
      }
    }
  }
}
