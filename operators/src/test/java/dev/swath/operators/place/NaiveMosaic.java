package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Raster;
import dev.swath.testkit.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A mosaic written down pixel by pixel, as the definitions have it.
final class NaiveMosaic {
  private final List<Placed> sheets;
  private final List<Block> pixels;
  private final double noData;
  private final double height;

  /// A value that a raster has at a pixel.
  ///
  /// @param toEdge in widths of a pixel
  private record Value(double value, double toEdge, double toCentre) {}

  /// @param noData of the sheets, NaN beside it
  /// @param height of a pixel, in widths
  NaiveMosaic(List<Placed> sheets, double noData, double height) {
    this.sheets = sheets;
    this.pixels = sheets.stream().map(Placed::raster).map(Reference::whole).toList();
    this.noData = noData;
    this.height = height;
  }

  /// NaN where no raster has a value.
  double at(Overlap overlap, long band, long row, long col) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      Raster raster = sheets.get(i).raster();
      long r = row - sheets.get(i).row();
      long c = col - sheets.get(i).col();
      Window extent = raster.schema().extent();
      if (r >= 0 && r < extent.size(1) && c >= 0 && c < extent.size(2)) {
        double value = pixels.get(i).value(band, r, c);
        if (!Double.isNaN(value) && value != noData) {
          double rows = Math.min(r + 0.5, extent.size(1) - r - 0.5) * height;
          double cols = Math.min(c + 0.5, extent.size(2) - c - 0.5);
          double up = (r + 0.5 - extent.size(1) / 2.0) * height;
          double left = c + 0.5 - extent.size(2) / 2.0;
          values.add(new Value(value, Math.min(rows, cols), Math.hypot(up, left)));
        }
      }
    }
    return values.isEmpty() ? Double.NaN : settled(overlap, values);
  }

  private static double settled(Overlap overlap, List<Value> values) {
    List<Double> sorted = values.stream().map(Value::value).sorted().toList();
    int n = sorted.size();
    return switch (overlap) {
      case FIRST -> values.getFirst().value();
      case LAST -> values.getLast().value();
      case MIN -> sorted.getFirst();
      case MAX -> sorted.getLast();
      case MEAN -> sorted.stream().mapToDouble(v -> v).sum() / n;
      case MEDIAN -> (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
      case NEAREST_CENTRE ->
          values.stream().min(Comparator.comparingDouble(Value::toCentre)).orElseThrow().value();
      case FARTHEST_EDGE ->
          values.stream().min(Comparator.comparingDouble(v -> -v.toEdge())).orElseThrow().value();
      case FEATHER ->
          values.stream().mapToDouble(v -> v.value() * v.toEdge()).sum()
              / values.stream().mapToDouble(Value::toEdge).sum();
    };
  }
}
