package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.tile.Predictor;

/// How the pixels of a tile become bytes: a predictor, then a codec.
///
/// @param codecCode the codec's number in TIFF
record TileEncoding(CodecSpec codec, int codecCode, Predictor predictor) {
  static TileEncoding of(GeoTiffOptions options, TileLayout layout) {
    CodecSpec codec =
        options.codec() instanceof CodecSpec.PackBits
            ? new CodecSpec.PackBits(layout.rowBytes())
            : options.codec();
    return new TileEncoding(
        codec, code(codec), predictor(options.prediction(), codec, layout.dtype()));
  }

  private static int code(CodecSpec codec) {
    return switch (codec) {
      case CodecSpec.None() -> 1;
      case CodecSpec.Lzw() -> 5;
      case CodecSpec.Deflate(int _) -> 8;
      case CodecSpec.PackBits(int _) -> 32773;
      case CodecSpec.Zstd(int _) -> 50000;
    };
  }

  private static boolean takesPredictor(CodecSpec codec) {
    return switch (codec) {
      case CodecSpec.None(), CodecSpec.PackBits(int _) -> false;
      case CodecSpec.Lzw(), CodecSpec.Deflate(int _), CodecSpec.Zstd(int _) -> true;
    };
  }

  private static Predictor predictor(
      GeoTiffOptions.Prediction wanted, CodecSpec codec, DType dtype) {
    Predictor predictor =
        switch (wanted) {
          case NONE -> Predictor.NONE;
          case AUTO -> takesPredictor(codec) ? natural(dtype) : Predictor.NONE;
          case HORIZONTAL -> Predictor.HORIZONTAL;
          case FLOATING_POINT -> Predictor.FLOATING_POINT;
        };
    checkCodec(predictor, codec);
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

  private static void checkCodec(Predictor predictor, CodecSpec codec) {
    if (predictor != Predictor.NONE && !takesPredictor(codec)) {
      throw new UnsupportedDataException(
          "predictor "
              + predictor.code()
              + " goes with LZW, deflate and zstd but the codec is "
              + codec.getClass().getSimpleName(),
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
