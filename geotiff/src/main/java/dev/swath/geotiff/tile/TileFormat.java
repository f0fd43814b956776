package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import java.nio.ByteOrder;

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
    checkColour(compression, details.colour());
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
          case LERC -> type.isWhole() && type.dtype().kind() != DType.Kind.COMPLEX;
        };
    if (!taken) {
      throw new UnsupportedDataException(
          "%s of %d samples of %d bits is not read"
              .formatted(compression.label(), samples, type.bits()),
          "JPEG and WebP are read with 8 bits, CCITT with 1, NeXT with 2, ThunderScan with 4");
    }
  }

  /// Other compressions keep subsampled chroma in units of several pixels.
  private static void checkColour(Compression compression, Colour colour) {
    boolean subsampled = colour.subsampleX() > 1 || colour.subsampleY() > 1;
    if (colour.isYCbCr() && subsampled && compression != Compression.JPEG) {
      throw new UnsupportedDataException(
          "subsampled chroma compressed with " + compression.label() + " is not supported",
          "subsampled chroma is read from JPEG");
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
