package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;

/// How the pixels of a tile become bytes: a predictor, then a codec.
///
/// @param code the codec's number in TIFF
/// @param predictor the predictor's number in TIFF
record Compression(CodecSpec codec, int code, int predictor) {
  static final int NO_PREDICTOR = 1;
  static final int HORIZONTAL = 2;
  static final int FLOATING_POINT = 3;

  static Compression of(GeoTiffOptions options, TileLayout layout) {
    CodecSpec codec =
        options.codec() instanceof CodecSpec.PackBits
            ? new CodecSpec.PackBits(layout.rowBytes())
            : options.codec();
    return new Compression(codec, code(codec), predictor(options.prediction(), codec, layout.dtype()));
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

  private static int predictor(GeoTiffOptions.Prediction wanted, CodecSpec codec, DType dtype) {
    return switch (wanted) {
      case NONE -> NO_PREDICTOR;
      case AUTO -> takesPredictor(codec) ? natural(dtype) : NO_PREDICTOR;
      case HORIZONTAL -> {
        checkCodec(codec, HORIZONTAL);
        checkType(dtype.kind() != DType.Kind.COMPLEX, dtype, HORIZONTAL, "real values");
        yield HORIZONTAL;
      }
      case FLOATING_POINT -> {
        checkCodec(codec, FLOATING_POINT);
        checkType(
            dtype.kind() == DType.Kind.FLOAT, dtype, FLOATING_POINT, "real floating-point values");
        yield FLOATING_POINT;
      }
    };
  }

  private static int natural(DType dtype) {
    return switch (dtype.kind()) {
      case UNSIGNED, SIGNED -> HORIZONTAL;
      case FLOAT -> FLOATING_POINT;
      case BOOL, COMPLEX -> NO_PREDICTOR;
    };
  }

  private static void checkCodec(CodecSpec codec, int predictor) {
    if (!takesPredictor(codec)) {
      throw new UnsupportedDataException(
          "predictor " + predictor + " goes with LZW, deflate and zstd but the codec is " + codec,
          "choose another codec or no predictor");
    }
  }

  private static void checkType(boolean fits, DType dtype, int predictor, String types) {
    if (!fits) {
      throw new UnsupportedDataException(
          "predictor " + predictor + " is for " + types + " but the pixels are " + dtype,
          "choose another predictor or none");
    }
  }
}
