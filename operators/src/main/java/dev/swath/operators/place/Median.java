package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import java.util.Arrays;

/// The value in the middle; of an even number of values the mean of the two there.
final class Median extends Settlement {
  private static final int MOST_VALUES = 8192;

  private final Written written;
  private final int covers;
  private final int longest;
  private final long[] bits;
  private final double[] read;
  private final boolean[] valid;

  /// For each pixel of a run, the values found so far.
  private final double[] values;
  private final int[] counts;

  Median(Written written, int covers) {
    this.written = written;
    this.covers = covers;
    this.longest = Math.clamp(MOST_VALUES / Math.max(1, covers), 1, LONGEST);
    this.bits = new long[longest];
    this.read = new double[longest];
    this.valid = new boolean[longest];
    this.values = new double[Math.multiplyExact(longest, covers)];
    this.counts = new int[longest];
  }

  @Override
  int longest() {
    return longest;
  }

  @Override
  void begin(int n) {
    Arrays.fill(counts, 0, n, 0);
  }

  @Override
  void add(Run run) {
    ValueRuns.readBits(run.from(), run.at(), run.stride(), run.n(), bits);
    ValueRuns.read(run.from(), run.at(), run.stride(), run.n(), read);
    run.validity().of(bits, run.n(), valid);
    for (int i = 0; i < run.n(); i++) {
      if (valid[i]) {
        values[i * covers + counts[i]] = read[i];
        counts[i]++;
      }
    }
  }

  @Override
  void end(Block into, long at, long stride, int n) {
    for (int i = 0; i < n; i++) {
      int first = i * covers;
      Arrays.sort(values, first, first + counts[i]);
      read[i] = middle(first, counts[i]);
    }
    written.write(read, n, into, at, stride);
  }

  private double middle(int first, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    double upper = values[first + count / 2];
    if (count % 2 == 1) {
      return upper;
    }
    double lower = values[first + count / 2 - 1];
    return lower == upper ? lower : lower / 2 + upper / 2;
  }
}
