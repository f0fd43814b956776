package dev.swath.operators.reduce;

/// The search for the value that comes at a place when a band's valid pixels are sorted: a range of
/// keys that gets smaller.
///
/// @param place counted from 0
/// @param range where it lies; its bins are those of the range around it
/// @param bin of that range
/// @param before valid pixels below the bin
/// @param count valid pixels in it
record Rank(long place, KeyBins range, int bin, long before, long count) {
  /// Finds the bin of a place among some that were counted.
  ///
  /// @param below valid pixels below all bins
  static Rank among(long place, KeyBins bins, long[] counts, long below) {
    long before = below;
    int bin = 0;
    while (bin < counts.length - 1 && before + counts[bin] <= place) {
      before += counts[bin];
      bin++;
    }
    return new Rank(place, bins, bin, before, counts[bin]);
  }

  /// Whether all keys of the bin are one.
  boolean isFound() {
    return range.isExact();
  }

  long key() {
    return range.first(bin);
  }

  /// The bin alone, cut into at most 2^`bits`.
  KeyBins cut(int bits) {
    return range.inside(bin, bits);
  }
}
