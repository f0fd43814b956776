package dev.swath.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import dev.swath.array.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RasterSchemaTest {
  private static RasterSchema schema(List<String> dimensions, Window extent) {
    return new RasterSchema(
        dimensions, extent, DType.UINT8, Optional.empty(), Optional.empty(), List.of(), Map.of());
  }

  @Test
  void rowsAndColumnsAreTheLastTwoDimensions() {
    RasterSchema schema = schema(List.of("time", "band", "y", "x"), Window.ofSize(2, 3, 4, 5));

    assertThat(schema.rank()).isEqualTo(4);
    assertThat(schema.rows()).isEqualTo(4);
    assertThat(schema.cols()).isEqualTo(5);
  }

  @Test
  void everyDimensionHasANameAndThereAreAtLeastTwo() {
    assertThatThrownBy(() -> schema(List.of("y", "x"), Window.ofSize(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> schema(List.of("x"), Window.ofSize(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theExtentStartsAtTheOrigin() {
    Window moved = Window.of(new long[] {0, 1}, new long[] {4, 4});

    assertThatThrownBy(() -> schema(List.of("y", "x"), moved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start at 0");
  }

  @Test
  void noDataHasTheTypeOfTheRaster() {
    RasterSchema schema = RasterSchema.of(DType.INT16, 1, 2, 3);

    assertThatThrownBy(() -> schema.withNoData(Optional.of(new NoData(DType.UINT16, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nodata is uint16 but the raster is int16");
  }

  @Test
  void aSchemaKeepsNoReferenceToWhatItWasGiven() {
    List<String> names = new ArrayList<>(List.of("y", "x"));
    Map<String, String> items = new HashMap<>(Map.of("a", "1"));
    RasterSchema schema = schema(names, Window.ofSize(1, 1)).withAttributes(items);

    names.clear();
    items.clear();

    assertThat(schema.dimensions()).containsExactly("y", "x");
    assertThat(schema.attributes()).containsEntry("a", "1");
    assertThatThrownBy(() -> schema.attributes().put("b", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anyNaNIsNoDataIfNaNIs() {
    NoData single = new NoData(DType.FLOAT32, 0x7fc0_0000L);
    NoData wide = new NoData(DType.FLOAT64, 0x7ff8_0000_0000_0000L);

    assertThat(single.matches(0xffc0_0001L)).isTrue();
    assertThat(single.matches(0x7f80_0001L)).isTrue();
    assertThat(single.matches(0x7f80_0000L)).isFalse();
    assertThat(wide.matches(0xfff0_dead_beef_0001L)).isTrue();
    assertThat(wide.matches(0)).isFalse();
  }

  @Test
  void bothZerosAreTheSameNoData() {
    NoData zero = new NoData(DType.FLOAT32, 0);
    NoData minusZero = new NoData(DType.FLOAT64, 1L << 63);

    assertThat(zero.matches(0x8000_0000L)).isTrue();
    assertThat(minusZero.matches(0)).isTrue();
  }

  @Test
  void wideIntegersAreComparedToTheLastBit() {
    for (DType type : new DType[] {DType.INT64, DType.UINT64}) {
      NoData noData = new NoData(type, (1L << 60) + 1);

      assertThat(noData.matches((1L << 60) + 1)).isTrue();
      assertThat(noData.matches(1L << 60)).isFalse();
    }
  }

  @Test
  void bitsBeyondTheTypeDoNotCount() {
    NoData noData = new NoData(DType.INT16, -9999);

    assertThat(noData).isEqualTo(new NoData(DType.INT16, -9999 & 0xffff));
    assertThat(noData.matches(-9999 & 0xffff)).isTrue();
    assertThat(noData.value()).isEqualTo(-9999);
    assertThat(new NoData(DType.UINT8, -1).matches(0xff)).isTrue();
  }

  @Test
  void noDataThatItsTypeCannotHoldIsRefused() {
    assertThatThrownBy(() -> new NoData(DType.UINT8, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x12c");
  }
}
