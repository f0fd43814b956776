package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Collects the keys of each band's valid pixels that lie in some ranges, of which it is known how
/// many there are.
///
/// A cell is encoded as the number of keys of each of its bands, then these keys.
final class KeyCollectSink extends BandSink {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Keys keys;
  private final List<List<KeyBins>> ranges;
  private final long[][] collected;
  private final int[] used;

  /// @param ranges of each band, disjoint, their bins of no account
  /// @param sizes how many keys of each band lie in its ranges
  KeyCollectSink(RasterSchema schema, Window cell, List<List<KeyBins>> ranges, int[] sizes) {
    super(schema, cell);
    this.keys = Keys.of(schema.dtype());
    this.ranges = ranges.stream().map(List::copyOf).toList();
    this.collected = new long[sizes.length][];
    Arrays.setAll(collected, band -> new long[sizes[band]]);
    this.used = new int[sizes.length];
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return Long.BYTES * (bands(cell) + writeUnits().grid().window(cell).count());
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    long header = Long.BYTES * (long) bands(cell);
    long[] at = {header};
    for (int i = 0; i < bands(cell); i++) {
      long before = at[0];
      List<KeyBins> wanted = ranges.get(firstBand(cell) + i);
      if (!wanted.isEmpty()) {
        new ValidKeys(band(pixels, i), keys, noData())
            .forEach((found, n) -> at[0] = append(found, n, wanted, into, at[0]));
      }
      into.set(LONG, Long.BYTES * (long) i, (at[0] - before) / Long.BYTES);
    }
    return at[0];
  }

  private static long append(
      long[] found, int n, List<KeyBins> wanted, MemorySegment into, long from) {
    long at = from;
    for (KeyBins range : wanted) {
      for (int i = 0; i < n; i++) {
        long bin = range.bin(found[i]);
        if (bin >= 0 && bin < range.count()) {
          into.set(LONG, at, found[i]);
          at += Long.BYTES;
        }
      }
    }
    return at;
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    long at = Long.BYTES * (long) bands(cell);
    for (int i = 0; i < bands(cell); i++) {
      int band = firstBand(cell) + i;
      for (long n = encoded.get(LONG, Long.BYTES * (long) i); n > 0; n--) {
        collected[band][used[band]++] = encoded.get(LONG, at);
        at += Long.BYTES;
      }
    }
  }

  /// The keys of a band in ascending order, after the commit.
  long[] sorted(int band) {
    requireCommitted();
    return Arrays.stream(collected[band])
        .map(key -> key ^ Long.MIN_VALUE)
        .sorted()
        .map(key -> key ^ Long.MIN_VALUE)
        .toArray();
  }
}
