package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Any function of all the values that cover a pixel.
///
/// @param schema the output's, given the results'
record Pixelwise(PixelFold function, boolean weighs, UnaryOperator<RasterSchema> schema)
    implements Aggregation {
  private static final int FIRST_ROOM = 9;

  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    return schema.apply(results);
  }

  @Override
  public Fold open(int bands, int longest) {
    return new Gathered(longest);
  }

  /// Keeps the values of each pixel side by side.
  private final class Gathered extends SingleBand {
    private final int longest;
    private final int[] counts;
    private int room = FIRST_ROOM;
    private double[] values;
    private double[] weights;

    Gathered(int longest) {
      this.longest = longest;
      counts = new int[longest];
      values = new double[longest * room];
      weights = new double[longest * room];
    }

    @Override
    void begin(int n) {
      Arrays.fill(counts, 0, n, 0);
    }

    @Override
    void add(double[] added, double[] itsWeights, int from, int to) {
      for (int i = from; i < to; i++) {
        if (!Double.isNaN(added[i]) && itsWeights[i] != 0) {
          if (counts[i] == room) {
            grow();
          }
          values[i * room + counts[i]] = added[i];
          weights[i * room + counts[i]] = itsWeights[i];
          counts[i]++;
        }
      }
    }

    private void grow() {
      values = wider(values);
      weights = wider(weights);
      room *= 2;
    }

    private double[] wider(double[] narrow) {
      double[] wide = new double[2 * narrow.length];
      for (int i = 0; i < longest; i++) {
        System.arraycopy(narrow, i * room, wide, 2 * i * room, room);
      }
      return wide;
    }

    @Override
    void finish(double[] out, int n) {
      double[] v = new double[room];
      double[] w = new double[room];
      for (int i = 0; i < n; i++) {
        System.arraycopy(values, i * room, v, 0, counts[i]);
        System.arraycopy(weights, i * room, w, 0, counts[i]);
        out[i] = counts[i] == 0 ? Double.NaN : function.of(v, w, counts[i]);
      }
    }
  }
}
