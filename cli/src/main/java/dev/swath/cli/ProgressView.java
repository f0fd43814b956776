package dev.swath.cli;

import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepProgress;
import java.io.PrintStream;

/// Shows how a sweep goes, in one of several ways. Closing clears what must not stay on screen.
sealed interface ProgressView extends SweepListener, AutoCloseable {
  static ProgressView of(ReportFlags.Progress how, Console console) {
    return switch (how) {
      case bar -> new Bar(console.err(), console.colours());
      case json -> new Lines(console.err(), 1, true);
      case auto, plain -> new Lines(console.err(), 10, false);
      case none -> new Silent();
    };
  }

  @Override
  void close();

  /// Nothing.
  record Silent() implements ProgressView {
    @Override
    public void progress(SweepProgress progress) {}

    @Override
    public void close() {}
  }

  /// A line now and then.
  final class Lines implements ProgressView {
    private final PrintStream err;
    private final double interval;
    private final boolean json;
    private double next;

    Lines(PrintStream err, double intervalSeconds, boolean json) {
      this.err = err;
      this.interval = intervalSeconds;
      this.json = json;
      this.next = intervalSeconds;
    }

    @Override
    public void progress(SweepProgress at) {
      boolean last = json && at.writeUnitsDone() == at.writeUnitsTotal();
      if (at.seconds() < next && !last) {
        return;
      }
      next = at.seconds() + interval;
      err.print(
          json
              ? Json.line(ProgressLines.json(at))
              : "sweep   " + ProgressLines.rates(at) + "  " + ProgressLines.stages(at) + "\n");
      err.flush();
    }

    @Override
    public void close() {}
  }

  /// Two lines drawn over and over.
  final class Bar implements ProgressView {
    private static final double INTERVAL = 0.1;
    private static final String CLEAR = "\r\u001b[J";
    private static final String UP = "\u001b[1A";

    private final PrintStream err;
    private final boolean colours;
    private double next = 0.3;
    private boolean drawn;

    Bar(PrintStream err, boolean colours) {
      this.err = err;
      this.colours = colours;
    }

    @Override
    public void progress(SweepProgress at) {
      if (at.seconds() < next) {
        return;
      }
      next = at.seconds() + INTERVAL;
      String bar = ProgressLines.bar(at);
      err.print(
          (drawn ? UP + CLEAR : "")
              + "sweep   "
              + (colours ? "\u001b[36m" + bar + "\u001b[0m" : bar)
              + " "
              + ProgressLines.rates(at)
              + "\n        "
              + ProgressLines.stages(at));
      err.flush();
      drawn = true;
    }

    @Override
    public void close() {
      if (drawn) {
        err.print(UP + CLEAR);
        err.flush();
        drawn = false;
      }
    }
  }
}
