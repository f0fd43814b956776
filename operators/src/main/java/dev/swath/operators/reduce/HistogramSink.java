package dev.swath.operators.reduce;

import dev.swath.LimitException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Counts the valid pixels of each band in bins of equal width over a range that is known.
///
/// A cell is encoded as one 32-bit count for each bin of each of its bands. 64-bit integers are
/// seen as doubles.
public final class HistogramSink extends BandSink {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final List<Optional<BinEdges>> edges;
  private final List<long[]> counts;

  /// @param cell the size of the pieces it takes
  /// @param ranges of each band; empty for a band that is not counted
  /// @param bins of each band
  public HistogramSink(
      RasterSchema schema, Window cell, List<Optional<ValueRange>> ranges, int bins) {
    super(schema, cell);
    Keys.of(schema.dtype());
    if (bins < 1 || (long) bins * ranges.size() > KeyCountSink.MOST_BINS) {
      throw new LimitException(
          ranges.size()
              + " histograms of "
              + bins
              + " bins exceed the limit of "
              + KeyCountSink.MOST_BINS
              + " bins in all",
          "ask for fewer bins or fewer bands");
    }
    this.edges = ranges.stream().map(range -> range.map(some -> new BinEdges(some, bins))).toList();
    this.counts = ranges.stream().map(_ -> new long[bins]).toList();
  }

  private int bins() {
    return counts.isEmpty() ? 0 : counts.getFirst().length;
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return (long) Integer.BYTES * bins() * bands(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    into.fill((byte) 0);
    long size = (long) Integer.BYTES * bins();
    for (int i = 0; i < bands(cell); i++) {
      MemorySegment part = into.asSlice(i * size, size);
      Block band = band(pixels, i);
      edges
          .get(firstBand(cell) + i)
          .ifPresent(
              some -> new ValidValues(band, noData()).forEach((v, n) -> count(v, n, some, part)));
    }
    return encodeBytes(cell);
  }

  private static void count(double[] values, int n, BinEdges edges, MemorySegment into) {
    for (int i = 0; i < n; i++) {
      int bin = edges.bin(values[i]);
      if (bin >= 0) {
        long at = (long) Integer.BYTES * bin;
        into.set(INT, at, into.get(INT, at) + 1);
      }
    }
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    long at = 0;
    for (int i = 0; i < bands(cell); i++) {
      long[] total = counts.get(firstBand(cell) + i);
      for (int bin = 0; bin < total.length; bin++) {
        total[bin] += Integer.toUnsignedLong(encoded.get(INT, at));
        at += Integer.BYTES;
      }
    }
  }

  /// The histogram of each band, after the commit; none where there was no range.
  public List<Optional<Histogram>> result() {
    requireCommitted();
    return IntStream.range(0, bands())
        .mapToObj(band -> edges.get(band).map(some -> new Histogram(some, counts.get(band))))
        .toList();
  }
}
