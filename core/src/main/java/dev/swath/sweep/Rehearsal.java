package dev.swath.sweep;

import java.util.ArrayList;
import java.util.List;

/// The bookkeeping of a schedule walked through without a pixel, where it matters: from the start
/// for as long as the positions of write units and units keep changing, and at the end.
final class Rehearsal {
  /// How much is rehearsed.
  ///
  /// @param period outer steps after which the positions of write units and units repeat
  /// @param mostSteps write units at most
  record Length(long period, int mostSteps) {}

  private final Graph graph;
  private final Schedule schedule;
  private final int scratchLevels;
  private final Costs costs;
  private final int workers;
  private final List<long[]> runs = new ArrayList<>();
  private final long giveUpAbove;
  private long held;
  private long mostTransient;
  private long scratch;
  private boolean gaveUp;

  /// @param giveUpAbove a peak beyond which nobody is interested in details
  Rehearsal(
      Graph graph,
      Schedule schedule,
      int scratchLevels,
      Costs costs,
      int workers,
      long giveUpAbove,
      Length length) {
    this.graph = graph;
    this.schedule = schedule;
    this.scratchLevels = scratchLevels;
    this.costs = costs;
    this.workers = workers;
    this.giveUpAbove = giveUpAbove;
    long outer = schedule.outerSteps();
    long whole = length.period() + 2;
    if (schedule.count() <= length.mostSteps() / 4 || outer <= 2 * whole) {
      walk(0, outer, length.mostSteps(), true);
    } else {
      walk(0, whole, length.mostSteps(), false);
      long last = (outer - whole) / length.period() * length.period();
      walk(last, outer - last, length.mostSteps(), false);
    }
  }

  /// Rehearses some outer steps, or as many write units as allowed; what is then held is scaled up
  /// to a whole outer step.
  ///
  /// @param skips whether write units that are there already are passed by; where only a part is
  ///     rehearsed it stands for others that are not
  private void walk(long from, long outerSteps, int mostSteps, boolean skips) {
    if (gaveUp) {
      return;
    }
    Holdings holdings = new Holdings(graph, scratchLevels);
    Schedule.Cursor cursor = schedule.startAt(from);
    if (from > 0 && !cursor.done()) {
      holdings.startAt(cursor);
    }
    long perOuter = Math.ceilDiv(schedule.count(), Math.max(1, schedule.outerSteps()));
    double scale = Math.max(1, (double) perOuter / mostSteps);
    long[] needs = new long[1024];
    long until = from + outerSteps < schedule.outerSteps() ? from + outerSteps : Long.MAX_VALUE;
    int steps = 0;
    while (!cursor.done() && steps < mostSteps && cursor.outer() < until && !gaveUp) {
      boolean skipped = skips && costs.isWritten(cursor);
      Step step = skipped ? holdings.skip(cursor) : holdings.admit(cursor);
      long heldNow = (long) (holdings.heldBytes() * scale);
      long taken = costs.transientBytes(step, skipped, workers);
      if (needs.length == 2 * steps) {
        needs = java.util.Arrays.copyOf(needs, 2 * needs.length);
      }
      needs[2 * steps] = heldNow;
      needs[2 * steps + 1] = taken;
      held = Math.max(held, heldNow);
      mostTransient = Math.max(mostTransient, taken);
      scratch = Math.max(scratch, (long) (holdings.scratchBytes() * scale));
      gaveUp = heldNow + taken > giveUpAbove;
      steps++;
      cursor.next();
    }
    runs.add(java.util.Arrays.copyOf(needs, 2 * steps));
  }

  /// The most bytes leased at once when so many write units are under way at once.
  long peak(int inFlight) {
    long peak = 0;
    for (long[] needs : runs) {
      long under = 0;
      for (int step = 0; 2 * step < needs.length; step++) {
        under += needs[2 * step + 1];
        if (step >= inFlight) {
          under -= needs[2 * (step - inFlight) + 1];
        }
        peak = Math.max(peak, needs[2 * step] + under);
      }
    }
    return peak;
  }

  /// The most write units, up to a limit, that can be under way at once within a budget; 0 if not
  /// even one fits.
  int inFlight(long budget, int most) {
    if (gaveUp) {
      return 0;
    }
    int inFlight = most;
    while (inFlight > 0 && peak(inFlight) > budget) {
      inFlight--;
    }
    return inFlight;
  }

  /// Whether it went on to the end.
  boolean isComplete() {
    return !gaveUp;
  }

  long heldBytes() {
    return held;
  }

  long transientBytes() {
    return mostTransient;
  }

  long scratchBytes() {
    return scratch;
  }
}
