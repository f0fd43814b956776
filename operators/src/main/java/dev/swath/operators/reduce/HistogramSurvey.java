package dev.swath.operators.reduce;

import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A histogram of each band with bins of equal width, over a range that is given or from the
/// smallest value to the largest, for which a first sweep looks. A band without valid pixels has
/// none.
public final class HistogramSurvey implements Survey<List<Optional<Histogram>>> {
  private final RasterSchema schema;
  private final Window cell;
  private final Optional<ValueRange> range;
  private final int bins;
  private Optional<StatisticsSink> looking = Optional.empty();
  private Optional<HistogramSink> counting = Optional.empty();

  /// @param cell the size of the pieces that its sinks take
  public HistogramSurvey(RasterSchema schema, Window cell, Optional<ValueRange> range, int bins) {
    if (bins < 1 || bins > 1 << 16) {
      throw new IllegalArgumentException("bins must be 1 to 65536 but were " + bins);
    }
    this.schema = schema;
    this.cell = cell;
    this.range = range;
    this.bins = bins;
  }

  @Override
  public int sweeps() {
    return range.isPresent() ? 1 : 2;
  }

  @Override
  public Optional<RasterSink> next() {
    if (counting.isPresent()) {
      return Optional.empty();
    }
    if (range.isEmpty() && looking.isEmpty()) {
      looking = Optional.of(new StatisticsSink(schema, cell));
      return Optional.of(looking.get());
    }
    counting = Optional.of(new HistogramSink(schema, cell, ranges(), bins));
    return Optional.of(counting.get());
  }

  private List<Optional<ValueRange>> ranges() {
    List<Optional<ValueRange>> ranges = new ArrayList<>();
    for (int band = 0; band < BandSink.bands(schema); band++) {
      int at = band;
      ranges.add(
          range.or(
              () -> {
                BandStatistics found = looking.orElseThrow().result().get(at);
                return found.count() == 0
                    ? Optional.empty()
                    : Optional.of(new ValueRange(found.min(), found.max()));
              }));
    }
    return ranges;
  }

  @Override
  public List<Optional<Histogram>> result() {
    return counting.orElseThrow().result();
  }
}
