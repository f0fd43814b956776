package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import java.nio.ByteOrder;
import java.util.Optional;

/// How the blocks of an image are stored. Tiles and strips are the same here: a strip is as wide as
/// the image, and its last one may have fewer rows.
///
/// Rows are packed, the first sample in the highest bits, and end on a byte; samples of 16, 32, 64
/// and 128 bits and floats of 24 are in the byte order of the file.
///
/// @param width pixels of a stored row
/// @param height rows of a block
/// @param samples samples of a pixel in a block; 1 where every band has blocks of its own
/// @param type type of all samples
/// @param compression how blocks are compressed
/// @param predictor what was done to rows before; ignored by compressions that have no predictor
/// @param byteOrder byte order of the file
/// @param details settings of single compressions
public record TileFormat(
    int width,
    int height,
    int samples,
    SampleType type,
    Compression compression,
    Predictor predictor,
    ByteOrder byteOrder,
    TileDetails details) {
  public TileFormat {
    if (width < 1 || height < 1 || samples < 1) {
      throw new CorruptDataException(
          "blocks of %d x %d pixels of %d samples are empty".formatted(width, height, samples),
          "get the file again");
    }
    if (!compression.isPredicted()) {
      predictor = Predictor.NONE;
    }
    checkPredictor(predictor, type);
    checkType(compression, type, samples);
    checkColour(compression, predictor, samples, type, details.colour());
    checkSize(width, height, samples, type);
  }

  private static void checkPredictor(Predictor predictor, SampleType type) {
    boolean taken =
        switch (predictor) {
          case NONE -> true;
          case HORIZONTAL -> type.bits() % Byte.SIZE == 0 && predictor.takes(type.bits() / 8);
          case FLOATING_POINT ->
              type.format() == SampleFormat.FLOAT && predictor.takes(type.bits() / 8);
        };
    if (!taken) {
      throw new UnsupportedDataException(
          "predictor " + predictor.code() + " on samples of " + type.bits() + " bits is not read",
          "predictor 2 is read on 8, 16, 32 and 64 bits, predictor 3 on floats");
    }
  }

  private static void checkType(Compression compression, SampleType type, int samples) {
    boolean taken =
        switch (compression) {
          case NONE, LZW, DEFLATE, PACK_BITS, LZMA, ZSTD -> true;
          case CCITT_RLE, CCITT_T4, CCITT_T6 -> type.bits() == 1 && samples == 1;
          case THUNDER_SCAN -> type.bits() == 4 && samples == 1;
          case NEXT -> type.bits() == 2 && samples == 1;
          case JPEG -> type.bits() == Byte.SIZE && samples <= 4;
          case WEBP -> type.bits() == Byte.SIZE && (samples == 3 || samples == 4);
          case SGI_LOG ->
              type.bits() == Short.SIZE && type.format() != SampleFormat.FLOAT && samples <= 3;
          case LERC -> type.isWhole() && type.dtype().kind() != DType.Kind.COMPLEX;
        };
    if (!taken) {
      throw new UnsupportedDataException(
          "%s of %d samples of %d bits is not read"
              .formatted(compression.label(), samples, type.bits()),
          "JPEG and WebP are read with 8 bits, SGI LogLuv with integers of 16, CCITT with 1, NeXT with 2,"
              + " ThunderScan with 4");
    }
  }

  private static void checkColour(
      Compression compression, Predictor predictor, int samples, SampleType type, Colour colour) {
    if (compression == Compression.SGI_LOG
        && colour.photometric() != (samples == 1 ? Colour.LOG_L : Colour.LOG_LUV)) {
      throw new UnsupportedDataException(
          "SGI LogLuv of %d samples with photometric interpretation %d is not read"
              .formatted(samples, colour.photometric()),
          "one sample is read as LogL (32844), three together as LogLuv (32845)");
    }
    boolean plain = codec(compression).isPresent() && predictor == Predictor.NONE;
    boolean rgb = samples == 3 && type.bits() == Byte.SIZE;
    if (colour.isSubsampled() && compression != Compression.JPEG && !(plain && rgb)) {
      throw new UnsupportedDataException(
          "subsampled chroma in %d samples of %d bits compressed with %s is not supported"
              .formatted(samples, type.bits(), compression.label()),
          "it is read from JPEG, and in three samples of 8 bits together from none, LZW, deflate,"
              + " zstd and PackBits without predictor");
    }
  }

  private static void checkSize(int width, int height, int samples, SampleType type) {
    long stored = rowBytes(width, samples, type.bits());
    long pixels = Math.multiplyFull(width, samples);
    boolean fits =
        pixels <= Integer.MAX_VALUE
            && Math.max(stored, pixels * type.dtype().bytes()) <= Integer.MAX_VALUE / height;
    if (!fits) {
      throw new LimitException(
          "a block of %d x %d pixels of %d samples of %d bits is beyond 2 GiB"
              .formatted(width, height, samples, type.bits()),
          "rewrite the file with smaller blocks, or get it again if it is damaged");
    }
  }

  private static long rowBytes(int width, int samples, int bits) {
    long pixels = Math.multiplyFull(width, samples);
    return pixels > Long.MAX_VALUE / 256 ? Long.MAX_VALUE : (pixels * bits + 7) / Byte.SIZE;
  }

  /// Whether chroma is shared by boxes of pixels.
  boolean hasBoxes() {
    return details.colour().isSubsampled() && codec().isPresent();
  }

  /// Whether rows are luma and chroma, which become red, green and blue. JPEG and WebP see to that
  /// by themselves.
  boolean isYCbCr() {
    return details.colour().isYCbCr()
        && samples == 3
        && type.bits() == Byte.SIZE
        && compression != Compression.JPEG
        && compression != Compression.WEBP;
  }

  /// The codec of blocks that are one compressed string of bytes.
  Optional<CodecSpec> codec() {
    return codec(compression);
  }

  private static Optional<CodecSpec> codec(Compression compression) {
    return switch (compression) {
      case NONE -> Optional.of(new CodecSpec.None());
      case LZW -> Optional.of(new CodecSpec.Lzw());
      case DEFLATE -> Optional.of(new CodecSpec.Deflate(1));
      case ZSTD -> Optional.of(new CodecSpec.Zstd(1));
      case PACK_BITS -> Optional.of(new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS));
      case LZMA, CCITT_RLE, CCITT_T4, CCITT_T6, NEXT, THUNDER_SCAN -> Optional.empty();
      case JPEG, LERC, WEBP, SGI_LOG -> Optional.empty();
    };
  }

  /// The type of the pixels that are read.
  public DType dtype() {
    return type.dtype();
  }

  /// Bytes of a row before compression.
  public int rowBytes() {
    return Math.toIntExact(rowBytes(width, samples, type.bits()));
  }

  /// Bytes of a whole block before compression.
  public int blockBytes() {
    return Math.multiplyExact(rowBytes(), height);
  }
}
