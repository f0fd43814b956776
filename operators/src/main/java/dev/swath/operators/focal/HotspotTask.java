package dev.swath.operators.focal;

import dev.swath.operators.reduce.BandStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Gi* of Getis and Ord: the sum of weights times values around a pixel, against its mean and its
/// deviation if the values of the band lay anywhere.
///
/// With w over the valid cells around the pixel, the pixel among them, and n, x̄, s of the band:
/// (Σwx − x̄Σw) / (s · √((nΣw² − (Σw)²) / (n − 1))). Where that is 0 by 0, so is the result.
final class HotspotTask implements Task {
  private final Weights weights;
  private final List<BandStatistics> bands;
  private final DoubleUnaryOperator value;
  private final double[] total;
  private final double[] squares;
  private BandStatistics band;

  HotspotTask(Weights weights, List<BandStatistics> bands, DoubleUnaryOperator value, int longest) {
    this.weights = weights;
    this.bands = bands;
    this.value = value;
    this.total = new double[longest];
    this.squares = new double[longest];
    this.band = bands.getFirst();
  }

  @Override
  public void band(int number) {
    band = bands.get(number);
  }

  @Override
  public void run(RowRing rows, double[] out, int n) {
    Arrays.fill(out, 0, n, 0);
    Arrays.fill(total, 0, n, 0);
    Arrays.fill(squares, 0, n, 0);
    double mean = band.mean();
    for (int row = 0; row < weights.rows(); row++) {
      for (int col = 0; col < weights.cols(); col++) {
        double weight = weights.at(row, col);
        if (weight != 0) {
          add(rows.row(row), col, weight, mean, out, n);
        }
      }
    }
    double count = band.count();
    double std = band.std();
    double[] centre = rows.row(weights.rows() / 2);
    for (int i = 0; i < n; i++) {
      double spread = (count * squares[i] - total[i] * total[i]) / (count - 1);
      double z = spread > 0 && std > 0 ? out[i] / (std * Math.sqrt(spread)) : 0;
      boolean gap = Double.isNaN(centre[i + rows.colRadius()]);
      out[i] = gap ? Double.NaN : value.applyAsDouble(z);
    }
  }

  private void add(double[] values, int from, double weight, double mean, double[] out, int n) {
    double square = weight * weight;
    for (int i = 0; i < n; i++) {
      double away = values[from + i] - mean;
      boolean valid = !Double.isNaN(away);
      out[i] += valid ? weight * away : 0;
      total[i] += valid ? weight : 0;
      squares[i] += valid ? square : 0;
    }
  }
}
