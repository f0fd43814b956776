package dev.swath.operators.focal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FocalMeanTest {
  @Nested
  class OfBytesWithNoData extends RasterContract {
    @Override
    protected Raster raster() {
      RasterSchema schema =
          RasterSchema.of(DType.UINT8, 2, 37, 29)
              .withNoData(Optional.of(new NoData(DType.UINT8, 7)));
      return new FocalMean(TestRasters.random(schema, 2), 2);
    }
  }

  @Nested
  class OfDoubles extends RasterContract {
    @Override
    protected Raster raster() {
      return new FocalMean(TestRasters.random(RasterSchema.of(DType.FLOAT64, 2, 37, 29), 2), 1);
    }
  }

  @Test
  void everyPixelIsTheMeanOfTheValidPixelsAroundIt() {
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 2, 23, 31).withNoData(Optional.of(new NoData(DType.UINT8, 7)));
    Derived source = TestRasters.of(schema, i -> (i[0] * 3 + i[1] * 5 + i[2] * i[2]) % 11);
    Block in = Reference.whole(source);

    for (int radius : new int[] {0, 1, 3, 40}) {
      Block out = Reference.whole(new FocalMean(source, radius));

      for (long band = 0; band < 2; band++) {
        for (long row = 0; row < 23; row++) {
          for (long col = 0; col < 31; col++) {
            assertMean(in, out, radius, band, row, col);
          }
        }
      }
    }
  }

  private static void assertMean(Block in, Block out, int radius, long band, long row, long col) {
    double sum = 0;
    int count = 0;
    Window around =
        Window.of(
                new long[] {band, row - radius, col - radius},
                new long[] {1, 2 * radius + 1, 2 * radius + 1})
            .intersect(in.window());
    for (long r = around.start(1); r < around.end(1); r++) {
      for (long c = around.start(2); c < around.end(2); c++) {
        double value = in.value(band, r, c);
        sum += value == 7 ? 0 : value;
        count += value == 7 ? 0 : 1;
      }
    }
    double mean = out.value(band, row, col);
    if (count == 0) {
      assertThat(mean).isNaN();
    } else {
      assertThat(mean).isCloseTo(sum / count, within(1e-5));
    }
  }

  @Test
  void whereAllPixelsAreNoDataTheMeanIsNaN() {
    Derived source =
        TestRasters.of(
            RasterSchema.of(DType.FLOAT32, 1, 4, 4), _ -> Float.floatToIntBits(Float.NaN));

    Raster mean = new FocalMean(source, 1);

    assertThat(Reference.whole(mean).value(0, 2, 2)).isNaN();
    assertThat(mean.schema().noData().orElseThrow().isNaN()).isTrue();
  }

  @Test
  void wideRowsAreWorkedInStripsWithoutSeams() {
    Derived source = TestRasters.ramp(3, 5000);

    Block out = Reference.whole(new FocalMean(source, 2));

    assertThat(out.value(0, 1, 1023)).isEqualTo(5000 + 1023.0);
    assertThat(out.value(0, 1, 1024)).isEqualTo(5000 + 1024.0);
  }
}
