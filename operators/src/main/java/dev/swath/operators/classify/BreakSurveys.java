package dev.swath.operators.classify;

import dev.swath.array.Window;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.reduce.Distribution;
import dev.swath.operators.reduce.DistributionSurvey;
import dev.swath.operators.reduce.QuantileSurvey;
import dev.swath.operators.reduce.Quantiles;
import dev.swath.operators.reduce.StatisticsSink;
import dev.swath.operators.reduce.Survey;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The questions whose answers are breaks.
final class BreakSurveys {
  private BreakSurveys() {}

  static Survey<List<Breaks>> of(Scheme scheme, RasterSchema schema, Window cell) {
    return switch (scheme) {
      case Scheme.EqualInterval(int k) -> moments(schema, cell, band -> intervals(band, k));
      case Scheme.StdMean() -> moments(schema, cell, BreakSurveys::deviations);
      case Scheme.Quantile(int k) ->
          quantiles(
              schema,
              cell,
              BreakSurveys::values,
              IntStream.range(1, k).mapToDouble(i -> (double) i / k).toArray());
      case Scheme.Percentiles(List<Double> percents) ->
          quantiles(
              schema,
              cell,
              BreakSurveys::values,
              percents.stream().mapToDouble(percent -> percent / 100).toArray());
      case Scheme.BoxPlot(double hinge) ->
          quantiles(schema, cell, band -> fences(band, hinge), 0.25, 0.5, 0.75);
      case Scheme.NaturalBreaks(int k) ->
          distributions(schema, cell, values -> NaturalBreaks.of(values, k));
      case Scheme.MaximumBreaks(int k) ->
          distributions(schema, cell, values -> DistributionBreaks.widest(values, k));
      case Scheme.HeadTail() -> distributions(schema, cell, DistributionBreaks::heads);
    };
  }

  private static Survey<List<Breaks>> moments(
      RasterSchema schema, Window cell, Function<BandStatistics, Breaks> breaks) {
    return Survey.of(new StatisticsSink(schema, cell), StatisticsSink::result)
        .map(bands -> bands.stream().map(breaks).toList());
  }

  private static Survey<List<Breaks>> quantiles(
      RasterSchema schema, Window cell, Function<Quantiles, Breaks> breaks, double... shares) {
    return new QuantileSurvey(schema, cell, shares)
        .map(bands -> bands.stream().map(breaks).toList());
  }

  private static Survey<List<Breaks>> distributions(
      RasterSchema schema, Window cell, Function<Distribution, Breaks> breaks) {
    return new DistributionSurvey(schema, cell).map(bands -> bands.stream().map(breaks).toList());
  }

  private static Breaks intervals(BandStatistics band, int classes) {
    double width = (band.max() - band.min()) / classes;
    return Breaks.of(
        IntStream.range(1, classes).mapToDouble(i -> band.min() + i * width).toArray());
  }

  private static Breaks deviations(BandStatistics band) {
    double mean = band.mean();
    double std = band.std();
    return Breaks.of(mean - 2 * std, mean - std, mean + std, mean + 2 * std);
  }

  private static Breaks values(Quantiles band) {
    return Breaks.of(IntStream.range(0, band.size()).mapToDouble(band::value).toArray());
  }

  private static Breaks fences(Quantiles band, double hinge) {
    double low = band.value(0);
    double high = band.value(2);
    double reach = hinge * (high - low);
    return Breaks.of(low - reach, low, band.value(1), high, high + reach);
  }
}
