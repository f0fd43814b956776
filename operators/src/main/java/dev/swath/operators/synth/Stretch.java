package dev.swath.operators.synth;

import dev.swath.array.Window;

/// Cuts a window into stretches of columns, so that the buffers of a row stay small.
final class Stretch {
  /// The most columns in a stretch.
  static final int COLS = 2048;

  /// What is done with a stretch: all rows of the window, these columns.
  @FunctionalInterface
  interface Action {
    void accept(long firstCol, int cols);
  }

  private Stretch() {}

  static void forEach(Window window, Action action) {
    int x = window.rank() - 1;
    for (long col = window.start(x); col < window.end(x); col += COLS) {
      action.accept(col, Math.toIntExact(Math.min(COLS, window.end(x) - col)));
    }
  }
}
