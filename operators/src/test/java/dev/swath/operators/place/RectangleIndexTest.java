package dev.swath.operators.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RectangleIndexTest {
  private static List<Window> rectangles(int count, SplittableRandom random) {
    List<Window> rectangles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rectangles.add(
          Window.of(
              new long[] {random.nextInt(-300, 300), random.nextInt(-300, 300)},
              new long[] {random.nextInt(1, 60), random.nextInt(1, 60)}));
    }
    return rectangles;
  }

  @Test
  void itFindsWhatALookAtEachFinds() {
    SplittableRandom random = new SplittableRandom(4);
    for (int count : new int[] {1, 2, 15, 16, 17, 257, 1000}) {
      List<Window> rectangles = rectangles(count, random);
      RectangleIndex index = new RectangleIndex(rectangles);
      for (Window window : rectangles(50, random)) {
        int[] found =
            index.touching(window.start(0), window.end(0), window.start(1), window.end(1));

        assertThat(found)
            .containsExactly(
                IntStream.range(0, count)
                    .filter(i -> rectangles.get(i).intersects(window))
                    .toArray());
      }
    }
  }

  @Test
  void nothingIsFoundAmongNothing() {
    assertThat(new RectangleIndex(List.of()).touching(0, 1, 0, 1)).isEmpty();
  }

  @Test
  void coverageIsWholeExactlyWhereEveryPixelIsCovered() {
    SplittableRandom random = new SplittableRandom(5);
    int wholes = 0;
    for (int round = 0; round < 2000; round++) {
      Window ground = Window.ofSize(random.nextInt(1, 6), random.nextInt(1, 6));
      List<Window> rectangles = new ArrayList<>();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        rectangles.add(
            Window.of(
                new long[] {random.nextInt(-1, 4), random.nextInt(-1, 4)},
                new long[] {random.nextInt(1, 5), random.nextInt(1, 5)}));
      }
      boolean expected = true;
      for (long row = 0; row < ground.size(0); row++) {
        for (long col = 0; col < ground.size(1); col++) {
          Window pixel = Window.cell(row, col);
          expected &= rectangles.stream().anyMatch(r -> r.contains(pixel));
        }
      }

      assertThat(Coverage.isWhole(ground, rectangles)).isEqualTo(expected);

      wholes += expected ? 1 : 0;
    }
    assertThat(wholes).isBetween(200, 1800);
  }
}
