package dev.swath.operators.overview;

import java.util.Arrays;

/// The smallest or largest of the pixels below. Exact but for 64-bit integers, which `Picks` sees
/// by their bits.
final class Extremes implements PlaneKernel {
  private final double sign;

  Extremes(boolean largest) {
    this.sign = largest ? -1 : 1;
  }

  @Override
  public int rowsHeld(int factor) {
    return 3;
  }

  @Override
  public void run(SourceRows rows, Taps y, Taps x, StripResult result) {
    double[] values = new double[rows.width()];
    double[] scratch = new double[rows.width()];
    double[] least = new double[rows.width()];
    double[] out = new double[x.size()];
    for (int row = 0; row < y.size(); row++) {
      Arrays.fill(least, Double.NaN);
      for (int k = 0; k < y.count(row); k++) {
        boolean _ = rows.readOpaque(y.start(row) + k, values, scratch);
        for (int i = 0; i < values.length; i++) {
          least[i] = lesser(sign * values[i], least[i]);
        }
      }
      for (int i = 0; i < out.length; i++) {
        double value = Double.NaN;
        for (int k = 0; k < x.count(i); k++) {
          value = lesser(least[x.start(i) + k], value);
        }
        out[i] = sign * value;
      }
      result.write(row, out);
    }
  }

  private static double lesser(double value, double least) {
    return value < least || Double.isNaN(least) ? value : least;
  }
}
