package dev.swath.jobs.request;

import java.util.List;
import java.util.Optional;

/// Which overviews are written with a raster.
///
/// @param resampling how they are made, by name; what suits the values if empty
public record Overviews(Sizes sizes, Optional<String> resampling) {
  /// What the format usually has: those of a COG, none elsewhere.
  public static final Overviews USUAL = new Overviews(new Sizes.Usual(), Optional.empty());

  /// How much smaller they are.
  public sealed interface Sizes {
    /// As the format usually has it.
    record Usual() implements Sizes {}

    /// None at all.
    record None() implements Sizes {}

    /// Halves until one fits a tile or chunk.
    record Auto() implements Sizes {}

    /// These factors.
    record Factors(List<Integer> factors) implements Sizes {
      public Factors {
        factors = List.copyOf(factors);
        int before = 1;
        for (int factor : factors) {
          if (factor <= before || factor % before != 0) {
            throw new RequestException(
                "overview factors must each be a multiple of the one before, from 2 on, but are "
                    + factors,
                "give factors such as 2,4,8");
          }
          before = factor;
        }
      }
    }
  }

  /// The sizes that a text names: `auto`, `none` or factors such as `2,4,8`.
  public static Sizes sizes(String text) {
    return switch (text.strip()) {
      case "auto" -> new Sizes.Auto();
      case "none" -> new Sizes.None();
      case String list when list.matches("[0-9]{1,9}([ ,]+[0-9]{1,9})*") ->
          new Sizes.Factors(
              java.util.Arrays.stream(list.split("[ ,]+")).map(Integer::valueOf).toList());
      default ->
          throw new RequestException(
              "'" + text + "' names no overviews", "write auto, none or factors such as 2,4,8");
    };
  }
}
