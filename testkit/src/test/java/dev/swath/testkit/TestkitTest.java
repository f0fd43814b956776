package dev.swath.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestkitTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.INT16, 3, 41, 29);

  @Nested
  class RandomRaster extends RasterContract {
    @Override
    protected Raster raster() {
      return TestRasters.random(SCHEMA, 5);
    }
  }

  @Nested
  class CountedUnits extends RasterContract {
    @Override
    protected Raster raster() {
      return CountingUnits.of(SCHEMA, 1, 16, 10).withScratch(100);
    }
  }

  @Nested
  class StoredUnits extends RasterContract {
    @Override
    protected Raster raster() {
      return new CountingStored(
          SCHEMA, PixelFunction.random(DType.INT16, 3), cell -> cell.at(1) == 1, 3, 16, 10);
    }
  }

  @Test
  void aMemorySinkRemembersPixelsOrderAndMultiplicity() {
    CountingUnits units = CountingUnits.of(SCHEMA, 3, 16, 10).withAxisOrder(1, 2, 0);
    MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20).ordered(true).withAxisOrder(1, 2, 0);

    PlainSweep.run(units, sink);

    assertThat(Heap.bytes(sink.pixels())).isEqualTo(Heap.bytes(Reference.whole(units.expected())));
    assertThat(sink.order()).hasSize(18).startsWith(CellIndex.of(0, 0, 0), CellIndex.of(0, 0, 1));
    assertThat(sink.written().max()).isEqualTo(1);
    assertThat(sink.appended()).hasSize(3 * 41 * 29 * 2);
    assertThat(sink.committed()).isTrue();
    assertThat(units.computed().distinct()).isEqualTo(9);
    assertThat(units.computed().max()).isGreaterThan(1);
  }
}
