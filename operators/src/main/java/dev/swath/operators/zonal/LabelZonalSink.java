package dev.swath.operators.zonal;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.List;

/// Statistics of the pixels of each label. A zone's number is its label.
public final class LabelZonalSink extends ZonalSink {
  private static final int LONGEST = 1024;

  /// @param cell the size of the pieces it takes; each has all bands
  /// @param countsValues whether median, majority, minority and variety are wanted
  public LabelZonalSink(LabelledValues raster, Window cell, boolean countsValues) {
    super(
        raster.schema(),
        cell.with(0, 0, raster.schema().extent().size(0)),
        Math.toIntExact(raster.schema().extent().size(0) - 1),
        countsValues);
  }

  @Override
  int firstResult(CellIndex cell) {
    return 0;
  }

  @Override
  List<ZonePart> parts(CellIndex cell, Block pixels) {
    List<ZonePart> parts = new ArrayList<>();
    for (int band = 1; band < bands(cell); band++) {
      ZonePart part = part();
      rows(band(pixels, 0), band(pixels, band), part);
      parts.add(part);
    }
    return parts;
  }

  private static void rows(Block labels, Block values, ZonePart part) {
    Window window = labels.window();
    long band = values.window().start(0);
    long[] zones = new long[LONGEST];
    long[] bits = new long[LONGEST];
    double[] some = new double[LONGEST];
    for (long row = window.start(1); row < window.end(1); row++) {
      for (long col = window.start(2); col < window.end(2); col += LONGEST) {
        int n = Math.toIntExact(Math.min(LONGEST, window.end(2) - col));
        ValueRuns.readBits(labels, labels.offset(0, row, col), labels.stride(2), n, zones);
        ValueRuns.readBits(values, values.offset(band, row, col), values.stride(2), n, bits);
        for (int i = 0; i < n; i++) {
          some[i] = Double.longBitsToDouble(bits[i]);
        }
        runs(zones, bits, some, n, part);
      }
    }
  }

  /// Adds each run of pixels with one label.
  private static void runs(long[] zones, long[] bits, double[] some, int n, ZonePart part) {
    for (int from = 0; from < n; ) {
      boolean labelled = bits[from] != LabelledValues.UNLABELLED;
      int to = from + 1;
      while (to < n
          && zones[to] == zones[from]
          && bits[to] != LabelledValues.UNLABELLED == labelled) {
        to++;
      }
      if (labelled) {
        part.add(zones[from], some, from, to);
      }
      from = to;
    }
  }
}
