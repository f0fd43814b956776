package dev.swath.jobs.chips;

import dev.swath.patches.place.Anchor;

/// Shares chips out by the square block of ground that their middle lies in, so that neighbours
/// stay together. A block's share follows from its place and the seed alone, whatever the raster.
///
/// @param val share of the blocks, from 0 to 1
/// @param test share of the blocks, from 0 to 1; with `val` at most 1
/// @param block pixels of a block's side
public record SpatialSplit(double val, double test, long block, long seed) {
  /// Everything is for training.
  public static final SpatialSplit NONE = new SpatialSplit(0, 0, 1, 0);

  public SpatialSplit {
    if (!(val >= 0 && test >= 0 && val + test <= 1) || block < 1) {
      throw new IllegalArgumentException(
          "shares must be 0 to 1 in all and a block at least 1 pixel but got "
              + val
              + ", "
              + test
              + " and "
              + block);
    }
  }

  /// What a chip of so many rows and columns is for.
  public Split of(Anchor anchor, long rows, long cols) {
    long y = Math.floorDiv(anchor.row() + rows / 2, block);
    long x = Math.floorDiv(anchor.col() + cols / 2, block);
    double place = (mix(mix(mix(seed) + y) + x) >>> 11) * 0x1p-53;
    return place < test ? Split.TEST : place < test + val ? Split.VAL : Split.TRAIN;
  }

  /// The finaliser of SplitMix64 over the next number.
  private static long mix(long number) {
    long bits = number + 0x9e3779b97f4a7c15L;
    bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
    return bits ^ bits >>> 31;
  }
}
