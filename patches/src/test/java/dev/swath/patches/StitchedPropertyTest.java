package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.AxisCut;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Random placements, operators, tapers and aggregations against patches the plain way.
class StitchedPropertyTest {
  private record TaperCase(Taper taper, PlainStitch.Weight plain) {}

  private record FoldCase(Aggregation aggregation, PlainStitch.Fold plain, boolean weighs) {}

  private static double raised(double share) {
    return Math.pow(Math.sin(Math.PI * share), 2);
  }

  private static final List<TaperCase> TAPERS =
      List.of(
          new TaperCase(Taper.BOXCAR, (_, _) -> 1),
          new TaperCase(Taper.HANN_HALF, (i, n) -> raised((i + 0.5) / n)),
          new TaperCase(
              Taper.HANN, (i, n) -> n == 1 ? 1 : i == n - 1 ? 0 : raised((double) i / (n - 1))),
          new TaperCase(Taper.TRIANGULAR, (i, n) -> Math.min(i + 1, n - i)),
          new TaperCase(
              Taper.gaussian(0.5), (i, n) -> Math.exp(-8 * Math.pow((i - (n - 1) / 2.0) / n, 2))));

  private static double weighted(double[] v, double[] w) {
    return IntStream.range(0, v.length).mapToDouble(i -> v[i] * w[i]).sum()
        / Arrays.stream(w).sum();
  }

  private static double variance(double[] v) {
    double mean = Arrays.stream(v).average().orElseThrow();
    double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
    return v.length < 2 ? Double.NaN : squares / (v.length - 1);
  }

  private static double median(double[] v) {
    double[] sorted = Arrays.stream(v).sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static final List<FoldCase> FOLDS =
      List.of(
          new FoldCase(Aggregations.overlapAdd(), StitchedPropertyTest::weighted, true),
          new FoldCase(Aggregations.sum(), (v, _) -> Arrays.stream(v).sum(), false),
          new FoldCase(
              Aggregations.mean(), (v, _) -> Arrays.stream(v).average().orElseThrow(), false),
          new FoldCase(Aggregations.min(), (v, _) -> Arrays.stream(v).min().orElseThrow(), false),
          new FoldCase(Aggregations.max(), (v, _) -> Arrays.stream(v).max().orElseThrow(), false),
          new FoldCase(Aggregations.variance(1), (v, _) -> variance(v), false),
          new FoldCase(Aggregations.median(), (v, _) -> median(v), false),
          new FoldCase(
              Aggregations.of((v, _, n) -> DoubleStream.of(v).limit(n).sum(), false, s -> s),
              (v, _) -> Arrays.stream(v).sum(),
              false));

  private static Boundary anyBoundary(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> Boundary.DROP;
      case 1 -> Boundary.REFLECT;
      case 2 -> Boundary.SHRINK;
      case 3 ->
          new Boundary.Pad(random.nextBoolean() ? OptionalDouble.of(3) : OptionalDouble.empty());
      default -> Boundary.SNAP;
    };
  }

  private static ChipOperator operator(PlainStitch.Chip chip) {
    return switch (chip) {
      case SAME -> new Operators.Counting();
      case BOX_SUM -> new Operators.BoxSum();
      case LARGER -> new Operators.Larger(2);
      case SMALLER -> new Operators.Smaller(2);
    };
  }

