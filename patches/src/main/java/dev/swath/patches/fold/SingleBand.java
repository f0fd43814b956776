package dev.swath.patches.fold;

/// A fold of one band.
abstract class SingleBand implements Aggregation.Fold {
  private int pixels;

  abstract void begin(int n);

  abstract void add(double[] values, double[] weights, int from, int to);

  abstract void finish(double[] out, int n);

  @Override
  public final void start(int n) {
    pixels = n;
    begin(n);
  }

  @Override
  public final void add(double[][] values, double[] weights, int from, int to) {
    add(values[0], weights, from, to);
  }

  @Override
  public final void finish(double[][] out) {
    finish(out[0], pixels);
  }
}
