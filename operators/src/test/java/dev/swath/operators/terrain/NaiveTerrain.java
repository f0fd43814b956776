package dev.swath.operators.terrain;

import dev.swath.array.Block;
import dev.swath.raster.RasterSchema;

/// Measures of terrain the plain way: one pixel at a time over the whole raster.
final class NaiveTerrain {
  private final Block heights;
  private final RasterSchema schema;
  private final Border border;

  NaiveTerrain(Block heights, RasterSchema schema, Border border) {
    this.heights = heights;
    this.schema = schema;
    this.border = border;
  }

  /// The nine heights around a pixel, row by row; none if the result is no data.
  double[] around(long band, long row, long col) {
    double[] nine = new double[9];
    boolean corner = row == 0 || row == schema.rows() - 1;
    double middle = height(band, row, col);
    for (int k = 0; k < 9; k++) {
      double height = beyond(band, row + k / 3 - 1, col + k % 3 - 1, corner);
      if (Double.isNaN(height) && (border == Border.NODATA || Double.isNaN(middle))) {
        return new double[0];
      }
      nine[k] = Double.isNaN(height) ? middle : height;
    }
    return nine;
  }

  private double beyond(long band, long row, long col, boolean repeat) {
    boolean outside = row < 0 || col < 0 || row >= schema.rows() || col >= schema.cols();
    if (!outside) {
      return height(band, row, col);
    }
    if (border == Border.NODATA) {
      return Double.NaN;
    }
    long inner = Math.clamp(col, 0, schema.cols() - 1);
    if (col != inner && !repeat) {
      long next = inner + (inner - col);
      return 2 * height(band, row, inner) - height(band, row, next);
    }
    if (row < 0) {
      return 2 * height(band, 0, inner) - height(band, 1, inner);
    }
    if (row >= schema.rows()) {
      return 2 * height(band, row - 1, inner) - height(band, row - 2, inner);
    }
    return height(band, row, inner);
  }

  private double height(long band, long row, long col) {
    double value = heights.value(band, row, col);
    boolean gap = schema.noData().isPresent() && schema.noData().get().value() == value;
    return gap ? Double.NaN : value;
  }

  /// A measure of nine heights on square pixels of a size, north up.
  static double measure(Measure measure, double[] z, double pixel) {
    return switch (measure) {
      case Measure.Slope slope -> {
        double rise = Math.hypot(east(slope.gradient(), z), north(slope.gradient(), z)) / pixel;
        yield slope.unit() == Measure.SlopeUnit.PERCENT
            ? 100 * rise
            : Math.toDegrees(Math.atan(rise));
      }
      case Measure.Aspect aspect -> aspect(aspect, z);
      case Measure.Hillshade shade -> shade(shade, z, pixel);
      case Measure.Position _ -> z[4] - (sum(z) - z[4]) / 8;
      case Measure.Ruggedness ruggedness -> ruggedness(ruggedness.formula(), z);
      case Measure.Roughness _ -> {
        double[] sorted = z.clone();
        java.util.Arrays.sort(sorted);
        yield sorted[8] - sorted[0];
      }
      case Measure.Curvature _ -> -100 * (z[3] + z[5] + z[1] + z[7] - 4 * z[4]) / (pixel * pixel);
    };
  }

  private static double sum(double[] z) {
    double sum = 0;
    for (double value : z) {
      sum += value;
    }
    return sum;
  }

  private static double east(Gradient gradient, double[] z) {
    return gradient == Gradient.HORN
        ? (z[2] + 2 * z[5] + z[8] - z[0] - 2 * z[3] - z[6]) / 8
        : (z[5] - z[3]) / 2;
  }

  private static double north(Gradient gradient, double[] z) {
    return gradient == Gradient.HORN
        ? (z[0] + 2 * z[1] + z[2] - z[6] - 2 * z[7] - z[8]) / 8
        : (z[1] - z[7]) / 2;
  }

  private static double aspect(Measure.Aspect aspect, double[] z) {
    double east = east(aspect.gradient(), z);
    double north = north(aspect.gradient(), z);
    if (east == 0 && north == 0) {
      return aspect.zeroForFlat() ? 0 : -9999;
    }
    double angle = Math.toDegrees(Math.atan2(-north, -east));
    double turned = aspect.trigonometric() ? angle : 90 - angle;
    return (turned + 720) % 360;
  }

  private static double shade(Measure.Hillshade shade, double[] z, double pixel) {
    double east = east(shade.gradient(), z) / pixel;
    double north = north(shade.gradient(), z) / pixel;
    double azimuth = Math.toRadians(shade.light().azimuth());
    double altitude = Math.toRadians(shade.light().altitude());
    double[] light = {
      Math.cos(altitude) * Math.sin(azimuth),
      Math.cos(altitude) * Math.cos(azimuth),
      Math.sin(altitude)
    };
    double length = Math.sqrt(1 + east * east + north * north);
    double cosine = (light[2] - light[0] * east - light[1] * north) / length;
    return Math.floor(1 + 254 * Math.max(0, cosine) + 0.5);
  }

  private static double ruggedness(Measure.RuggednessFormula formula, double[] z) {
    double sum = 0;
    for (double value : z) {
      double apart = Math.abs(value - z[4]);
      sum += formula == Measure.RuggednessFormula.RILEY ? apart * apart : apart;
    }
    return formula == Measure.RuggednessFormula.RILEY ? Math.sqrt(sum) : sum / 8;
  }
}
