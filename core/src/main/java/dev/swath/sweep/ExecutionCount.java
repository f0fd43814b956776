package dev.swath.sweep;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How often each of very many things was done, in a bit for each that was done once.
final class ExecutionCount {
  private static final int PAGE_BITS = 1 << 16;
  private static final Page FULL = new Page(new long[0], 0);

  private static final class Page {
    private long[] words;
    private int missing;

    Page(long[] words, int missing) {
      this.words = words;
      this.missing = missing;
    }

    /// Makes room up to a word, so that a few things take little.
    private void reach(int word) {
      if (word >= words.length) {
        int doubled = Math.min(PAGE_BITS / Long.SIZE, 2 * words.length);
        words = Arrays.copyOf(words, Math.max(word + 1, doubled));
      }
    }
  }

  private final Map<Long, Page> pages = new HashMap<>();
  private final Map<Long, Integer> repeated = new HashMap<>();
  private long total;
  private int most;

  synchronized void count(long thing) {
    total++;
    if (seenBefore(thing)) {
      most = Math.max(most, repeated.merge(thing, 2, (old, _) -> old + 1));
    } else {
      most = Math.max(most, 1);
    }
  }

  private boolean seenBefore(long thing) {
    Page page = pages.computeIfAbsent(thing / PAGE_BITS, _ -> new Page(new long[1], PAGE_BITS));
    if (page == FULL) {
      return true;
    }
    int bit = (int) (thing % PAGE_BITS);
    page.reach(bit / 64);
    boolean seen = (page.words[bit / 64] & 1L << bit) != 0;
    page.words[bit / 64] |= 1L << bit;
    if (!seen && --page.missing == 0) {
      pages.put(thing / PAGE_BITS, FULL);
    }
    return seen;
  }

  synchronized long total() {
    return total;
  }

  /// The most times that one thing was done.
  synchronized int most() {
    return most;
  }
}
