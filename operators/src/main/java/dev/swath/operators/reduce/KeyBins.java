package dev.swath.operators.reduce;

/// Keys cut into bins of 2^`shift`.
///
/// @param first the smallest key
/// @param count bins
record KeyBins(long first, int shift, int count) {
  /// All keys of so many bits in at most 2^`bits` bins.
  static KeyBins all(int width, int bits) {
    int shift = Math.max(0, width - bits);
    return new KeyBins(0, shift, 1 << (width - shift));
  }

  /// One of these bins cut into at most 2^`bits`.
  KeyBins inside(int bin, int bits) {
    int finer = Math.max(0, shift - bits);
    return new KeyBins(first(bin), finer, 1 << (shift - finer));
  }

  /// The smallest key of a bin.
  long first(int bin) {
    return first + ((long) bin << shift);
  }

  boolean isExact() {
    return shift == 0;
  }

  /// The bin of a key: from 0 up to `count` if it is in one of them.
  long bin(long key) {
    return key - first >>> shift;
  }
}
