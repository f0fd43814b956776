package dev.swath.operators.warp;

import dev.swath.array.Block;
import dev.swath.grid.Affine;
import dev.swath.grid.CrsTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Warps pixel by pixel in doubles, each position by the exact transform.
///
/// @param noData of the source beside NaN
/// @param rowScale rows of the source in one of the target, for kernels; 1 or less for none
/// @param colScale columns of the source in one of the target, for kernels; 1 or less for none
record NaiveWarp(
    Block source,
    double noData,
    Affine from,
    Affine to,
    CrsTransform toTarget,
    boolean turns,
    double rowScale,
    double colScale) {
  private record Place(double col, double row) {}

  private long rows() {
    return source.window().size(1);
  }

  private long cols() {
    return source.window().size(2);
  }

  private Place place(double col, double row) {
    double[] x = {to.x(col, row)};
    double[] y = {to.y(col, row)};
    toTarget.inverse(x, y, 1);
    double lon = x[0];
    if (turns) {
      double middle = from.x(cols() / 2.0, rows() / 2.0);
      while (lon > middle + 180) {
        lon -= 360;
      }
      while (lon < middle - 180) {
        lon += 360;
      }
    }
    Affine back = from.inverse();
    return new Place(back.x(lon, y[0]), back.y(lon, y[0]));
  }

  private double value(long band, long row, long col) {
    if (row < 0 || col < 0 || row >= rows() || col >= cols()) {
      return Double.NaN;
    }
    double value = source.value(band, row, col);
    return value == noData ? Double.NaN : value;
  }

  /// The pixel of the target; NaN for none.
  double pixel(Resampling how, long band, long row, long col) {
    return switch (how) {
      case NEAREST -> nearest(band, place(col + 0.5, row + 0.5));
      case BILINEAR, CUBIC, LANCZOS -> kernel(how, band, place(col + 0.5, row + 0.5));
      case AVERAGE, MODE, MIN, MAX -> area(how, band, row, col);
    };
  }

  private boolean isInside(Place at) {
    return at.col >= 0 && at.col <= cols() && at.row >= 0 && at.row <= rows();
  }

  private double nearest(long band, Place at) {
    if (!isInside(at)) {
      return Double.NaN;
    }
    long row = Math.min(rows() - 1, (long) Math.floor(at.row + 1e-10));
    return value(band, row, Math.min(cols() - 1, (long) Math.floor(at.col + 1e-10)));
  }

  private double kernel(Resampling how, long band, Place at) {
    if (Double.isNaN(nearest(band, at))) {
      return Double.NaN;
    }
    boolean shrinks = rowScale > 1 / 0.95 || colScale > 1 / 0.95;
    double byRow = shrinks ? Math.max(1, rowScale) : 1;
    double byCol = shrinks ? Math.max(1, colScale) : 1;
    if (how == Resampling.CUBIC && !shrinks && !isWhole(band, at)) {
      return weighted(Resampling.BILINEAR, band, at, 1, 1);
    }
    return weighted(how, band, at, byRow, byCol);
  }

  private boolean isWhole(long band, Place at) {
    boolean whole = true;
    for (long r = -1; r < 3; r++) {
      for (long c = -1; c < 3; c++) {
        long row = (long) Math.floor(at.row - 0.5) + r;
        long col = (long) Math.floor(at.col - 0.5) + c;
        whole &= !Double.isNaN(value(band, row, col));
      }
    }
    return whole;
  }

  private double weighted(Resampling how, long band, Place at, double byRow, double byCol) {
    double sum = 0;
    double weights = 0;
    double reach = 4;
    for (long r = (long) (at.row - reach * byRow); r <= at.row + reach * byRow; r++) {
      for (long c = (long) (at.col - reach * byCol); c <= at.col + reach * byCol; c++) {
        double value = value(band, r, c);
        double weight =
            weight(how, (r + 0.5 - at.row) / byRow) * weight(how, (c + 0.5 - at.col) / byCol);
        if (!Double.isNaN(value)) {
          sum += weight * value;
          weights += weight;
        }
      }
    }
    return weights < 1e-5 * byRow * byCol ? Double.NaN : sum / weights;
  }

  private static double weight(Resampling how, double distance) {
    double x = Math.abs(distance);
    return switch (how) {
      case BILINEAR -> x < 1 ? 1 - x : 0;
      case CUBIC ->
          x <= 1
              ? 1.5 * x * x * x - 2.5 * x * x + 1
              : x <= 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
      case LANCZOS ->
          x < 1e-12
              ? 1
              : x < 3
                  ? 3 * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / 3) / Math.pow(Math.PI * x, 2)
                  : 0;
      default -> throw new AssertionError(how);
    };
  }

  private double area(Resampling how, long band, long row, long col) {
    List<Place> corners =
        List.of(place(col, row), place(col + 1, row), place(col + 1, row + 1), place(col, row + 1));
    if (corners.stream().anyMatch(p -> Double.isNaN(p.col + p.row))) {
      return Double.NaN;
    }
    double left = corners.stream().mapToDouble(Place::col).min().getAsDouble();
    double right = corners.stream().mapToDouble(Place::col).max().getAsDouble();
    double top = corners.stream().mapToDouble(Place::row).min().getAsDouble();
    double bottom = corners.stream().mapToDouble(Place::row).max().getAsDouble();
    TreeMap<Double, Double> areas = new TreeMap<>();
    for (long r = Math.max(0, (long) top); r < Math.min(rows(), bottom); r++) {
      for (long c = Math.max(0, (long) left); c < Math.min(cols(), right); c++) {
        double value = value(band, r, c);
        double area = size(clipped(corners, r, c));
        if (!Double.isNaN(value) && area > 1e-9) {
          areas.merge(value, area, Double::sum);
        }
      }
    }
    double whole = areas.values().stream().mapToDouble(a -> a).sum();
    if (whole <= 1e-6 * size(corners)) {
      return Double.NaN;
    }
    return switch (how) {
      case AVERAGE ->
          areas.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum() / whole;
      case MIN -> areas.firstKey();
      case MAX -> areas.lastKey();
      default -> {
        double most = areas.values().stream().mapToDouble(a -> a).max().getAsDouble();
        yield areas.entrySet().stream()
            .filter(e -> e.getValue() > most * (1 - 1e-9))
            .findFirst()
            .orElseThrow()
            .getKey();
      }
    };
  }

  private static double size(List<Place> polygon) {
    double twice = 0;
    for (int i = 0; i < polygon.size(); i++) {
      Place a = polygon.get(i);
      Place b = polygon.get((i + 1) % polygon.size());
      twice += a.col * b.row - b.col * a.row;
    }
    return Math.abs(twice) / 2;
  }

  private static List<Place> clipped(List<Place> polygon, long row, long col) {
    List<Place> left = half(polygon, 1, 0, -col);
    List<Place> right = half(left, -1, 0, col + 1);
    List<Place> top = half(right, 0, 1, -row);
    return half(top, 0, -1, row + 1);
  }

  /// What of a polygon has `a·col + b·row + c ≥ 0`.
  private static List<Place> half(List<Place> polygon, double a, double b, double c) {
    List<Place> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Place p = polygon.get(i);
      Place q = polygon.get((i + 1) % polygon.size());
      double atP = a * p.col + b * p.row + c;
      double atQ = a * q.col + b * q.row + c;
      if (atP >= 0) {
        kept.add(p);
      }
      if (atP >= 0 != atQ >= 0) {
        double part = atP / (atP - atQ);
        kept.add(new Place(p.col + part * (q.col - p.col), p.row + part * (q.row - p.row)));
      }
    }
    return kept;
  }
}
