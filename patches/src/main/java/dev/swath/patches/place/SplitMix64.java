package dev.swath.patches.place;

/// The generator SplitMix64 of Steele, Lea and Flood (2014): the same numbers for the same seed
/// everywhere and for good.
final class SplitMix64 {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long next() {
    state += GOLDEN;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// A number from 0 up to but not including a bound: the upper half of a product, whose bias is
  /// below 2⁻³² for rasters of up to 2³² pixels a side.
  long below(long bound) {
    return Math.unsignedMultiplyHigh(next(), bound);
  }

  /// A number from 0 up to but not including 1, in steps of 2⁻⁵³.
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /// Puts the items of an array in a random order.
  void shuffle(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int other = Math.toIntExact(below(i + 1L));
      int kept = items[i];
      items[i] = items[other];
      items[other] = kept;
    }
  }
}
