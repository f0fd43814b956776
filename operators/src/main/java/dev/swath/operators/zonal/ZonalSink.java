package dev.swath.operators.zonal;

import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.operators.reduce.BandSink;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.reduce.MergeTree;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Statistics of the pixels of each zone, for each band. Zones are found in the same sweep.
///
/// Counts, extremes and values are exact; sums and squares are rounded, in an order that depends on
/// the cells alone. 64-bit integers are seen as doubles.
public abstract sealed class ZonalSink extends BandSink permits LabelZonalSink, PolygonZonalSink {
  /// Zones of all cells together.
  static final int MOST_ZONES = 1_000_000;

  private final boolean countsValues;
  private final List<MergeTree<Map<Long, BandStatistics>>> trees = new ArrayList<>();
  private final List<ZoneValues> values = new ArrayList<>();
  private final Map<CellIndex, List<ZonePart>> parts = new ConcurrentHashMap<>();

  ZonalSink(RasterSchema schema, Window cell, int results, boolean countsValues) {
    super(schema, cell);
    this.countsValues = countsValues;
    for (int band = 0; band < results; band++) {
      trees.add(new MergeTree<>(places(), ZonalSink::merge));
      values.add(new ZoneValues());
    }
  }

  static RasterSchema real(RasterSchema schema) {
    if (schema.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          schema.dtype() + " pixels have no statistics", "use a raster of real values");
    }
    return schema;
  }

  private static Map<Long, BandStatistics> merge(
      Map<Long, BandStatistics> into, Map<Long, BandStatistics> next) {
    next.forEach((zone, some) -> into.merge(zone, some, BandStatistics::merge));
    if (into.size() > MOST_ZONES) {
      throw new LimitException(
          "more than " + MOST_ZONES + " zones exceed the limit",
          "use fewer labels, or clip both rasters to a part");
    }
    return into;
  }

  /// What a cell adds to each of its bands' results.
  abstract List<ZonePart> parts(CellIndex cell, Block pixels);

  /// The first of the results that a cell adds to.
  abstract int firstResult(CellIndex cell);

  final ZonePart part() {
    return new ZonePart(countsValues);
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return 0;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    parts.put(cell, parts(cell, pixels));
    return 0;
  }

  @Override
  public synchronized void write(CellIndex cell, MemorySegment encoded) {
    List<ZonePart> some = parts.remove(cell);
    for (int i = 0; i < some.size(); i++) {
      int result = firstResult(cell) + i;
      trees.get(result).add(place(cell), some.get(i).statistics());
      values.get(result).addAll(some.get(i).values());
    }
  }

  /// All zones that have pixels, by their number and then by band, after the commit.
  public List<Zone> result() {
    requireCommitted();
    TreeMap<Long, List<Zone>> zones = new TreeMap<>();
    for (int band = 0; band < trees.size(); band++) {
      int at = band;
      ZoneValues.Sorted sorted = values.get(band).sorted();
      trees
          .get(band)
          .result()
          .forEach(
              (number, statistics) ->
                  zones
                      .computeIfAbsent(number, _ -> new ArrayList<>())
                      .add(
                          new Zone(
                              number,
                              at,
                              statistics,
                              countsValues
                                  ? Optional.of(sorted.summary(number))
                                  : Optional.empty())));
    }
    return zones.values().stream().flatMap(List::stream).toList();
  }
}
