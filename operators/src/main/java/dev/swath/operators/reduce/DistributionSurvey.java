package dev.swath.operators.reduce;

import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The distribution of the values of each band: exact if a band has at most
/// [#MOST_VALUES] different ones, as every type of at most 16 bits has, which takes one sweep;
/// else a histogram of as many bins between the smallest and the largest value, which takes a
/// second.
public final class DistributionSurvey implements Survey<List<Distribution>> {
  public static final int MOST_VALUES = 1 << 16;

  private final RasterSchema schema;
  private final Window cell;
  private final Keys keys;
  private final DistinctSink distinct;
  private final List<Distribution> found = new ArrayList<>();
  private Optional<HistogramSink> fine = Optional.empty();
  private boolean asked;

  /// @param cell the size of the pieces that its sinks take
  public DistributionSurvey(RasterSchema schema, Window cell) {
    this.schema = schema;
    this.cell = cell;
    this.keys = Keys.of(schema.dtype());
    this.distinct = new DistinctSink(schema, cell, MOST_VALUES);
  }

  @Override
  public int sweeps() {
    return keys.width() <= 16 ? 1 : 2;
  }

  @Override
  public Optional<RasterSink> next() {
    if (!asked) {
      asked = true;
      return Optional.of(distinct);
    }
    if (found.isEmpty() && fine.isEmpty()) {
      List<Optional<ValueRange>> ranges = ranges();
      if (ranges.stream().anyMatch(Optional::isPresent)) {
        fine = Optional.of(new HistogramSink(schema, cell, ranges, MOST_VALUES));
        return Optional.of(fine.get());
      }
    }
    return Optional.empty();
  }

  private List<Optional<ValueRange>> ranges() {
    List<Optional<ValueRange>> ranges = new ArrayList<>();
    for (int band = 0; band < BandSink.bands(schema); band++) {
      ranges.add(
          distinct.isFull(band) ? Optional.of(distinct.range(band).finite()) : Optional.empty());
    }
    return ranges;
  }

  @Override
  public List<Distribution> result() {
    if (found.isEmpty()) {
      for (int band = 0; band < BandSink.bands(schema); band++) {
        int at = band;
        found.add(
            fine.flatMap(sink -> sink.result().get(at))
                .map(DistributionSurvey::binned)
                .orElseGet(() -> exact(distinct.table(at))));
      }
    }
    return List.copyOf(found);
  }

  private Distribution exact(CountTable table) {
    long[] sorted = table.sorted();
    double[] values = Arrays.stream(sorted).mapToDouble(keys::value).toArray();
    long[] counts = Arrays.stream(sorted).map(table::count).toArray();
    return new Distribution(values, values, counts, true);
  }

  private static Distribution binned(Histogram histogram) {
    int[] bins =
        java.util.stream.IntStream.range(0, histogram.bins())
            .filter(bin -> histogram.count(bin) > 0)
            .toArray();
    double[] values = new double[bins.length];
    double[] tops = new double[bins.length];
    long[] counts = new long[bins.length];
    for (int i = 0; i < bins.length; i++) {
      double low = histogram.edge(bins[i]);
      double high = histogram.edge(bins[i] + 1);
      values[i] = low + (high - low) / 2;
      tops[i] = bins[i] + 1 == histogram.bins() ? high : Math.nextDown(high);
      counts[i] = histogram.count(bins[i]);
    }
    return new Distribution(values, tops, counts, false);
  }
}
