package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Heap;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclareNoDataTest extends RasterContract {
  private static final Derived SOURCE =
      TestRasters.random(RasterSchema.of(DType.UINT8, 2, 31, 23), 4);
  private static final NoData SEVEN = new NoData(DType.UINT8, 7);

  @Override
  protected Raster raster() {
    return new DeclareNoData(SOURCE, Optional.of(SEVEN));
  }

  @Test
  void pixelsStayAndTheSchemaSaysMore() {
    assertThat(Heap.bytes(Reference.whole(raster())))
        .isEqualTo(Heap.bytes(Reference.whole(SOURCE)));
    assertThat(raster().schema().noData()).contains(SEVEN);
  }
}
