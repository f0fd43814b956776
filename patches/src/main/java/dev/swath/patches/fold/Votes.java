package dev.swath.patches.fold;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The number of the band that wins, of results that have a band per class. A patch of which
/// any band is NaN has no vote; of equal bands the first wins.
///
/// @param soft whether the weighted scores of all patches are added up; otherwise each patch
///     has one vote, for its highest band
record Votes(boolean soft) implements Aggregation {
  private static final int MOST_SMALL = 255;
  private static final int MOST = 65535;

  @Override
  public RasterSchema result(RasterSchema results, int bandAxis) {
    long classes = bandAxis < 0 ? 0 : results.extent().size(bandAxis);
    if (classes < 2 || classes > MOST) {
      throw new UnsupportedDataException(
          "a vote needs a band for each of 2 to " + MOST + " classes but there are " + classes,
          "for a band of class numbers take the mode");
    }
    boolean small = classes <= MOST_SMALL;
    DType type = small ? DType.UINT8 : DType.UINT16;
    NoData none = new NoData(type, small ? MOST_SMALL : MOST);
    return results
        .withExtent(results.extent().with(bandAxis, 0, 1), results.geometry())
        .withBands(List.of())
        .withDType(type, Optional.of(none));
  }

  @Override
  public boolean weighs() {
    return soft;
  }

  @Override
  public boolean acrossBands() {
    return true;
  }

  @Override
  public Fold open(int bands, int longest) {
    double[][] scores = new double[bands][longest];
    double[] votes = new double[longest];
    return new Fold() {
      private int pixels;

      @Override
      public void start(int n) {
        pixels = n;
        Arrays.fill(votes, 0, n, 0);
        for (double[] score : scores) {
          Arrays.fill(score, 0, n, 0);
        }
      }

      @Override
      public void add(double[][] values, double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
          int highest = highest(values, i);
          if (highest < 0 || weights[i] == 0) {
            continue;
          }
          votes[i]++;
          if (soft) {
            for (int band = 0; band < scores.length; band++) {
              scores[band][i] += weights[i] * values[band][i];
            }
          } else {
            scores[highest][i]++;
          }
        }
      }

      @Override
      public void finish(double[][] out) {
        for (int i = 0; i < pixels; i++) {
          out[0][i] = votes[i] == 0 ? Double.NaN : highest(scores, i);
        }
      }
    };
  }

  /// The band with the highest value, or −1 if any is NaN.
  private static int highest(double[][] values, int i) {
    int highest = 0;
    for (int band = 0; band < values.length; band++) {
      if (Double.isNaN(values[band][i])) {
        return -1;
      }
      highest = values[band][i] > values[highest][i] ? band : highest;
    }
    return highest;
  }
}
