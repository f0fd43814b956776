package dev.swath.operators.calc;

/// The values of one run of pixels, while a program works on it. One thread's.
///
/// Integers and floating values are doubles, which hold them exactly, but for 64-bit integers,
/// which are longs. A third kind says where there is no data: 1 there, else 0; nothing is
/// written to it where no pixel of the run is absent.
final class Registers {
  /// Pixels of a run at most: a handful of registers fit into a processor's first cache.
  static final int LONGEST = 512;

  final double[][] doubles;
  final long[][] longs;
  final byte[][] absent;
  final boolean[] any;

  Registers(int doubles, int longs, int absent) {
    this.doubles = new double[doubles][LONGEST];
    this.longs = new long[longs][LONGEST];
    this.absent = new byte[absent][LONGEST];
    this.any = new boolean[absent];
  }
}
