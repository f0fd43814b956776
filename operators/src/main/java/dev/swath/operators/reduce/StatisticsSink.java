package dev.swath.operators.reduce;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Statistics of each band of a raster.
///
/// Counts, minima and maxima are exact; 64-bit integers are seen as doubles. Means and
/// squares are rounded: they depend on the cells, and on nothing else, so that
/// threads, budget and order leave every bit as it is. A cell is encoded as 48 bytes for
/// each of its bands.
public final class StatisticsSink extends BandSink {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
  private static final int RECORD = 48;

  private final List<MergeTree<BandStatistics>> trees = new ArrayList<>();

  /// @param cell the size of the pieces it takes, best those that the raster is stored in
  public StatisticsSink(RasterSchema schema, Window cell) {
    super(schema, cell);
    if (schema.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          schema.dtype() + " pixels have no statistics", "use a raster of real values");
    }
    for (int band = 0; band < bands(); band++) {
      trees.add(new MergeTree<>(places(), BandStatistics::merge));
    }
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return (long) RECORD * bands(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    for (int i = 0; i < bands(cell); i++) {
      put(Moments.of(band(pixels, i), noData()), into.asSlice((long) i * RECORD, RECORD));
    }
    return encodeBytes(cell);
  }

  private static void put(BandStatistics part, MemorySegment into) {
    into.set(LONG, 0, part.count());
    into.set(LONG, 8, part.excluded());
    into.set(DOUBLE, 16, part.min());
    into.set(DOUBLE, 24, part.max());
    into.set(DOUBLE, 32, part.sum());
    into.set(DOUBLE, 40, part.squares());
  }

  private static BandStatistics get(MemorySegment from) {
    return new BandStatistics(
        from.get(LONG, 0),
        from.get(LONG, 8),
        from.get(DOUBLE, 16),
        from.get(DOUBLE, 24),
        from.get(DOUBLE, 32),
        from.get(DOUBLE, 40));
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    long place = place(cell);
    for (int i = 0; i < bands(cell); i++) {
      BandStatistics part = get(encoded.asSlice((long) i * RECORD, RECORD));
      trees.get(firstBand(cell) + i).add(place, part);
    }
  }

  /// The statistics of each band, after the commit.
  public synchronized List<BandStatistics> result() {
    requireCommitted();
    return trees.stream().map(MergeTree::result).toList();
  }
}
