package dev.swath.operators.overview;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.raster.NoData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pixel of a level after another, straight from the definitions; `alpha` is a band or −1.
record NaiveOverview(Block below, Resampling resampling, Optional<NoData> noData, int alpha) {
  /// The exact value of a pixel before it is rounded; NaN for no data.
  double value(long band, long row, long col, long rows, long cols) {
    double ratioY = (double) below.window().size(1) / rows;
    double ratioX = (double) below.window().size(2) / cols;
    return switch (resampling) {
      case NEAREST -> {
        long y = Math.min(below.window().size(1) - 1, Math.round(row * ratioY));
        long x = Math.min(below.window().size(2) - 1, Math.round(col * ratioX));
        yield at(band, y, x);
      }
      case AVERAGE -> mean(band, row * ratioY, col * ratioX, ratioY, ratioX, false);
      case RMS -> root(mean(band, row * ratioY, col * ratioX, ratioY, ratioX, true));
      case MIN, MAX -> extreme(band, row * ratioY, col * ratioX, ratioY, ratioX);
      case MODE -> mode(band, row, col, ratioY, ratioX);
      case BILINEAR, CUBIC ->
          curve(band, (row + 0.5) * ratioY, (col + 0.5) * ratioX, ratioY, ratioX);
    };
  }

  /// Of the roots of small integers' mean square, the integer whose square is nearest.
  private double root(double square) {
    double root = Math.sqrt(square);
    boolean small = below.dtype() == DType.UINT8 || below.dtype() == DType.UINT16;
    if (!small || Double.isNaN(square)) {
      return root;
    }
    double floor = Math.floor(root);
    double ceil = floor + 1;
    return ceil * ceil - square < square - floor * floor - 1e-9 * (1 + square) ? ceil : floor;
  }

  double at(long band, long row, long col) {
    long bits = below.bits(below.offset(band, row, col));
    boolean missing = noData.isPresent() && noData.get().matches(bits);
    return missing ? Double.NaN : below.value(band, row, col);
  }

  private double opacity(long band, long row, long col) {
    boolean colour = alpha >= 0 && band != alpha;
    return colour ? Math.max(0, below.value(alpha, row, col)) : 1;
  }

  private static double overlap(double from, double length, long pixel) {
    double part = Math.min(pixel + 1, from + length) - Math.max(pixel, from);
    return Math.max(0, part < 1e-7 ? 0 : part);
  }

  private double mean(
      long band, double top, double left, double high, double wide, boolean squares) {
    double sum = 0;
    double weights = 0;
    for (long y = (long) top; y < below.window().size(1) && y < top + high; y++) {
      for (long x = (long) left; x < below.window().size(2) && x < left + wide; x++) {
        double v = at(band, y, x);
        double w = overlap(top, high, y) * overlap(left, wide, x) * opacity(band, y, x);
        if (!Double.isNaN(v) && w > 0) {
          sum += w * (squares ? v * v : v);
          weights += w;
        }
      }
    }
    return sum / weights;
  }

  private double extreme(long band, double top, double left, double high, double wide) {
    double best = Double.NaN;
    for (long y = (long) top; y < below.window().size(1) && y < top + high; y++) {
      for (long x = (long) left; x < below.window().size(2) && x < left + wide; x++) {
        double v = at(band, y, x);
        boolean in = overlap(top, high, y) * overlap(left, wide, x) * opacity(band, y, x) > 0;
        boolean better = resampling == Resampling.MAX ? v > best : v < best;
        best = in && !Double.isNaN(v) && (Double.isNaN(best) || better) ? v : best;
      }
    }
    return best;
  }

  private double mode(long band, long row, long col, double ratioY, double ratioX) {
    List<Double> values = new ArrayList<>();
    for (long y = 0; y < below.window().size(1); y++) {
      for (long x = 0; x < below.window().size(2); x++) {
        boolean in = overlap(row * ratioY, ratioY, y) * overlap(col * ratioX, ratioX, x) > 0;
        if (in && !Double.isNaN(at(band, y, x)) && opacity(band, y, x) > 0) {
          values.add(at(band, y, x));
        }
      }
    }
    Map<Double, Integer> counts = new HashMap<>();
    int most = 0;
    double best = Double.NaN;
    for (double value : values) {
      int count = counts.merge(value, 1, Integer::sum);
      best = count > most ? value : best;
      most = Math.max(most, count);
    }
    return best;
  }

