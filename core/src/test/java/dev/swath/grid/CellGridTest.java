package dev.swath.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CellGridTest {
  private static Window box(long row, long col, long rows, long cols) {
    return Window.of(new long[] {row, col}, new long[] {rows, cols});
  }

  private static CellGrid grid(long rows, long cols, long cellRows, long cellCols) {
    return CellGrid.of(new long[] {rows, cols}, new long[] {cellRows, cellCols});
  }

  @Test
  void cellsAtTheFarEdgesAreClipped() {
    CellGrid grid = grid(100, 65, 30, 32);

    assertThat(grid.count()).isEqualTo(4 * 3);
    assertThat(grid.window(CellIndex.of(0, 0))).isEqualTo(box(0, 0, 30, 32));
    assertThat(grid.window(CellIndex.of(3, 2))).isEqualTo(box(90, 64, 10, 1));
  }

  @Test
  void aCellLargerThanTheRasterIsTheWholeRaster() {
    CellGrid grid = grid(5, 7, 100, 100);

    assertThat(grid.count()).isEqualTo(1);
    assertThat(grid.window(CellIndex.of(0, 0))).isEqualTo(box(0, 0, 5, 7));
  }

  @Test
  void cellsTouchWhatTheyShareAPixelWith() {
    CellGrid grid = grid(100, 100, 10, 10);

    assertThat(grid.touching(box(10, 20, 10, 10))).isEqualTo(box(1, 2, 1, 1));
    assertThat(grid.touching(box(9, 19, 2, 2))).isEqualTo(box(0, 1, 2, 2));
    assertThat(grid.touching(box(-50, 95, 1000, 1000))).isEqualTo(box(0, 9, 10, 1));
    assertThat(grid.touching(box(50, 50, 0, 10)).isEmpty()).isTrue();
    assertThat(grid.touching(box(100, 0, 10, 10)).isEmpty()).isTrue();
    assertThat(grid.touching(box(-10, 0, 10, 10)).isEmpty()).isTrue();
  }

  @Test
  void anEmptyRasterHasNoCells() {
    CellGrid grid = grid(0, 10, 4, 4);

    assertThat(grid.count()).isZero();
    assertThat(grid.touching(grid.extent()).isEmpty()).isTrue();
  }

  @Test
  void aGridOfAMillionByAMillionCellsIsArithmetic() {
    CellGrid grid = grid(1_000_000, 1_000_000, 1, 1);

    assertThat(grid.count()).isEqualTo(1_000_000_000_000L);
    assertThat(grid.touching(box(999_999, 0, 5, 1_000_000)))
        .isEqualTo(box(999_999, 0, 1, 1_000_000));
    assertThat(grid.window(CellIndex.in(grid.all(), grid.count() - 1)))
        .isEqualTo(box(999_999, 999_999, 1, 1));
  }

  @Test
  void cellsWithoutWidthAreRefused() {
    assertThatThrownBy(() -> grid(10, 10, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CellGrid.of(new long[] {10, 10}, new long[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void placesInABoxOfIndicesAndIndicesAreTheSameThing() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Window box =
          Window.of(
              random.longs(3, -1000, 1000).toArray(), random.longs(3, 1, 1_000_000).toArray());
      long place = random.nextLong(box.count());

      CellIndex index = CellIndex.in(box, place);

      assertThat(index.linear(box)).isEqualTo(place);
      assertThat(box.contains(Window.cell(index.at(0), index.at(1), index.at(2)))).isTrue();
      if (place > 0) {
        assertThat(CellIndex.in(box, place - 1)).isLessThan(index);
      }
    }
  }
}
