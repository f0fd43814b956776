package dev.swath.operators.reduce;

import java.util.Arrays;

/// How many valid pixels of a band lie in each of some bins of equal width.
public final class Histogram {
  private final BinEdges edges;
  private final long[] counts;

  Histogram(BinEdges edges, long[] counts) {
    this.edges = edges;
    this.counts = counts.clone();
  }

  public int bins() {
    return counts.length;
  }

  /// The lower edge of a bin, which it holds; the upper edge of the last for the number of bins.
  public double edge(int bin) {
    return edges.edge(bin);
  }

  public long count(int bin) {
    return counts[bin];
  }

  /// Pixels in all bins.
  public long total() {
    return Arrays.stream(counts).sum();
  }
}
