package dev.swath.operators.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MovingOperatorsTest {
  private static final GridGeometry PLACE =
      new GridGeometry(
          new Affine(10, 1, 500, 2, -10, 900),
          Optional.of(Crs.ofEpsg(32631)),
          GridGeometry.Registration.AREA);
  private static final RasterSchema SCHEMA =
      RasterSchema.of(DType.UINT16, 4, 33, 27)
          .withGeometry(Optional.of(PLACE))
          .withBands(List.of(named("a"), named("b"), named("c"), named("d")));
  private static final Derived SOURCE = TestRasters.ramp(SCHEMA);
  private static final RasterSchema CUBE =
      new RasterSchema(
          List.of("time", "band", "y", "x"),
          Window.ofSize(3, 4, 17, 13),
          DType.COMPLEX64,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of());

  private static final RasterSchema PLANE =
      new RasterSchema(
          List.of("y", "x"),
          Window.ofSize(17, 13),
          DType.INT16,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of());

  private static BandInfo named(String name) {
    return new BandInfo(name, 1, 0, "", "", Map.of());
  }

  @Nested
  class SubsetOfBandsAndPixels extends RasterContract {
    @Override
    protected Raster raster() {
      return new Subset(SOURCE, Window.of(new long[] {1, 3, 5}, new long[] {2, 30, 11}));
    }
  }

  @Nested
  class SubsetOfACube extends RasterContract {
    @Override
    protected Raster raster() {
      return new Subset(
          TestRasters.random(CUBE, 3), Window.of(new long[] {1, 1, 3, 5}, new long[] {2, 2, 9, 8}));
    }
  }

  @Nested
  class SelectedBands extends RasterContract {
    @Override
    protected Raster raster() {
      return new SelectBands(SOURCE, 3, 0, 1, 1, 2);
    }
  }

  @Nested
  class SelectedBandsOfACube extends RasterContract {
    @Override
    protected Raster raster() {
      return new SelectBands(TestRasters.random(CUBE, 3), 2, 3, 0);
    }
  }

  @Nested
  class FoldedCube extends RasterContract {
    @Override
    protected Raster raster() {
      return new FoldBands(TestRasters.random(CUBE, 3), Map.of());
    }
  }

  @Nested
  class FoldedPlane extends RasterContract {
    @Override
    protected Raster raster() {
      return new FoldBands(TestRasters.random(PLANE, 3), Map.of());
    }
  }

  @Test
  void foldedBandsRunFastestAlongTheLastDimension() {
    Raster cube = TestRasters.random(CUBE, 3);

    Raster folded = new FoldBands(cube, Map.of("time", List.of("May", "June", "July")));

    assertThat(folded.schema().dimensions()).containsExactly("band", "y", "x");
    assertThat(folded.schema().extent()).isEqualTo(Window.ofSize(12, 17, 13));
    assertThat(folded.schema().bands())
        .extracting(BandInfo::name)
        .startsWith("time=May,band=1", "time=May,band=2")
        .endsWith("time=July,band=4");
    assertThat(Reference.whole(folded).value(6, 5, 3))
        .isEqualTo(Reference.whole(cube).value(1, 2, 5, 3));
  }

  @Test
  void foldedWindowNeedsNoPlaceItDoesNotShow() {
    Raster folded = new FoldBands(TestRasters.random(CUBE, 3), Map.of());

    Window need =
        ((Derived) folded)
            .needs(Window.of(new long[] {5, 1, 2}, new long[] {2, 3, 4}))
            .getFirst()
            .window();

    assertThat(need).isEqualTo(Window.of(new long[] {1, 1, 1, 2}, new long[] {1, 2, 3, 4}));
  }

  @Test
  void moreBandsThanAnyFormatHasAreRefused() {
    RasterSchema tall =
        new RasterSchema(
            List.of("time", "y", "x"),
            Window.ofSize(70_000, 1, 1),
            DType.UINT8,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());

    assertThatThrownBy(() -> new FoldBands(TestRasters.ramp(tall), Map.of()))
        .isInstanceOf(dev.swath.UnsupportedDataException.class)
        .hasMessageContaining("70000 bands");
  }

  @Test
  void aSubsetStartsWhereItsWindowDoes() {
    Raster subset = new Subset(SOURCE, Window.of(new long[] {1, 3, 5}, new long[] {2, 30, 11}));

    assertThat(subset.schema().extent()).isEqualTo(Window.ofSize(2, 30, 11));
    assertThat(subset.schema().bands()).extracting(BandInfo::name).containsExactly("b", "c");
    assertThat(Reference.whole(subset).value(0, 0, 0)).isEqualTo(1 * 33 * 27 + 3 * 27 + 5);
    Affine moved = subset.schema().geometry().orElseThrow().transform();
    assertThat(moved.x(2, 1)).isEqualTo(PLACE.transform().x(7, 4));
    assertThat(moved.y(2, 1)).isEqualTo(PLACE.transform().y(7, 4));
  }

  @Test
  void aSubsetMustLieInsideItsSource() {
    assertThatThrownBy(() -> new Subset(SOURCE, Window.ofSize(4, 34, 27)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0:4, 0:34, 0:27]");
  }

  @Test
  void selectedBandsComeInTheOrderAskedForWithTheirNames() {
    Raster selected = new SelectBands(SOURCE, 3, 0, 3);

    Block pixels = Reference.whole(selected);

    assertThat(pixels.value(0, 0, 1)).isEqualTo(3 * 33 * 27 + 1);
    assertThat(pixels.value(1, 0, 1)).isEqualTo(1);
    assertThat(pixels.value(2, 0, 1)).isEqualTo(3 * 33 * 27 + 1);
    assertThat(selected.schema().bands()).extracting(BandInfo::name).containsExactly("d", "a", "d");
  }

  @Test
  void neighbouringBandsAreAskedForTogether() {
    SelectBands selected = new SelectBands(SOURCE, 1, 2, 3, 0);

    assertThat(selected.needs(selected.schema().extent())).hasSize(2);
  }

  @Test
  void aBandThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new SelectBands(SOURCE, 4)).hasMessageContaining("0 to 3");
  }
}
