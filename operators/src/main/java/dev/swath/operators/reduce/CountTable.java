package dev.swath.operators.reduce;

import java.util.Arrays;

/// Keys and how often each occurs, up to a number of different ones. One thread.
final class CountTable {
  private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

  private final int most;
  private long[] keys = new long[64];
  private long[] counts = new long[64];
  private int used;
  private boolean full;

  /// @param most different keys
  CountTable(int most) {
    this.most = most;
  }

  /// Adds to a key's count, unless too many were found.
  void add(long key, long count) {
    int at = slot(key, keys, counts);
    if (counts[at] == 0) {
      if (used == most) {
        full = true;
        return;
      }
      used++;
      keys[at] = key;
    }
    counts[at] += count;
    if (2 * used > keys.length) {
      grow();
    }
  }

  void addAll(CountTable other) {
    full |= other.full;
    for (int i = 0; i < other.keys.length && !full; i++) {
      if (other.counts[i] > 0) {
        add(other.keys[i], other.counts[i]);
      }
    }
  }

  /// The slot that has a key, or is free for it.
  private static int slot(long key, long[] keys, long[] counts) {
    int at = (int) ((key ^ key >>> 32) * MIX >>> 33) & keys.length - 1;
    while (counts[at] != 0 && keys[at] != key) {
      at = at + 1 & keys.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] moreKeys = new long[Math.multiplyExact(2, keys.length)];
    long[] moreCounts = new long[moreKeys.length];
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        int at = slot(keys[i], moreKeys, moreCounts);
        moreKeys[at] = keys[i];
        moreCounts[at] = counts[i];
      }
    }
    keys = moreKeys;
    counts = moreCounts;
  }

  int size() {
    return used;
  }

  /// Whether there were more keys than are held.
  boolean isFull() {
    return full;
  }

  /// Drops what is held, once it is too much to be of use.
  void drop() {
    full = true;
    used = 0;
    keys = new long[64];
    counts = new long[64];
  }

  long count(long key) {
    return counts[slot(key, keys, counts)];
  }

  /// All keys as unsigned numbers, the smallest first.
  long[] sorted() {
    long[] all = new long[used];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        all[n++] = keys[i] ^ Long.MIN_VALUE;
      }
    }
    Arrays.sort(all);
    for (int i = 0; i < n; i++) {
      all[i] ^= Long.MIN_VALUE;
    }
    return all;
  }
}
