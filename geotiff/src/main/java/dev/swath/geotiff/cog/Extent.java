package dev.swath.geotiff.cog;

/// From where to where the stored tiles of a level reach.
///
/// @param first position of the first; [Long#MAX_VALUE] if none is stored
/// @param last position of the last
record Extent(long first, long last) {
  static final Extent NOTHING = new Extent(Long.MAX_VALUE, Long.MIN_VALUE);

  static Extent of(CogLevel level) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (long tile = 0; tile < level.tiles(); tile++) {
      if (level.isStored(tile)) {
        first = Math.min(first, level.offsets().get(tile));
        last = Math.max(last, level.offsets().get(tile));
      }
    }
    return new Extent(first, last);
  }

  boolean isEmpty() {
    return last < first;
  }
}
