package dev.swath.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.PlainSweep;
import dev.swath.testkit.TestRasters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThumbnailSinkTest {
  private static Thumbnail shrunk(Derived raster, int largest) {
    try (ThumbnailSink sink = new ThumbnailSink(raster.schema(), largest)) {
      PlainSweep.shuffled(raster, sink, 5);
      return sink.thumbnail();
    }
  }

  @Test
  void everyPixelIsTheMeanOfItsBlock() {
    Derived raster = TestRasters.ramp(RasterSchema.of(DType.UINT32, 2, 1300, 900));

    Thumbnail thumbnail = shrunk(raster, 100);

    assertThat(thumbnail.rows()).isEqualTo(100);
    assertThat(thumbnail.cols()).isEqualTo(70);
    assertThat(thumbnail.value(0, 0, 0)).isEqualTo(6 * 900 + 6);
    assertThat(thumbnail.value(1, 99, 3)).isEqualTo(1300 * 900 + 1293 * 900 + 45);
    assertThat(thumbnail.value(0, 0, 69)).as("a clipped block").isEqualTo(6 * 900 + 897 + 1);
  }

  @Test
  void aRasterSmallerThanThePictureKeepsItsPixels() {
    Derived raster = TestRasters.ramp(7, 9);

    Thumbnail thumbnail = shrunk(raster, 100);

    assertThat(thumbnail.bands()[0]).hasSize(63);
    assertThat(thumbnail.value(0, 2, 3)).isEqualTo(21);
  }

  @Test
  void noDataIsLeftOutAndBlocksOfNothingElseAreNaN() {
    RasterSchema schema =
        RasterSchema.of(DType.UINT8, 1, 8, 8).withNoData(Optional.of(new NoData(DType.UINT8, 0)));
    Derived raster = TestRasters.of(schema, i -> i[1] < 4 ? 0 : i[2] % 2 == 0 ? 0 : 9);

    Thumbnail thumbnail = shrunk(raster, 2);

    assertThat(thumbnail.bands()[0]).containsExactly(Float.NaN, Float.NaN, 9, 9);
    assertThat(thumbnail.isValid(0, 1)).isFalse();
    assertThat(thumbnail.isValid(1, 1)).isTrue();
  }

  @Test
  void cellsStaySmallHoweverSmallThePicture() {
    ThumbnailSink sink = new ThumbnailSink(RasterSchema.of(DType.INT8, 1, 1_000_000, 90_000), 64);

    Window cell = sink.writeUnits().grid().window(CellIndex.of(0, 0, 0));

    assertThat(cell.count()).isLessThanOrEqualTo(1024 * 1024);
    assertThat(sink.factor()).isBetween(15_625, 15_700);
  }

  @Test
  void blocksLargerThanACellAreMadeOfSmallerOnes() {
    Derived raster =
        TestRasters.of(RasterSchema.of(DType.UINT8, 1, 2, 3000), i -> i[2] < 1500 ? 1 : 3);

    Thumbnail thumbnail = shrunk(raster, 2);

    assertThat(thumbnail.cols()).isEqualTo(2);
    assertThat(thumbnail.bands()[0]).containsExactly(1, 3);
  }
}
