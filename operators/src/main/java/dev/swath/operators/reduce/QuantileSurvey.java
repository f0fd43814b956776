package dev.swath.operators.reduce;

import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Exact quantiles of each band.
///
/// Types of at most 16 bits are counted value by value in one sweep. Of others the first sweep
/// counts bins of their leading bits; each further one looks only into the bins that hold a wanted
/// value, counting finer bins or, once few values are left, collecting them: two or three sweeps
/// together, four at most. Between two values a quantile is interpolated, as numpy does.
public final class QuantileSurvey implements Survey<List<Quantiles>> {
  private static final int FIRST_BITS = 16;
  private static final int MOST_COLLECTED = 1 << 20;

  /// Bins of one band in a further sweep, as a power of two.
  private static final int FURTHER_BITS = 18;

  private final RasterSchema schema;
  private final Window cell;
  private final double[] shares;
  private final Keys keys;
  private final int bands;
  private final long[] valid;
  private final List<List<Rank>> ranks = new ArrayList<>();
  private Optional<KeyCountSink> counting = Optional.empty();
  private Optional<KeyCollectSink> collecting = Optional.empty();
  private final List<List<KeyBins>> asked = new ArrayList<>();
  private final List<TreeMap<Long, Long>> found = new ArrayList<>();

  /// @param cell the size of the pieces that its sinks take
  /// @param shares of the valid pixels that are smaller, each 0 to 1
  public QuantileSurvey(RasterSchema schema, Window cell, double... shares) {
    for (double share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a quantile must be 0 to 1 but was " + share);
      }
    }
    this.schema = schema;
    this.cell = cell;
    this.shares = shares.clone();
    this.keys = Keys.of(schema.dtype());
    this.bands = BandSink.bands(schema);
    this.valid = new long[bands];
    for (int band = 0; band < bands; band++) {
      found.add(new TreeMap<>());
    }
  }

  @Override
  public int sweeps() {
    int left = Math.max(0, keys.width() - FIRST_BITS);
    return 1 + Math.ceilDiv(left, furtherBits(2 * shares.length));
  }

  @Override
  public Optional<RasterSink> next() {
    if (asked.isEmpty()) {
      KeyBins all = KeyBins.all(keys.width(), FIRST_BITS);
      return Optional.of(count(Collections.nCopies(bands, List.of(all))));
    }
    counting.ifPresent(this::narrow);
    collecting.ifPresent(this::pick);
    counting = Optional.empty();
    collecting = Optional.empty();
    long left = ranks.stream().flatMap(List::stream).mapToLong(Rank::count).sum();
    if (left == 0) {
      return Optional.empty();
    }
    return Optional.of(left <= MOST_COLLECTED ? collect() : count(finer()));
  }

  private KeyCountSink count(List<List<KeyBins>> bins) {
    asked.clear();
    asked.addAll(bins);
    KeyCountSink sink = new KeyCountSink(schema, cell, bins);
    counting = Optional.of(sink);
    return sink;
  }

  private List<List<KeyBins>> finer() {
    List<List<KeyBins>> bins = new ArrayList<>();
    for (List<Rank> band : ranks) {
      int some = furtherBits(distinct(band));
      bins.add(band.stream().map(rank -> rank.cut(some)).distinct().toList());
    }
    return bins;
  }

  /// How finely each of some bins is cut.
  private static int furtherBits(int bins) {
    int taken = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, bins) - 1);
    return Math.clamp(FURTHER_BITS - taken, 4, FIRST_BITS);
  }

  private static int distinct(List<Rank> band) {
    return Math.toIntExact(band.stream().mapToLong(Rank::key).distinct().count());
  }

  private KeyCollectSink collect() {
    List<List<KeyBins>> ranges = new ArrayList<>();
    int[] sizes = new int[bands];
    for (int band = 0; band < bands; band++) {
      TreeMap<Long, Rank> distinct = new TreeMap<>();
      ranks.get(band).forEach(rank -> distinct.put(rank.key(), rank));
      ranges.add(distinct.values().stream().map(rank -> rank.cut(0)).toList());
      long size = distinct.values().stream().mapToLong(Rank::count).sum();
      sizes[band] = Math.toIntExact(size);
    }
    KeyCollectSink sink = new KeyCollectSink(schema, cell, ranges, sizes);
    collecting = Optional.of(sink);
    return sink;
  }

  private void narrow(KeyCountSink sink) {
    if (ranks.isEmpty()) {
      for (int band = 0; band < bands; band++) {
        ranks.add(first(band, sink.counts(band, 0)));
      }
    } else {
      for (int band = 0; band < bands; band++) {
        ranks.set(band, narrower(band, sink));
      }
    }
    for (int band = 0; band < bands; band++) {
      settle(band);
    }
  }

  private List<Rank> first(int band, long[] counts) {
    valid[band] = Arrays.stream(counts).sum();
    List<Rank> wanted = new ArrayList<>();
    for (long place : places(valid[band])) {
      wanted.add(Rank.among(place, asked.get(band).getFirst(), counts, 0));
    }
    return wanted;
  }

  private List<Rank> narrower(int band, KeyCountSink sink) {
    List<Rank> wanted = new ArrayList<>();
    for (Rank rank : ranks.get(band)) {
      List<KeyBins> bins = asked.get(band);
      for (int i = 0; i < bins.size(); i++) {
        if (bins.get(i).first() == rank.key()) {
          wanted.add(Rank.among(rank.place(), bins.get(i), sink.counts(band, i), rank.before()));
        }
      }
    }
    return wanted;
  }

  private void settle(int band) {
    List<Rank> left = new ArrayList<>();
    for (Rank rank : ranks.get(band)) {
      if (rank.isFound()) {
        found.get(band).put(rank.place(), rank.key());
      } else {
        left.add(rank);
      }
    }
    ranks.set(band, left);
  }

  private void pick(KeyCollectSink sink) {
    for (int band = 0; band < bands; band++) {
      long[] sorted = sink.sorted(band);
      for (Rank rank : ranks.get(band)) {
        int start = lowest(sorted, rank.key());
        int at = Math.toIntExact(start + rank.place() - rank.before());
        found.get(band).put(rank.place(), sorted[at]);
      }
      ranks.set(band, List.of());
    }
  }

  /// The first place of a key or a larger one.
  private static int lowest(long[] sorted, long key) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = from + to >>> 1;
      if (Long.compareUnsigned(sorted[middle], key) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// The places that some quantiles of so many values lie at or between.
  private long[] places(long count) {
    return count == 0
        ? new long[0]
        : Arrays.stream(shares)
            .map(share -> share * (count - 1))
            .mapToLong(at -> (long) at)
            .flatMap(at -> java.util.stream.LongStream.of(at, Math.min(at + 1, count - 1)))
            .sorted()
            .distinct()
            .toArray();
  }

  /// The quantiles of each band.
  @Override
  public List<Quantiles> result() {
    List<Quantiles> all = new ArrayList<>();
    for (int band = 0; band < bands; band++) {
      long count = valid[band];
      TreeMap<Long, Long> values = found.get(band);
      double[] at = new double[shares.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = count == 0 ? Double.NaN : between(values, shares[i] * (count - 1), count);
      }
      all.add(new Quantiles(count, shares, at));
    }
    return all;
  }

  private double between(TreeMap<Long, Long> values, double place, long count) {
    long low = (long) place;
    double a = keys.value(values.get(low));
    double b = keys.value(values.get(Math.min(low + 1, count - 1)));
    double share = place - low;
    if (a == b || share == 0) {
      return a;
    }
    return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
  }
}
