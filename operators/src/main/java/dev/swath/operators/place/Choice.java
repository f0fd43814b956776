package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import java.util.Arrays;

/// Takes the value of one of the rasters, bit by bit.
final class Choice extends Settlement {
  private final Overlap overlap;
  private final SortableBits sortable;
  private final long fill;
  private final long[] bits = new long[LONGEST];
  private final long[] chosen = new long[LONGEST];
  private final boolean[] valid = new boolean[LONGEST];
  private final boolean[] taken = new boolean[LONGEST];

  /// How good the value chosen is, the least the best.
  private final double[] distances = new double[LONGEST];

  Choice(Overlap overlap, DType type, long fill) {
    this.overlap = overlap;
    this.sortable = SortableBits.of(type);
    this.fill = fill;
  }

  @Override
  void begin(int n) {
    Arrays.fill(chosen, 0, n, fill);
    Arrays.fill(taken, 0, n, false);
  }

  @Override
  void add(Run run) {
    ValueRuns.readBits(run.from(), run.at(), run.stride(), run.n(), bits);
    run.validity().of(bits, run.n(), valid);
    switch (overlap) {
      case FIRST -> first(run.n());
      case LAST -> last(run.n());
      case MIN -> extreme(run.n(), 1);
      case MAX -> extreme(run.n(), -1);
      case NEAREST_CENTRE, FARTHEST_EDGE -> nearest(run);
      case MEAN, MEDIAN, FEATHER -> throw new IllegalStateException(overlap + " chooses nothing");
    }
    for (int i = 0; i < run.n(); i++) {
      taken[i] |= valid[i];
    }
  }

  private void first(int n) {
    for (int i = 0; i < n; i++) {
      chosen[i] = valid[i] & !taken[i] ? bits[i] : chosen[i];
    }
  }

  private void last(int n) {
    for (int i = 0; i < n; i++) {
      chosen[i] = valid[i] ? bits[i] : chosen[i];
    }
  }

  private void extreme(int n, int sign) {
    for (int i = 0; i < n; i++) {
      boolean better =
          !taken[i] || sign * Long.compare(sortable.key(bits[i]), sortable.key(chosen[i])) < 0;
      chosen[i] = valid[i] & better ? bits[i] : chosen[i];
    }
  }

  private void nearest(Run run) {
    for (int i = 0; i < run.n(); i++) {
      double distance =
          overlap == Overlap.NEAREST_CENTRE
              ? run.footing().toCentreSquared(run.row(), run.col() + i)
              : -run.footing().toEdge(run.row(), run.col() + i);
      if (valid[i] && (!taken[i] || distance < distances[i])) {
        chosen[i] = bits[i];
        distances[i] = distance;
      }
    }
  }

  @Override
  void end(Block into, long at, long stride, int n) {
    ValueRuns.writeBits(chosen, n, into, at, stride);
  }
}
