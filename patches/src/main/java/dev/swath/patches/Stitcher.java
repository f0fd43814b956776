package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.patches.Stitched.Placed;
import dev.swath.patches.fold.Aggregation;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Aggregates the results that cover a window, row by row.
final class Stitcher {
  private static final int LONGEST_RUN = 512;

  /// Doubles of values that are held at once, unless runs would become too short.
  private static final int MOST_HELD = 1 << 16;

  private static final int SHORTEST_RUN = 16;

  private final Aggregation aggregation;
  private final RasterSchema results;
  private final RasterSchema schema;
  private final int bandAxis;

  /// @param bandAxis the axis of bands in the output and in a result, or −1
  Stitcher(Aggregation aggregation, RasterSchema results, RasterSchema schema, int bandAxis) {
    this.aggregation = aggregation;
    this.results = results;
    this.schema = schema;
    this.bandAxis = bandAxis;
  }

  void run(List<Placed> parts, Block into) {
    boolean across = aggregation.acrossBands() && bandAxis >= 0;
    int resultBands = across ? bands(results) : 1;
    int outBands = across ? Math.toIntExact(schema.extent().size(bandAxis)) : 1;
    int held = MOST_HELD / (resultBands + outBands);
    int longest = Math.clamp(held, SHORTEST_RUN, LONGEST_RUN);
    Lines lines = new Lines(parts, into, across, resultBands, outBands, longest);
    Window window = into.window();
    planes(lines, across ? window.with(bandAxis, window.start(bandAxis), 1) : window, 0);
  }

  private int bands(RasterSchema chips) {
    int axis = chips.rank() - schema.rank() + bandAxis;
    return Math.toIntExact(chips.extent().size(axis));
  }

  /// Walks the axes before columns.
  private void planes(Lines lines, Window window, int axis) {
    if (axis < window.rank() - 1) {
      for (long i = window.start(axis); i < window.end(axis); i++) {
        planes(lines, window.with(axis, i, 1), axis + 1);
      }
      return;
    }
    lines.row(window);
  }

  /// The rows of one window.
  private final class Lines {
    private final List<Placed> parts;
    private final Block into;
    private final boolean across;
    private final Aggregation.Fold fold;
    private final int longest;
    private final double[][] values;
    private final double[][] out;
    private final double[] weights;

    Lines(
        List<Placed> parts,
        Block into,
        boolean across,
        int resultBands,
        int outBands,
        int longest) {
      this.parts = parts;
      this.into = into;
      this.across = across;
      this.longest = longest;
      this.values = new double[resultBands][longest];
      this.out = new double[outBands][longest];
      this.weights = new double[longest];
      this.fold = aggregation.open(resultBands, longest);
    }

    /// @param row one row, of one band unless all are mixed
    void row(Window row) {
      int x = row.rank() - 1;
      Window anyBand = across ? row.with(bandAxis, 0, values.length) : row;
      List<Placed> here = new ArrayList<>();
      for (Placed part : parts) {
        if (part.pixels().window().intersects(anyBand)) {
          here.add(part);
        }
      }
      for (long col = row.start(x); col < row.end(x); col += longest) {
        run(here, row.with(x, col, Math.min(longest, row.end(x) - col)));
      }
    }

    private void run(List<Placed> here, Window run) {
      int x = run.rank() - 1;
      int n = Math.toIntExact(run.size(x));
      fold.start(n);
      for (Placed part : here) {
        Window pixels = part.pixels().window();
        long from = Math.max(run.start(x), pixels.start(x));
        long to = Math.min(run.end(x), pixels.end(x));
        if (from < to) {
          add(part, run.with(x, from, to - from), Math.toIntExact(from - run.start(x)));
        }
      }
      fold.finish(out);
      here.stream().filter(Placed::masks).forEach(part -> mask(part, run));
      write(run, n);
    }

    private void mask(Placed part, Window run) {
      int x = run.rank() - 1;
      Window pixels = part.pixels().window();
      long from = Math.max(run.start(x), pixels.start(x));
      long to = Math.max(from, Math.min(run.end(x), pixels.end(x)));
      for (double[] band : out) {
        Arrays.fill(
            band,
            Math.toIntExact(from - run.start(x)),
            Math.toIntExact(to - run.start(x)),
            Double.NaN);
      }
    }

    private void add(Placed part, Window run, int at) {
      int x = run.rank() - 1;
      int n = Math.toIntExact(run.size(x));
      weigh(part, run, at, n);
      for (int band = 0; band < values.length; band++) {
        Window line = across ? run.with(bandAxis, band, 1) : run;
        read(part.pixels(), line, at, n, values[band]);
      }
      fold.add(values, weights, at, at + n);
    }

    private void weigh(Placed part, Window run, int at, int n) {
      int x = run.rank() - 1;
      double others = 1;
      for (int axis = 0; axis < x; axis++) {
        if (across && axis == bandAxis) {
          continue;
        }
        others *= part.weights()[axis][Math.toIntExact(run.start(axis) - part.start()[axis])];
      }
      double[] along = part.weights()[x];
      int first = Math.toIntExact(run.start(x) - part.start()[x]);
      for (int i = 0; i < n; i++) {
        weights[at + i] = others * along[first + i];
      }
    }

    private final double[] line = new double[LONGEST_RUN];

    private void read(Block pixels, Window run, int at, int n, double[] target) {
      int x = run.rank() - 1;
      ValueRuns.read(pixels, pixels.offset(run.starts()), pixels.stride(x), n, line);
      if (results.noData().isPresent() && !results.noData().get().isNaN()) {
        double noData = results.noData().get().value();
        for (int i = 0; i < n; i++) {
          line[i] = line[i] == noData ? Double.NaN : line[i];
        }
      }
      System.arraycopy(line, 0, target, at, n);
    }

    private void write(Window run, int n) {
      int x = run.rank() - 1;
      double noData = NoDataBits.orNaN(schema).map(NoData::value).orElse(0.0);
      long firstBand = across ? into.window().start(bandAxis) : 0;
      long bands = across ? into.window().size(bandAxis) : 1;
      for (int k = 0; k < bands; k++) {
        int band = across ? Math.toIntExact(firstBand + k) : 0;
        Window line = across ? run.with(bandAxis, band, 1) : run;
        for (int i = 0; i < n; i++) {
          out[band][i] = Double.isNaN(out[band][i]) ? noData : out[band][i];
        }
        ValueRuns.write(out[band], n, into, into.offset(line.starts()), into.stride(x));
      }
    }
  }
}
