package dev.swath.geotiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkGridTest {
  @Test
  void unitsCoverEveryPixelOnceAndTouchingFindsThemAll() {
    Random random = new Random(5);
    for (int run = 0; run < 300; run++) {
      int rows = 1 + random.nextInt(40);
      int cols = 1 + random.nextInt(12);
      int bands = 1 + random.nextInt(3);
      int stripRows = 1 + random.nextInt(rows);
      ChunkShape shape = new ChunkShape(false, random.nextBoolean(), stripRows, cols);
      Window extent = Window.ofSize(bands, rows, cols);
      ChunkGrid grid = new ChunkGrid(extent, shape, 1 + random.nextInt(stripRows));

      int[] seen = new int[bands * rows * cols];
      for (long i = 0; i < grid.all().count(); i++) {
        Window unit = grid.window(CellIndex.in(grid.all(), i));
        for (long p = 0; p < unit.count(); p++) {
          seen[(int) CellIndex.in(unit, p).linear(extent)]++;
        }
        Window touched = grid.touching(unit);
        assertThat(touched.count()).isEqualTo(1);
        assertThat(grid.window(CellIndex.in(touched, 0))).isEqualTo(unit);
      }

      assertThat(seen).containsOnly(1);
      assertThat(grid.touching(extent)).isEqualTo(grid.all());
    }
  }

  @Test
  void aPartLiesInOneStripAndKnowsItsFirstRow() {
    ChunkShape strips = new ChunkShape(false, false, 7, 10);
    ChunkGrid grid = new ChunkGrid(Window.ofSize(1, 17, 10), strips, 3);

    CellIndex fourth = CellIndex.of(0, 3, 0);
    CellIndex last = CellIndex.of(0, 6, 0);

    assertThat(grid.all().size(1)).isEqualTo(7);
    assertThat(grid.window(fourth)).isEqualTo(grid.window(fourth).with(1, 7, 3));
    assertThat(grid.chunk(fourth)).isEqualTo(1);
    assertThat(grid.firstRow(fourth)).isZero();
    assertThat(grid.window(last)).isEqualTo(grid.window(last).with(1, 14, 3));
    assertThat(grid.chunk(last)).isEqualTo(2);
  }
}
