package dev.swath.operators.focal;

import java.util.Arrays;

/// The weights of a convolution: a matrix of odd height and width, the pixel in its middle.
///
/// They are laid over the pixels as they are written, north up, without being turned.
public final class Weights {
  private final int rows;
  private final int cols;
  private final double[] values;

  /// @param values row by row
  public Weights(int rows, int cols, double... values) {
    Footprint frame = Footprint.rectangle(rows, cols);
    if (values.length != frame.count()) {
      throw new IllegalArgumentException(
          rows + " x " + cols + " weights are needed but got " + values.length);
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("weights must be finite but one was " + value);
      }
    }
    this.rows = rows;
    this.cols = cols;
    this.values = values.clone();
  }

  /// Equal weights that add up to 1.
  public static Weights mean(int side) {
    double[] values = new double[Footprint.square(side).count()];
    Arrays.fill(values, 1.0 / values.length);
    return new Weights(side, side, values);
  }

  /// 1 for each cell of a footprint.
  public static Weights of(Footprint footprint) {
    int rows = footprint.rows();
    int cols = footprint.cols();
    double[] values = new double[Math.multiplyExact(rows, cols)];
    for (int i = 0; i < values.length; i++) {
      values[i] = footprint.has(i / cols, i % cols) ? 1 : 0;
    }
    return new Weights(rows, cols, values);
  }

  /// The bell curve whose standard deviation is a sixth of the side, so that the side spans
  /// three of them each way; adds up to 1.
  public static Weights gaussian(int side) {
    double[] values = new double[Footprint.square(side).count()];
    double deviation = side / 6.0;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double row = (double) (i / side) - side / 2;
      double col = (double) (i % side) - side / 2;
      values[i] = Math.exp(-(row * row + col * col) / (2 * deviation * deviation));
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return new Weights(side, side, values);
  }

  /// The four neighbours minus four times the pixel.
  public static Weights laplace() {
    return new Weights(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0);
  }

  /// Eight times the rise from one column to the next.
  public static Weights sobelAlongRows() {
    return new Weights(3, 3, -1, 0, 1, -2, 0, 2, -1, 0, 1);
  }

  /// Eight times the rise from one row to the next.
  public static Weights sobelAlongColumns() {
    return new Weights(3, 3, -1, -2, -1, 0, 0, 0, 1, 2, 1);
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  double at(int row, int col) {
    return values[row * cols + col];
  }

  /// In C order, as sums over some of them run.
  double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /// The cells whose weight is not 0.
  Footprint footprint() {
    boolean[] cells = new boolean[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = values[i] != 0;
    }
    return Footprint.of(rows, cols, cells);
  }

  /// Whether they make a mean: none is negative, and they do not add up to nothing.
  public boolean smooths() {
    return Arrays.stream(values).allMatch(value -> value >= 0) && sum() > 0;
  }
}
