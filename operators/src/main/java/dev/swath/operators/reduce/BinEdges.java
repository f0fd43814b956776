package dev.swath.operators.reduce;

/// A range cut into bins of equal width. A bin holds its lower edge, the last one its upper too.
///
/// Edges are those that numpy gives, and a value is compared with them, so that rounding puts none
/// into a bin beside its own. A range of one value is widened by a half each way.
final class BinEdges {
  private final double[] edges;
  private final double scale;

  BinEdges(ValueRange range, int bins) {
    ValueRange finite = range.finite();
    boolean point = finite.low() == finite.high();
    double low = point ? finite.low() - 0.5 : finite.low();
    double high = point ? finite.high() + 0.5 : finite.high();
    double step = (high - low) / bins;
    edges = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      edges[i] = low + i * step;
    }
    edges[bins] = high;
    scale = bins / (high - low);
  }

  int bins() {
    return edges.length - 1;
  }

  double edge(int i) {
    return edges[i];
  }

  /// The bin of a value; -1 if it is in none.
  int bin(double value) {
    int bins = bins();
    if (!(value >= edges[0] && value <= edges[bins])) {
      return -1;
    }
    int bin = (int) Math.min((value - edges[0]) * scale, bins - 1.0);
    bin -= value < edges[bin] ? 1 : 0;
    bin += bin + 1 < bins && value >= edges[bin + 1] ? 1 : 0;
    return bin;
  }
}