  /// One random setting.
  private record Trial(
      int rows,
      int cols,
      int size,
      int stride,
      Boundary boundary,
      PlainStitch.Chip chip,
      TaperCase taper,
      FoldCase fold,
      int trim,
      boolean spare) {
    static Trial random(SplittableRandom random) {
      PlainStitch.Chip chip = PlainStitch.Chip.values()[random.nextInt(4)];
      int size = random.nextInt(3, 7) * even(chip);
      Boundary boundary = anyBoundary(random);
      return new Trial(
          random.nextInt(14, 50),
          random.nextInt(14, 50),
          size,
          random.nextInt(1, size / even(chip) + 2) * even(chip),
          boundary,
          chip,
          TAPERS.get(random.nextInt(TAPERS.size())),
          FOLDS.get(random.nextInt(FOLDS.size())),
          random.nextInt(size > 5 && boundary != Boundary.SHRINK ? 2 : 1),
          random.nextBoolean());
    }

    /// A chip that ends at the border may be smaller than what its operator needs.
    boolean makesSense() {
      return !(boundary instanceof Boundary.Shrink && chip == PlainStitch.Chip.BOX_SUM);
    }

    static int even(PlainStitch.Chip chip) {
      return chip == PlainStitch.Chip.SMALLER ? 2 : 1;
    }

    CountingUnits source() {
      return CountingUnits.of(RasterSchema.of(DType.FLOAT64, 1, rows, cols), 1, 13, 9);
    }

    double[][] expected() {
      Block all = Reference.whole(source().expected());
      double[][] pixels = new double[rows][cols];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          pixels[r][c] = all.value(0, r, c);
        }
      }
      PlainStitch.Weight plain = fold.weighs() ? taper.plain() : (_, _) -> 1;
      return new PlainStitch(pixels, size, stride, boundary, chip, trim, plain, spare)
          .run(fold.plain());
    }

    Stitched stitched(CountingUnits source, int batch) {
      AxisCut cut = AxisCut.of(size, stride);
      Lattice lattice = Lattice.of(source.schema().extent(), cut, cut, boundary, even(chip));
      Stitching stitching =
          new Stitching(taper.taper(), spare, trim, fold.aggregation(), Stitching.Uncovered.NODATA);
      ChipResults results =
          new ChipResults(List.of(new Chips(source, lattice)), operator(chip), batch);
      return new Stitched(source.schema(), results, stitching);
    }

    /// Whether an uncovered pixel is the only reason for no data.
    boolean tellsCoverage() {
      boolean one = fold.plain().of(new double[] {1}, new double[] {1}) == 1;
      return one && !(boundary instanceof Boundary.Pad);
    }
  }

  @Test
  void stitchedEqualsPatchesThePlainWay() {
    SplittableRandom random = new SplittableRandom(20);
    for (int round = 0; round < 150; round++) {
      Trial trial = Trial.random(random);
      if (!trial.makesSense()) {
        continue;
      }
      CountingUnits source = trial.source();
      Stitched made = trial.stitched(source, random.nextInt(1, 5));
      MemorySink sink =
          MemorySink.of(made.schema(), 1, random.nextInt(5, 30), random.nextInt(5, 30));

      SweepCounters counters =
          new Sweep(made, sink, new SweepOptions(64 << 20, 2, Optional.empty()))
              .run(SweepListener.NONE);

      long uncovered = assertSame(sink.pixels(), trial.expected(), trial);
      assertThat(source.computed().max()).as("%s", trial).isLessThanOrEqualTo(1);
      assertThat(counters.maxExecutionsPerUnit()).as("%s", trial).isEqualTo(1);
      if (trial.tellsCoverage()) {
        assertThat(made.coverage().uncovered() * made.schema().extent().count())
            .as("%s", trial)
            .isCloseTo(uncovered, Offset.offset(1e-6));
      }
    }
  }

  private static long assertSame(Block actual, double[][] expected, Trial trial) {
    long uncovered = 0;
    for (int y = 0; y < expected.length; y++) {
      for (int x = 0; x < expected[0].length; x++) {
        double value = actual.value(0, y, x);
        double wanted = expected[y][x];
        uncovered += Double.isNaN(wanted) ? 1 : 0;
        boolean same =
            Double.isNaN(wanted) ? Double.isNaN(value) : Math.abs(value - wanted) <= 1e-9;
        if (!same) {
          throw new AssertionError(
              trial + " at " + y + "," + x + ": " + value + " instead of " + wanted);
        }
      }
    }
    return uncovered;
  }
}
