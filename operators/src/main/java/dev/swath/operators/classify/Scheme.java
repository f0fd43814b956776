package dev.swath.operators.classify;

import java.util.List;
import java.util.Locale;

/// How breaks between classes are found, for each band by itself.
public sealed interface Scheme {
  int MOST_CLASSES = 254;

  /// Classes of equal width from the smallest value to the largest.
  record EqualInterval(int classes) implements Scheme {
    public EqualInterval {
      check(classes);
    }
  }

  /// Classes of equally many pixels.
  record Quantile(int classes) implements Scheme {
    public Quantile {
      check(classes);
    }
  }

  /// Classes whose values lie closest together, by the sum of squares within them (Fisher, Jenks).
  /// Of few different values the best there is; of more the best for a fine histogram of them.
  record NaturalBreaks(int classes) implements Scheme {
    public NaturalBreaks {
      check(classes);
    }
  }

  /// Classes between the widest gaps in the values, each break in the middle of a gap. The gaps of
  /// many different values are those between the bins of a fine histogram.
  record MaximumBreaks(int classes) implements Scheme {
    public MaximumBreaks {
      check(classes);
    }
  }

  /// Five classes between −2, −1, 1 and 2 standard deviations from the mean.
  record StdMean() implements Scheme {}

  /// A break at the mean, then at the mean of what is above it, as long as that is at most 40 % of
  /// the part before (Jiang 2013). Of many different values a fine histogram of them is taken.
  record HeadTail() implements Scheme {}

  /// Six classes between the quartiles and the fences, which lie so many times the distance of the
  /// quartiles beyond them.
  record BoxPlot(double hinge) implements Scheme {
    public BoxPlot {
      if (!(hinge > 0 && hinge < 1e6)) {
        throw new IllegalArgumentException("the hinge must be positive but was " + hinge);
      }
    }
  }

  /// Classes between some percentiles, from 0 to 100 and in ascending order.
  record Percentiles(List<Double> percents) implements Scheme {
    public Percentiles {
      percents = List.copyOf(percents);
      double last = -1;
      for (double percent : percents) {
        if (!(percent > last && percent >= 0 && percent <= 100)) {
          throw new IllegalArgumentException(
              "percentiles must ascend from 0 to 100 but were " + percents);
        }
        last = percent;
      }
      check(percents.size() + 1);
    }
  }

  private static void check(int classes) {
    if (classes < 2 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "there must be 2 to " + MOST_CLASSES + " classes but " + classes + " were asked for");
    }
  }

  /// What plans say of it.
  default String text() {
    return switch (this) {
      case EqualInterval(int k) -> k + " equal intervals of each band";
      case Quantile(int k) -> k + " quantiles of each band";
      case NaturalBreaks(int k) -> k + " natural classes of each band";
      case MaximumBreaks(int k) -> "the " + (k - 1) + " widest gaps of each band";
      case StdMean() -> "mean and deviation of each band";
      case HeadTail() -> "heads and tails of each band";
      case BoxPlot(double hinge) ->
          String.format(Locale.ROOT, "quartiles of each band, fences at %s", hinge);
      case Percentiles(List<Double> percents) -> "percentiles " + percents + " of each band";
    };
  }
}
