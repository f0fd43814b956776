package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.tile.Compression;
import dev.swath.geotiff.tile.Predictor;

/// How the pixels of a tile become bytes: a predictor, then a codec.
///
/// @param compression what TIFF calls the codec
record TileEncoding(CodecSpec codec, Compression compression, Predictor predictor) {
  static TileEncoding of(GeoTiffOptions options, TileLayout layout) {
    CodecSpec codec =
        options.codec() instanceof CodecSpec.PackBits
            ? new CodecSpec.PackBits(layout.rowBytes())
            : options.codec();
    Compression compression = compression(codec);
    return new TileEncoding(
        codec, compression, predictor(options.prediction(), compression, layout.dtype()));
  }

  private static Compression compression(CodecSpec codec) {
    return switch (codec) {
      case CodecSpec.None() -> Compression.NONE;
      case CodecSpec.Lzw() -> Compression.LZW;
      case CodecSpec.Deflate(int _) -> Compression.DEFLATE;
      case CodecSpec.PackBits(int _) -> Compression.PACK_BITS;
      case CodecSpec.Zstd(int _) -> Compression.ZSTD;
      case CodecSpec.Gzip _ -> throw notInTiff("gzip");
      case CodecSpec.Lz4 _ -> throw notInTiff("LZ4");
      case CodecSpec.Blosc _ -> throw notInTiff("blosc");
    };
  }

  private static UnsupportedDataException notInTiff(String codec) {
    return new UnsupportedDataException(
        "a TIFF's tiles are not compressed with " + codec,
        "choose none, LZW, deflate, PackBits or zstd");
  }

  private static Predictor predictor(
      GeoTiffOptions.Prediction wanted, Compression compression, DType dtype) {
    Predictor predictor =
        switch (wanted) {
          case NONE -> Predictor.NONE;
          case AUTO -> compression.isPredicted() ? natural(dtype) : Predictor.NONE;
          case HORIZONTAL -> Predictor.HORIZONTAL;
          case FLOATING_POINT -> Predictor.FLOATING_POINT;
        };
    checkCompression(predictor, compression);
    checkType(predictor, dtype);
    return predictor;
  }

  private static Predictor natural(DType dtype) {
    return switch (dtype.kind()) {
      case UNSIGNED, SIGNED -> Predictor.HORIZONTAL;
      case FLOAT -> Predictor.FLOATING_POINT;
      case BOOL, COMPLEX -> Predictor.NONE;
    };
  }

  private static void checkCompression(Predictor predictor, Compression compression) {
    if (predictor != Predictor.NONE && !compression.isPredicted()) {
      throw new UnsupportedDataException(
          "predictor "
              + predictor.code()
              + " goes with LZW, deflate and zstd but the compression is "
              + compression.label(),
          "choose another codec or no predictor");
    }
  }

  private static void checkType(Predictor predictor, DType dtype) {
    boolean fits =
        switch (predictor) {
          case NONE -> true;
          case HORIZONTAL -> dtype.kind() != DType.Kind.COMPLEX;
          case FLOATING_POINT -> dtype.kind() == DType.Kind.FLOAT;
        };
    if (!fits) {
      throw new UnsupportedDataException(
          "predictor "
              + predictor.code()
              + " is for real "
              + (predictor == Predictor.HORIZONTAL ? "" : "floating-point ")
              + "values but the pixels are "
              + dtype,
          "choose another predictor or none");
    }
  }
}
