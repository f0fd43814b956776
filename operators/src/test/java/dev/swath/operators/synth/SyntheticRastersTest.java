package dev.swath.operators.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.operators.local.Subset;
import dev.swath.raster.Raster;
import dev.swath.testkit.Heap;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.Windows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SyntheticRastersTest {
  private static final long SIDE = 1_000_000;

  @Nested
  class TerrainCorner extends RasterContract {
    @Override
    protected Raster raster() {
      return new TerrainRaster(97, 143, 1);
    }
  }

  @Nested
  class FarTerrainAcrossAStretch extends RasterContract {
    @Override
    protected Raster raster() {
      return new Subset(
          new TerrainRaster(SIDE, SIDE, 3),
          Window.of(new long[] {0, 999_800, 8000}, new long[] {1, 40, 2300}));
    }
  }

  @Nested
  class SceneCorner extends RasterContract {
    @Override
    protected Raster raster() {
      return new SceneRaster(5, 83, 120, 1);
    }
  }

  @Nested
  class FarScene extends RasterContract {
    @Override
    protected Raster raster() {
      return new Subset(
          new SceneRaster(4, SIDE, SIDE, 2),
          Window.of(new long[] {1, 500_000, 83_300}, new long[] {3, 60, 100}));
    }
  }

  @Test
  void wideWindowsAgreeWithNarrowOnes() {
    SplittableRandom random = new SplittableRandom(3);
    for (Raster raster :
        new Raster[] {new TerrainRaster(SIDE, SIDE, 3), new SceneRaster(2, SIDE, SIDE, 3)}) {
      Window wide = Window.of(new long[] {0, 777_000, 400_000}, new long[] {1, 20, 6000});
      Block whole = Reference.read(raster, wide);
      for (int i = 0; i < 10; i++) {
        Window part = Windows.inside(wide, random);

        Block pixels = Reference.read(raster, part);

        assertThat(Heap.bytes(pixels)).isEqualTo(Heap.bytes(whole.view(part)));
      }
    }
  }

  @Test
  void theSeedDecidesThePixels() {
    byte[] one = Heap.bytes(Reference.whole(new TerrainRaster(50, 50, 1)));
    byte[] same = Heap.bytes(Reference.whole(new TerrainRaster(50, 50, 1)));
    byte[] other = Heap.bytes(Reference.whole(new TerrainRaster(50, 50, 2)));

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void aSmallTerrainIsTheCornerOfALargeOne() {
    Window corner = Window.ofSize(1, 50, 60);

    byte[] small = Heap.bytes(Reference.whole(new TerrainRaster(50, 60, 1)));
    byte[] large = Heap.bytes(Reference.read(new TerrainRaster(SIDE, SIDE, 1), corner));

    assertThat(small).isEqualTo(large);
  }

  @Test
  void heightsAreThoseOfMountainsOnEarth() {
    Raster terrain =
        new Subset(
            new TerrainRaster(SIDE, SIDE, 1),
            Window.of(new long[] {0, 50_000, 50_000}, new long[] {1, 300, 3000}));

    double[] heights = values(Reference.whole(terrain));

    assertThat(Arrays.stream(heights).min().orElseThrow()).isGreaterThan(-500);
    assertThat(Arrays.stream(heights).max().orElseThrow()).isBetween(200.0, 5000.0);
  }

  private static double[] values(Block block) {
    Window window = block.window();
    double[] values = new double[Math.toIntExact(window.count())];
    int n = 0;
    for (long row = 0; row < window.size(1); row++) {
      for (long col = 0; col < window.size(2); col++) {
        values[n++] = block.value(0, row, col);
      }
    }
    return values;
  }

  @Test
  void theSwathEndsAlongASlantedEdge() {
    Block scene = Reference.whole(new SceneRaster(1, 300, 240, 1));

    assertThat(scene.value(0, 0, 39)).isZero();
    assertThat(scene.value(0, 0, 40)).isPositive();
    assertThat(scene.value(0, 120, 19)).isZero();
    assertThat(scene.value(0, 120, 20)).isPositive();
    assertThat(scene.value(0, 240, 0)).isPositive();
  }

  @Test
  void pixelsAreTheSameOnEveryMachineAndInEveryVersion() {
    assertThat(crc(new TerrainRaster(64, 64, 42))).isEqualTo(62_248_312L);
    assertThat(crc(new SceneRaster(4, 64, 64, 42))).isEqualTo(3_899_000_278L);
  }

  private static long crc(Raster raster) {
    CRC32 crc = new CRC32();
    crc.update(Heap.bytes(Reference.whole(raster)));
    return crc.getValue();
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> new TerrainRaster(0, 5, 1)).hasMessageContaining("0 x 5");
    assertThatThrownBy(() -> new SceneRaster(0, 5, 5, 1)).hasMessageContaining("bands");
  }
}
