package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.util.List;
import java.util.Optional;

/// What became of holding two rasters against each other.
///
/// @param differences what is not equal, most important first
/// @param pixels what was counted, if pixels were compared: not where their number differs
/// @param counters the work
public record Comparison(
    List<Difference> differences, Optional<Pixels> pixels, Optional<SweepCounters> counters) {
  /// Something that is said of both rasters, but not the same.
  public record Difference(String what, String left, String right) {
    public String text() {
      return what + ": " + left + " against " + right;
    }
  }

  /// Values held against each other.
  ///
  /// @param compared values in all
  /// @param differing values that differ by more than the tolerance
  /// @param largest the largest difference of two values; NaN if one was a number and one was not
  public record Pixels(long compared, long differing, double largest) {}

  public Comparison {
    differences = List.copyOf(differences);
  }

  public boolean equal() {
    return differences.isEmpty();
  }

  /// What was looked at, for people.
  public String scope() {
    return pixels
        .map(
            p ->
                String.format(
                    java.util.Locale.ROOT,
                    "%,d of %,d values differ; largest difference %s",
                    p.differing(),
                    p.compared(),
                    p.largest()))
        .orElse("only what is said about the pixels was compared");
  }
}
