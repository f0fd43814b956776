package dev.swath.operators.synth;

/// Random bits that depend on a seed and a place alone.
final class Noise {
  private Noise() {}

  static long hash(long seed, long a, long b) {
    long z = seed * 0x2545f4914f6cdd1dL + a;
    z = (z ^ (z >>> 29)) * 0xff51afd7ed558ccdL + b;
    z = (z ^ (z >>> 32)) * 0xc4ceb9fe1a85ec53L;
    z = (z ^ (z >>> 29)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 32);
  }

  /// From −1 to 1, in steps of 2⁻²³.
  static float signed(long hash) {
    return (hash >> 40) * 0x1p-23f;
  }
}
