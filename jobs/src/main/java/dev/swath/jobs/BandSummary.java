package dev.swath.jobs;

import java.util.List;
import java.util.Optional;

/// What is known of the valid values of a band. Without one all but the counts are NaN.
///
/// @param name of the band, or the empty text
/// @param count valid values
/// @param excluded values that are no data or NaN
/// @param deviation of the whole band, not of a sample
/// @param percentiles in the order they were asked for
public record BandSummary(
    String name,
    long count,
    long excluded,
    double minimum,
    double maximum,
    double mean,
    double deviation,
    double sum,
    List<Percentile> percentiles,
    Optional<Bins> histogram) {
  /// The value below which so many per cent of the values lie.
  public record Percentile(double percent, double value) {}

  /// How many values lie in each of some bins.
  ///
  /// @param edges one more than bins; a bin holds its lower edge, the last one both
  public record Bins(List<Double> edges, List<Long> counts) {
    public Bins {
      edges = List.copyOf(edges);
      counts = List.copyOf(counts);
    }
  }

  public BandSummary {
    percentiles = List.copyOf(percentiles);
  }
}
