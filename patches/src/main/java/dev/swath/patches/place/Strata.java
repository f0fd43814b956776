package dev.swath.patches.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Patches chosen by the label at their centre.
public final class Strata {
  private final Map<Long, List<Anchor>> byLabel = new TreeMap<>();
  private final long seed;

  /// The label of a pixel.
  @FunctionalInterface
  public interface Labels {
    long at(long row, long col);
  }

  /// @param candidates of which some are chosen
  public Strata(List<Anchor> candidates, long rows, long cols, Labels labels, long seed) {
    for (Anchor anchor : candidates) {
      long label = labels.at(anchor.row() + rows / 2, anchor.col() + cols / 2);
      byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(anchor);
    }
    this.seed = seed;
  }

  /// As many as wanted, of each label its share among the candidates: rounded down, and what
  /// is left goes to the largest remainders.
  public List<Anchor> stratified(int count) {
    long all = byLabel.values().stream().mapToLong(List::size).sum();
    int wanted = Math.toIntExact(Math.min(count, all));
    int[] sizes = byLabel.values().stream().mapToInt(List::size).toArray();
    int[] taken = new int[sizes.length];
    double[] remainders = new double[sizes.length];
    int left = wanted;
    for (int i = 0; i < sizes.length; i++) {
      double share = (double) wanted * sizes[i] / all;
      taken[i] = (int) share;
      remainders[i] = share - taken[i];
      left -= taken[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < sizes.length; i++) {
        largest = remainders[i] > remainders[largest] ? i : largest;
      }
      taken[largest]++;
      remainders[largest] = -1;
    }
    return choose(taken);
  }

  /// As many of each label; all of one that has fewer.
  public List<Anchor> balanced(int countPerLabel) {
    int[] taken = new int[byLabel.size()];
    Arrays.fill(taken, countPerLabel);
    return choose(taken);
  }

  private List<Anchor> choose(int[] taken) {
    SplitMix64 random = new SplitMix64(seed);
    List<Anchor> chosen = new ArrayList<>();
    int label = 0;
    for (List<Anchor> candidates : byLabel.values()) {
      int[] order = new int[candidates.size()];
      Arrays.setAll(order, i -> i);
      random.shuffle(order);
      for (int i = 0; i < Math.min(order.length, taken[label]); i++) {
        chosen.add(candidates.get(order[i]));
      }
      label++;
    }
    return chosen;
  }
}
