package dev.swath.jobs.preview;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/// Shrinks a raster of bands, rows and columns to the means of square blocks of its valid
/// pixels.
///
/// Its cells are made of whole blocks, so that each mean is formed once, in one place, and
/// the picture does not depend on the order of cells.
final class ThumbnailSink implements RasterSink {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final int CELL = 512;
  private static final int LARGEST_BLOCK = 1024;
  private static final int CHUNK = 1024;

  private final RasterSchema schema;
  private final int factor;
  private final int again;
  private final WriteUnits units;
  private final int rows;
  private final int cols;
  private final float[][] bands;

  /// @param largest the most rows or columns of the result
  ThumbnailSink(RasterSchema schema, int largest) {
    if (schema.rank() != 3) {
      throw new IllegalArgumentException(
          "a thumbnail needs bands, rows and columns, not " + schema.dimensions());
    }
    this.schema = schema;
    long longest = Math.max(schema.rows(), schema.cols());
    int wanted = Math.toIntExact(Math.ceilDiv(longest, largest));
    this.again = Math.ceilDiv(wanted, LARGEST_BLOCK);
    this.factor = Math.ceilDiv(wanted, again);
    long side = (long) factor * Math.max(1, CELL / factor);
    this.units =
        new WriteUnits(
            new CellGrid(schema.extent(), Window.ofSize(1, side, side)), false, false, 0, 1, 2);
    this.rows = Math.toIntExact(Math.ceilDiv(schema.rows(), factor));
    this.cols = Math.toIntExact(Math.ceilDiv(schema.cols(), factor));
    this.bands =
        new float[Math.toIntExact(schema.extent().size(0))][Math.multiplyExact(rows, cols)];
  }

  /// Pixels of the raster on each side of one of the thumbnail.
  int factor() {
    return factor * again;
  }

  @Override
  public WriteUnits writeUnits() {
    return units;
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    Window window = units.grid().window(cell);
    return 4 * Math.ceilDiv(window.size(1), factor) * Math.ceilDiv(window.size(2), factor);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    Window window = pixels.window();
    int across = Math.toIntExact(Math.ceilDiv(window.size(2), factor));
    int down = Math.toIntExact(Math.ceilDiv(window.size(1), factor));
    Means means = new Means(across, schema.noData());
    for (int r = 0; r < down; r++) {
      means.clear();
      long first = window.start(1) + (long) r * factor;
      long end = Math.min(window.end(1), first + factor);
      for (long row = first; row < end; row++) {
        means.add(pixels, row);
      }
      for (int c = 0; c < across; c++) {
        into.set(FLOAT, 4L * (r * across + c), means.mean(c));
      }
    }
    return 4L * across * down;
  }

  /// Sums of the valid pixels of one row of blocks.
  private final class Means {
    private final double[] sums;
    private final long[] counts;
    private final double excluded;
    private final double[] values = new double[CHUNK];

    Means(int across, Optional<NoData> noData) {
      this.sums = new double[across];
      this.counts = new long[across];
      this.excluded = noData.map(NoData::value).orElse(Double.NaN);
    }

    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
    }

    void add(Block pixels, long row) {
      Window window = pixels.window();
      long stride = pixels.stride(2);
      long at = pixels.offset(window.start(0), row, window.start(2));
      int width = Math.toIntExact(window.size(2));
      for (int done = 0; done < width; done += CHUNK) {
        int n = Math.min(CHUNK, width - done);
        ValueRuns.read(pixels, at + done * stride, stride, n, values);
        for (int i = 0; i < n; i++) {
          double value = values[i];
          if (!Double.isNaN(value) && value != excluded) {
            int block = (done + i) / factor;
            sums[block] += value;
            counts[block]++;
          }
        }
      }
    }

    float mean(int block) {
      return counts[block] == 0 ? Float.NaN : (float) (sums[block] / counts[block]);
    }
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    Window window = units.grid().window(cell);
    int row = Math.toIntExact(window.start(1) / factor);
    int col = Math.toIntExact(window.start(2) / factor);
    int across = Math.toIntExact(Math.ceilDiv(window.size(2), factor));
    int down = Math.toIntExact(Math.ceilDiv(window.size(1), factor));
    float[] band = bands[Math.toIntExact(window.start(0))];
    for (int r = 0; r < down; r++) {
      MemorySegment.copy(encoded, FLOAT, 4L * r * across, band, (row + r) * cols + col, across);
    }
  }

  @Override
  public void commit() {
    // The means are in memory already.
  }

  @Override
  public void close() {
    // Nothing to give back: the means are on the heap.
  }

  Thumbnail thumbnail() {
    Affine map = schema.geometry().map(GridGeometry::transform).orElse(Affine.IDENTITY);
    double[] metres = {
      factor * Math.hypot(map.a(), map.d()), factor * Math.hypot(map.b(), map.e())
    };
    return new Thumbnail(rows, cols, bands, metres).shrink(again);
  }
}
