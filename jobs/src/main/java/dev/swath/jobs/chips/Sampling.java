package dev.swath.jobs.chips;

import dev.swath.array.Window;
import dev.swath.patches.place.Anchor;
import dev.swath.patches.place.Sampler;
import java.util.List;
import java.util.Optional;

/// Where chips are taken from, as a text: `regular`, `jittered:SHARE`, `random:COUNT` or
/// `poisson:DISTANCE`.
///
/// @param seed of the places that are drawn
public record Sampling(String text, long seed) {
  public static final String DEFAULT = "regular";
  private static final int TRIES = 30;
  private static final int MOST = 50_000_000;

  public Sampling {
    if (!text.matches("regular|(jittered|random|poisson):[0-9.eE]+")) {
      throw new IllegalArgumentException(
          "sampling '"
              + text
              + "' is not known; known are regular, jittered:SHARE, random:COUNT,"
              + " poisson:DISTANCE");
    }
    if (text.startsWith("random:") && !(value(text) >= 1 && value(text) <= MOST)) {
      throw new IllegalArgumentException(text + " must draw 1 to " + MOST + " places");
    }
    if (text.startsWith("poisson:") && !(value(text) >= 1)) {
      throw new IllegalArgumentException(text + " needs a distance of at least 1 pixel");
    }
  }

  private static double value(String text) {
    try {
      return Double.parseDouble(after(text).orElse("0"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' has no good number", e);
    }
  }

  private static Optional<String> after(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
  }

  /// Where patches of a size begin.
  ///
  /// @param whole whether regular patches are only at multiples of the stride, and none is moved
  ///     back to the border
  public List<Anchor> anchors(Window extent, long rows, long cols, long stride, boolean whole) {
    Sampler sampler = new Sampler(extent, rows, cols);
    if (whole && text.equals("regular")) {
      return sampler.regular(stride).stream()
          .filter(anchor -> anchor.row() % stride == 0 && anchor.col() % stride == 0)
          .toList();
    }
    return switch (text.replaceFirst(":.*", "")) {
      case "jittered" -> sampler.jittered(stride, value(text), seed);
      case "random" -> sampler.random(Math.toIntExact(Math.round(value(text))), seed);
      case "poisson" -> sampler.poissonDisk(value(text), TRIES, seed);
      default -> sampler.regular(stride);
    };
  }
}
