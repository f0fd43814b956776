package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts each different value of each band as long as they are few, and finds the smallest and
/// the largest in any case.
final class DistinctSink extends BandSink {
  private final Keys keys;
  private final int most;
  private final List<Values> bands = new ArrayList<>();
  private final Map<CellIndex, List<Values>> parts = new ConcurrentHashMap<>();

  /// What is known of a band or a part of it.
  private static final class Values {
    private final CountTable table;
    private long low = -1;
    private long high = 0;
    private long count;

    Values(int most) {
      this.table = new CountTable(most);
    }

    void add(long[] keys, int n) {
      for (int i = 0; i < n; i++) {
        long key = keys[i];
        low = Long.compareUnsigned(key, low) < 0 ? key : low;
        high = Long.compareUnsigned(key, high) > 0 ? key : high;
      }
      count += n;
      for (int i = 0; i < n && !table.isFull(); i++) {
        table.add(keys[i], 1);
      }
    }

    synchronized void merge(Values part) {
      low = Long.compareUnsigned(part.low, low) < 0 ? part.low : low;
      high = Long.compareUnsigned(part.high, high) > 0 ? part.high : high;
      count += part.count;
      table.addAll(part.table);
      if (table.isFull()) {
        table.drop();
      }
    }

    synchronized boolean isFull() {
      return table.isFull();
    }
  }

  /// @param most different values of a band
  DistinctSink(RasterSchema schema, Window cell, int most) {
    super(schema, cell);
    this.keys = Keys.of(schema.dtype());
    this.most = most;
    for (int band = 0; band < bands(); band++) {
      bands.add(new Values(most));
    }
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return 0;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    List<Values> part = new ArrayList<>();
    for (int i = 0; i < bands(cell); i++) {
      Values values = new Values(most);
      if (bands.get(firstBand(cell) + i).isFull()) {
        values.table.drop();
      }
      new ValidKeys(band(pixels, i), keys, noData()).forEach(values::add);
      part.add(values);
    }
    parts.put(cell, part);
    return 0;
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    List<Values> part = parts.remove(cell);
    for (int i = 0; i < part.size(); i++) {
      bands.get(firstBand(cell) + i).merge(part.get(i));
    }
  }

  /// Valid pixels of a band.
  long count(int band) {
    requireCommitted();
    return bands.get(band).count;
  }

  /// Whether a band has more different values than are counted.
  boolean isFull(int band) {
    requireCommitted();
    return bands.get(band).isFull();
  }

  CountTable table(int band) {
    requireCommitted();
    return bands.get(band).table;
  }

  /// From the smallest value of a band that has any to the largest.
  ValueRange range(int band) {
    requireCommitted();
    return new ValueRange(keys.value(bands.get(band).low), keys.value(bands.get(band).high));
  }
}
