package dev.swath.operators.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalcSweepTest {
  private static final String EXPRESSIONS =
      "(A.B3 - B) / (A.B3 + B); where(A.B1 > 100, B, A.B2); nodata(A.B1)";

  @Test
  void anySweepHasThePixelsOfTheWholeAndComputesUnitsOnce() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 40; i++) {
      int rows = random.nextInt(1, 90);
      int cols = random.nextInt(1, 90);
      CountingUnits first =
          CountingUnits.of(
              RasterSchema.of(DType.UINT8, 3, rows, cols)
                  .withNoData(Optional.of(new NoData(DType.UINT8, 7))),
              random.nextInt(1, 4),
              random.nextInt(1, 40),
              random.nextInt(1, 40));
      CountingUnits second =
          CountingUnits.of(
              RasterSchema.of(DType.INT16, 1, rows, cols),
              1,
              random.nextInt(1, 40),
              random.nextInt(1, 40));
      if (random.nextBoolean()) {
        first = first.withAxisOrder(1, 2, 0);
      }
      check(first, second, random);
    }
  }

  private static void check(CountingUnits first, CountingUnits second, SplittableRandom random) {
    Raster expected = Calc.of(List.of(first.expected(), second.expected()), EXPRESSIONS);
    Raster calc = Calc.of(List.of(first, second), EXPRESSIONS);
    MemorySink sink =
        MemorySink.of(
            calc.schema(), random.nextInt(1, 4), random.nextInt(1, 50), random.nextInt(1, 50));
    SweepOptions options = new SweepOptions(1 << 22, random.nextInt(1, 4), Optional.empty());

    new Sweep(calc, sink, options).run(SweepListener.NONE);

    assertThat(Heap.bytes(sink.pixels())).isEqualTo(Heap.bytes(Reference.whole(expected)));
    assertThat(first.computed().max()).isLessThanOrEqualTo(1);
    assertThat(second.computed().max()).isLessThanOrEqualTo(1);
  }
}
