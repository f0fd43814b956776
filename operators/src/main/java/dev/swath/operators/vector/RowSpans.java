package dev.swath.operators.vector;

import java.util.Arrays;

/// Columns of one row that are covered, in any order and perhaps more than once, then joined. One
/// thread.
final class RowSpans {
  private final long first;
  private final long end;
  private long[] spans = new long[16];
  private int used;

  /// @param first column of the window
  /// @param end the column after its last, no farther than an `int` reaches
  RowSpans(long first, long end) {
    this.first = first;
    this.end = end;
    Math.toIntExact(end - first);
  }

  /// Adds whole columns from `from` up to but not `to`.
  void add(double from, double to) {
    long a = (long) Math.clamp(from - first, 0, (double) (end - first));
    long b = (long) Math.clamp(to - first, 0, (double) (end - first));
    if (a < b) {
      spans = used == spans.length ? Arrays.copyOf(spans, 2 * used) : spans;
      spans[used++] = a << Integer.SIZE | b;
    }
  }

  /// Tells each run of covered columns once, from the left, and forgets them.
  void drain(long row, Coverage.Spans to) {
    Arrays.sort(spans, 0, used);
    for (int i = 0; i < used; ) {
      long a = spans[i] >>> Integer.SIZE;
      long b = spans[i] & 0xffff_ffffL;
      for (i++; i < used && spans[i] >>> Integer.SIZE <= b; i++) {
        b = Math.max(b, spans[i] & 0xffff_ffffL);
      }
      to.covered(row, first + a, first + b);
    }
    used = 0;
  }
}
