package dev.swath.operators.classify;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.operators.focal.Focal;
import dev.swath.operators.focal.Weights;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.pass.Prepared;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.reduce.StatisticsSink;
import dev.swath.operators.reduce.Survey;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// Where high values lie among high ones, and low among low ones, more than chance explains: Gi*
/// of Getis and Ord (1995) with the variance of the weights, the border clipped, gaps left out.
public final class Hotspots implements Derived, Prepared {
  private static final double[] LEVELS = {
    1.6448536269514722, 1.959963984540054, 2.5758293035489004
  };
  private static final double[] CLASSES = {90, 95, 99};
  private static final int NONE = Short.MIN_VALUE;

  private final FirstLook<List<BandStatistics>> look;
  private final Focal focal;

  private Hotspots(FirstLook<List<BandStatistics>> look, Focal focal) {
    this.look = look;
    this.focal = focal;
  }

  /// What the result says of a pixel.
  public enum Score {
    /// int16: 90, 95 or 99 for a hot spot at that confidence in per cent, by two sides of the
    /// normal distribution; negative for a cold one; else 0. −32768 is no data.
    CONFIDENCE,
    /// float32: Gi* itself, in standard deviations. NaN is no data.
    DEVIATION
  }

  /// @param weights of the cells around a pixel, the pixel among them; none is negative
  public static Hotspots of(Raster source, Weights weights, Score score) {
    RasterSchema schema = source.schema();
    DType type = score == Score.CONFIDENCE ? DType.INT16 : DType.FLOAT32;
    double none = score == Score.CONFIDENCE ? NONE : Double.NaN;
    NoData noData = new NoData(type, Values.fromDouble(type, none));
    FirstLook<List<BandStatistics>> look =
        new FirstLook<>(
            "mean and deviation of each band",
            source,
            cell -> Survey.of(new StatisticsSink(schema, cell), StatisticsSink::result));
    Focal focal =
        Focal.hotspots(
            source,
            weights,
            look::answer,
            schema.withDType(type, Optional.of(noData)),
            score == Score.CONFIDENCE ? Hotspots::confidence : z -> z);
    return new Hotspots(look, focal);
  }

  private static double confidence(double z) {
    double found = 0;
    for (int i = 0; i < LEVELS.length; i++) {
      found = Math.abs(z) > LEVELS[i] ? CLASSES[i] : found;
    }
    return Math.copySign(found, z);
  }

  @Override
  public FirstLook<?> look() {
    return look;
  }

  @Override
  public RasterSchema schema() {
    return MadeBands.named(focal.schema());
  }

  @Override
  public List<Raster> inputs() {
    return List.of(look.source());
  }

  @Override
  public List<Need> needs(Window out) {
    return focal.needs(out);
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    focal.compute(out, in, into);
  }
}
