package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// Takes the floating-point predictor back from float32 rows of one band, four rows at a time.
///
/// All loops but one run over whole arrays of one type and element by element, the form that the
/// compiler turns into vector instructions; bytes change their type by being copied. One thread.
final class FloatRowDecoder {
  /// Rows whose running sums are taken side by side, as each sum waits for the one before it.
  static final int ROWS = 4;

  private static final long EVEN = 0x00ff_00ff_00ff_00ffL;
  private static final long PAIRS = 0x0000_ffff_0000_ffffL;
  private static final long TOP_BITS = 0x8080_8080_8080_8080L;
  private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;
  private static final long LOW_HALF = 0xffff_ffffL;
  private static final int TOP_BYTE = 56;

  private final int columns;
  private final int batchBytes;
  // The bytes of four rows, then their pixels; and what comes before each word.
  private final long[] words;
  private final long[] carries;
  private final int[] planes;
  // The upper and the lower two bytes of each pixel, two pixels to an int.
  private final long[] upper;
  private final long[] lower;
  private final int[] upperPairs;
  private final int[] lowerPairs;

  /// @param columns pixels of a row, a multiple of 4
  FloatRowDecoder(int columns) {
    this.columns = columns;
    this.batchBytes = Math.multiplyExact(ROWS * Float.BYTES, columns);
    this.words = new long[batchBytes / Long.BYTES];
    this.carries = new long[batchBytes / Long.BYTES];
    this.planes = new int[batchBytes / Integer.BYTES];
    this.upper = new long[batchBytes / Long.BYTES / 2];
    this.lower = new long[batchBytes / Long.BYTES / 2];
    this.upperPairs = new int[batchBytes / Integer.BYTES / 2];
    this.lowerPairs = new int[batchBytes / Integer.BYTES / 2];
  }

  /// Restores rows in place.
  void decode(MemorySegment rows) {
    long size = rows.byteSize();
    for (long at = 0; at < size; at += batchBytes) {
      long bytes = Math.min(batchBytes, size - at);
      MemorySegment.copy(rows, at, MemorySegment.ofArray(words), 0, bytes);
      restore();
      MemorySegment.copy(MemorySegment.ofArray(words), 0, rows, at, bytes);
    }
  }

  private void restore() {
    sumWords(words);
    carry(words, carries);
    addBytes(words, carries);
    copy(words, planes);
    int plane = columns / Integer.BYTES;
    for (int row = 0; row < ROWS; row++) {
      int at = row * columns;
      interleaveBytes(planes, at, at + plane, upper, row * plane, plane);
      interleaveBytes(planes, at + 2 * plane, at + 3 * plane, lower, row * plane, plane);
    }
    copy(upper, upperPairs);
    copy(lower, lowerPairs);
    interleavePairs(upperPairs, lowerPairs, words);
  }

  private static void copy(long[] from, int[] into) {
    MemorySegment.copy(
        MemorySegment.ofArray(from),
        0,
        MemorySegment.ofArray(into),
        0,
        (long) from.length * Long.BYTES);
  }

  /// Running sums inside each word: even and odd bytes apart have sixteen bits to grow in.
  private static void sumWords(long[] words) {
    for (int i = 0; i < words.length; i++) {
      long even = words[i] & EVEN;
      long odd = words[i] >>> 8 & EVEN;
      even += even << 16;
      odd += odd << 16;
      even += even << 32;
      odd += odd << 32;
      words[i] = even + (odd << 16) & EVEN | (even + odd & EVEN) << 8;
    }
  }

  /// Sums of the words to the left of each in its row, in each of eight bytes.
  private static void carry(long[] words, long[] carries) {
    int row = words.length / ROWS;
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int i = 0; i < row; i++) {
      carries[i] = (first & 0xff) * EVERY_BYTE;
      carries[row + i] = (second & 0xff) * EVERY_BYTE;
      carries[2 * row + i] = (third & 0xff) * EVERY_BYTE;
      carries[3 * row + i] = (fourth & 0xff) * EVERY_BYTE;
      first += words[i] >>> TOP_BYTE;
      second += words[row + i] >>> TOP_BYTE;
      third += words[2 * row + i] >>> TOP_BYTE;
      fourth += words[3 * row + i] >>> TOP_BYTE;
    }
  }

  private static void addBytes(long[] words, long[] others) {
    for (int i = 0; i < words.length; i++) {
      long a = words[i];
      long b = others[i];
      words[i] = (a & ~TOP_BITS) + (b & ~TOP_BITS) ^ (a ^ b) & TOP_BITS;
    }
  }

  /// Bytes of two planes in turn, that of the first above that of the second.
  private static void interleaveBytes(
      int[] planes, int high, int low, long[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] =
          spreadBytes(planes[high + i] & LOW_HALF) << 8 | spreadBytes(planes[low + i] & LOW_HALF);
    }
  }

  private static long spreadBytes(long bytes) {
    return (spreadPairs(bytes) | spreadPairs(bytes) << 8) & EVEN;
  }

  private static void interleavePairs(int[] high, int[] low, long[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = spreadPairs(high[i] & LOW_HALF) << 16 | spreadPairs(low[i] & LOW_HALF);
    }
  }

  private static long spreadPairs(long pairs) {
    return (pairs | pairs << 16) & PAIRS;
  }
}
