package dev.swath.cli;

import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;

/// Numbers of rasters, as text and JSON want them.
final class Numbers {
  private static final double EXACT = 0x1p53;

  private Numbers() {}

  /// A value without a needless fraction.
  static String text(double value) {
    return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// The value, to the last digit of 64-bit integers too.
  static String text(NoData noData) {
    return json(noData) instanceof Double value ? text(value) : json(noData).toString();
  }

  /// A whole number where the value is one, so that no reader takes it for a fraction.
  static Number json(double value) {
    if (isWhole(value)) {
      return (long) value;
    }
    return value;
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT && !(value == 0 && 1 / value < 0);
  }

  static Number json(NoData noData) {
    if (noData.dtype() == DType.INT64) {
      return noData.bits();
    }
    if (noData.dtype() == DType.UINT64) {
      return new java.math.BigInteger(Long.toUnsignedString(noData.bits()));
    }
    return json(noData.value());
  }

  /// The smallest box around all pixels: xmin, ymin, xmax, ymax.
  static double[] bounds(RasterSchema schema, Affine map) {
    double[] box = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (int corner = 0; corner < 4; corner++) {
      double col = corner % 2 == 0 ? 0 : schema.cols();
      double row = corner / 2 == 0 ? 0 : schema.rows();
      box[0] = Math.min(box[0], map.x(col, row));
      box[1] = Math.min(box[1], map.y(col, row));
      box[2] = Math.max(box[2], map.x(col, row));
      box[3] = Math.max(box[3], map.y(col, row));
    }
    return box;
  }

  static long bands(RasterSchema schema) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    return axis < 0 ? 1 : schema.extent().size(axis);
  }
}