  private double curve(long band, double centreY, double centreX, double ratioY, double ratioX) {
    double radius = resampling == Resampling.CUBIC ? 2 : 1;
    double sum = 0;
    double weights = 0;
    int longest = 0;
    int valid = 0;
    long top = Math.max(0, (long) Math.floor(centreY - radius * ratioY + 0.5));
    long bottom = Math.min(below.window().size(1), (long) (centreY + radius * ratioY + 0.5));
    for (long y = top; y < bottom; y++) {
      double[] row = row(band, y, centreX, ratioX, radius);
      valid = Double.isNaN(row[0]) ? 0 : valid + 1;
      longest = Math.max(longest, valid);
      if (!Double.isNaN(row[0])) {
        double w = height((y - centreY + 0.5) / ratioY) * row[1];
        sum += w * row[0];
        weights += w;
      }
    }
    boolean enough = resampling == Resampling.BILINEAR || longest >= (bottom - top) / 2;
    return weights > 0 && enough ? sum / weights : Double.NaN;
  }

  private double[] row(long band, long y, double centre, double ratio, double radius) {
    double sum = 0;
    double weights = 0;
    int longest = 0;
    int valid = 0;
    long left = Math.max(0, (long) Math.floor(centre - radius * ratio + 0.5));
    long right = Math.min(below.window().size(2), (long) (centre + radius * ratio + 0.5));
    for (long x = left; x < right; x++) {
      double v = at(band, y, x);
      valid = Double.isNaN(v) ? 0 : valid + 1;
      longest = Math.max(longest, valid);
      if (!Double.isNaN(v)) {
        double w = height((x - centre + 0.5) / ratio) * opacity(band, y, x);
        sum += w * v;
        weights += w;
      }
    }
    boolean colour = alpha >= 0 && band != alpha;
    boolean enough = resampling == Resampling.BILINEAR || colour || longest >= (right - left) / 2;
    double mean = weights > 0 && enough ? sum / weights : Double.NaN;
    return new double[] {mean, colour ? weights : 1};
  }

  private double height(double at) {
    double t = Math.abs(at);
    if (resampling == Resampling.BILINEAR) {
      return Math.max(0, 1 - t);
    }
    if (t <= 1) {
      return 1.5 * t * t * t - 2.5 * t * t + 1;
    }
    return t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
  }

  /// Whether a stored pixel is what an exact value becomes, give or take what sums of doubles in
  /// another order differ by.
  static boolean accepts(DType type, Optional<NoData> noData, double exact, double stored) {
    boolean missing = noData.isPresent() && stored == noData.get().value() || Double.isNaN(stored);
    if (Double.isNaN(exact)) {
      return missing || noData.isEmpty() && stored == 0;
    }
    if (type.kind() == DType.Kind.FLOAT) {
      return Math.abs(stored - exact) <= 1e-6 * Math.max(1, Math.abs(exact)) && !missing;
    }
    double clamped = Math.clamp(exact, lowest(type), highest(type));
    double nudge = noData.isPresent() && Math.abs(clamped - noData.get().value()) <= 0.6 ? 1 : 0;
    double slack = 1e-6 + 1e-12 * Math.abs(exact);
    return Math.abs(stored - clamped) <= 0.5 + slack + nudge && !missing;
  }

  private static double lowest(DType type) {
    return type.kind() == DType.Kind.SIGNED ? -Math.scalb(1.0, 8 * type.bytes() - 1) : 0;
  }

  private static double highest(DType type) {
    int bits = 8 * type.bytes() - (type.kind() == DType.Kind.SIGNED ? 1 : 0);
    return Math.scalb(1.0, bits) - (type.bytes() < 8 ? 1 : 0);
  }
}
