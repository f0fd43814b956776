package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.NoData;
import java.util.Locale;

/// The text of a nodata value: whole numbers in full, others with as many digits as make them
/// unique as doubles, `nan`, `inf` and `-inf`.
final class NoDataText {
  /// Whole doubles below this are written without an exponent.
  private static final double PLAIN = 1e15;

  private NoDataText() {}

  static String of(NoData noData) {
    check(noData);
    DType type = noData.dtype().component();
    return switch (type.kind()) {
      case BOOL, UNSIGNED -> Long.toUnsignedString(noData.bits());
      case SIGNED -> Long.toString(signed(type, noData.bits()));
      case FLOAT, COMPLEX -> text(noData.value());
    };
  }

  private static long signed(DType type, long bits) {
    int unused = 64 - 8 * type.bytes();
    return bits << unused >> unused;
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < PLAIN && !isNegativeZero(value)) {
      return Long.toString((long) value);
    }
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  private static void check(NoData noData) {
    DType type = noData.dtype().component();
    long bits = noData.bits();
    if (type == DType.BOOL && bits > 1) {
      throw new UnsupportedDataException(
          "nodata of bits 0x" + Long.toHexString(bits) + " is no " + type + " value",
          "choose a nodata value that the data type can hold");
    }
  }
}
