package dev.swath.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What every raster keeps to. Extend it with a raster of a few thousand pixels, better
/// more than one band and sides that are no multiple of anything.
public abstract class RasterContract {
  private static final int WINDOWS = 40;
  private static final long SEED = 20;

  /// The raster under test: the same pixels at each call.
  protected abstract Raster raster();

  @Test
  protected void theSchemaIsWhole() {
    RasterSchema schema = raster().schema();

    assertThat(schema.dimensions()).doesNotHaveDuplicates();
    assertThat(schema.dimensions().getLast()).isEqualTo(RasterSchema.X);
    assertThat(schema.dimensions().get(schema.rank() - 2)).isEqualTo(RasterSchema.Y);
    assertThat(schema.extent()).isEqualTo(Window.ofSize(schema.extent().sizes()));
    int band = schema.dimensions().indexOf(RasterSchema.BAND);
    if (band >= 0 && !schema.bands().isEmpty()) {
      assertThat(schema.bands()).hasSize(Math.toIntExact(schema.extent().size(band)));
    }
  }

  @Test
  protected void anyWindowHasThePixelsThatTheWholeHas() {
    Raster raster = raster();
    Block whole = Reference.whole(raster);
    RandomGenerator random = new SplittableRandom(SEED);

    for (int i = 0; i < WINDOWS; i++) {
      Window window = Windows.inside(whole.window(), random);

      Block part = Reference.read(raster, window);

      assertThat(Heap.bytes(part)).as("%s", window).isEqualTo(Heap.bytes(whole.view(window)));
    }
  }

  @Test
  protected void needsLieInsideTheInputs() {
    Raster raster = raster();
    RandomGenerator random = new SplittableRandom(SEED);

    for (int i = 0; i < WINDOWS; i++) {
      for (Need need : someNeeds(raster, random)) {
        Raster input = raster.inputs().get(need.input());

        assertThat(input.schema().extent().contains(need.window())).as("%s", need).isTrue();
        assertThat(need.window().isEmpty()).as("%s", need).isFalse();
      }
    }
  }

  private static List<Need> someNeeds(Raster raster, RandomGenerator random) {
    return switch (raster) {
      case Derived derived -> derived.needs(Windows.inside(derived.schema().extent(), random));
      case UnitRaster units ->
          units.needs(CellIndex.in(Windows.inside(units.units().all(), random), 0));
    };
  }

  @Test
  protected void aSmallerWindowNeedsNoMore() {
    RandomGenerator random = new SplittableRandom(SEED);

    for (int i = 0; i < WINDOWS; i++) {
      switch (raster()) {
        case Derived derived -> {
          Window outer = Windows.inside(derived.schema().extent(), random);
          Window inner = Windows.inside(outer, random);
          assertCovered(derived.needs(inner), derived.needs(outer));
        }
        case UnitRaster units -> {
          Window outer = Windows.inside(units.schema().extent(), random);
          Window inner = Windows.inside(outer, random);
          Window touched = units.units().touching(outer);
          assertThat(touched.contains(units.units().touching(inner))).isTrue();
        }
      }
    }
  }

  private static void assertCovered(List<Need> inner, List<Need> outer) {
    for (Need need : inner) {
      assertThat(outer)
          .anyMatch(o -> o.input() == need.input() && o.window().contains(need.window()));
    }
  }

  @Test
  protected void computingSetsEveryPixelOfAnyBlockAndNothingElse() {
    if (!(raster() instanceof Derived derived)) {
      return;
    }
    RandomGenerator random = new SplittableRandom(SEED);
    for (int i = 0; i < WINDOWS; i++) {
      Window window = Windows.inside(derived.schema().extent(), random);
      byte[] expected = Heap.bytes(Reference.read(derived, window));
      for (Layout layout : Layout.values()) {
        List<Block> in = new ArrayList<>();
        for (Need need : derived.needs(window)) {
          Raster input = derived.inputs().get(need.input());
          Block block = layout.block(input.schema().dtype(), need.window(), (byte) 0);
          block.paste(Reference.read(input, need.window()));
          in.add(block);
        }
        for (byte garbage : new byte[] {0x33, (byte) 0xcc}) {
          Block into = layout.block(derived.schema().dtype(), window, garbage);

          derived.compute(window, List.copyOf(in), into);

          assertThat(Heap.bytes(into)).as("%s %s", layout, window).isEqualTo(expected);
          assertThat(layout.isCleanOutside(into, garbage)).as("%s", layout).isTrue();
        }
      }
    }
  }

  @Test
  protected void computingAUnitSetsEveryPixel() {
    if (!(raster() instanceof UnitRaster units)) {
      return;
    }
    RandomGenerator random = new SplittableRandom(SEED);
    for (int i = 0; i < WINDOWS; i++) {
      CellIndex cell = CellIndex.in(Windows.inside(units.units().all(), random), 0);

      byte[] once = Heap.bytes(Reference.unit(units, cell, (byte) 0x33));
      byte[] again = Heap.bytes(Reference.unit(units, cell, (byte) 0xcc));

      assertThat(once).as("%s", cell).isEqualTo(again);
    }
  }

  @Test
  protected void unitsCoverEveryPixel() {
    if (!(raster() instanceof UnitRaster units)) {
      return;
    }
    RandomGenerator random = new SplittableRandom(SEED);
    Window extent = units.schema().extent();
    for (int i = 0; i < WINDOWS; i++) {
      Window pixel = Window.cell(Windows.inside(extent, random).starts());
      Window touching = units.units().touching(pixel);

      assertThat(touching.isEmpty()).as("%s", pixel).isFalse();
      for (long n = 0; n < touching.count(); n++) {
        Window unit = units.units().window(CellIndex.in(touching, n));
        assertThat(unit.contains(pixel)).as("%s in %s", pixel, unit).isTrue();
        assertThat(extent.contains(unit)).as("%s", unit).isTrue();
      }
    }
  }
}
