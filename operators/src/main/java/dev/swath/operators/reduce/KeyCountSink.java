package dev.swath.operators.reduce;

import dev.swath.LimitException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.Stream;

/// Counts the valid pixels of each band in bins of keys.
///
/// A cell is encoded as one 32-bit count for each bin of each of its bands.
final class KeyCountSink extends BandSink {
  /// Bins of all bands together.
  static final int MOST_BINS = 1 << 23;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final Keys keys;
  private final List<List<KeyBins>> bins;
  private final List<List<long[]>> counts;

  /// @param bins of each band, disjoint
  KeyCountSink(RasterSchema schema, Window cell, List<List<KeyBins>> bins) {
    super(schema, cell);
    this.keys = Keys.of(schema.dtype());
    this.bins = bins.stream().map(List::copyOf).toList();
    long all = bins.stream().flatMap(List::stream).mapToLong(KeyBins::count).sum();
    if (all > MOST_BINS) {
      throw new LimitException(
          "counting " + all + " bins at once exceeds the limit of " + MOST_BINS,
          "look at fewer bands at once");
    }
    this.counts =
        bins.stream()
            .map(band -> band.stream().map(some -> new long[some.count()]).toList())
            .toList();
  }

  private Stream<KeyBins> bins(CellIndex cell) {
    int first = firstBand(cell);
    return bins.subList(first, first + bands(cell)).stream().flatMap(List::stream);
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return Integer.BYTES * bins(cell).mapToLong(KeyBins::count).sum();
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    MemorySegment rest = into.fill((byte) 0);
    for (int i = 0; i < bands(cell); i++) {
      List<KeyBins> wanted = bins.get(firstBand(cell) + i);
      long bytes = Integer.BYTES * wanted.stream().mapToLong(KeyBins::count).sum();
      if (bytes > 0) {
        MemorySegment part = rest;
        new ValidKeys(band(pixels, i), keys, noData())
            .forEach((found, n) -> count(found, n, wanted, part));
      }
      rest = rest.asSlice(bytes);
    }
    return encodeBytes(cell);
  }

  private static void count(long[] found, int n, List<KeyBins> wanted, MemorySegment into) {
    long base = 0;
    for (KeyBins some : wanted) {
      for (int i = 0; i < n; i++) {
        long bin = some.bin(found[i]);
        if (bin >= 0 && bin < some.count()) {
          long at = base + Integer.BYTES * bin;
          into.set(INT, at, into.get(INT, at) + 1);
        }
      }
      base += (long) Integer.BYTES * some.count();
    }
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    long at = 0;
    for (int i = 0; i < bands(cell); i++) {
      for (long[] total : counts.get(firstBand(cell) + i)) {
        for (int bin = 0; bin < total.length; bin++) {
          total[bin] += Integer.toUnsignedLong(encoded.get(INT, at));
          at += Integer.BYTES;
        }
      }
    }
  }

  /// The counts of some bins of a band, after the commit.
  long[] counts(int band, int place) {
    requireCommitted();
    return counts.get(band).get(place);
  }
}
