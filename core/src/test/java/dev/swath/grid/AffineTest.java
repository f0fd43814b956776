package dev.swath.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AffineTest {
  private static Affine random(Random random) {
    double angle = random.nextDouble() * 2 * Math.PI;
    double width = 5 + random.nextDouble() * 100;
    double height = (random.nextBoolean() ? 1 : -1) * (5 + random.nextDouble() * 100);
    return new Affine(
        width * Math.cos(angle),
        -height * Math.sin(angle),
        random.nextDouble(-1e6, 1e6),
        width * Math.sin(angle),
        height * Math.cos(angle),
        random.nextDouble(-1e6, 1e6));
  }

  @Test
  void theInverseLeadsBackToThePixel() {
    Random random = new Random(11);
    for (int round = 0; round < 1000; round++) {
      Affine map = random(random);
      double col = random.nextDouble(-1e4, 1e4);
      double row = random.nextDouble(-1e4, 1e4);

      Affine back = map.inverse();

      double x = map.x(col, row);
      double y = map.y(col, row);
      assertThat(back.x(x, y)).isCloseTo(col, within(1e-9));
      assertThat(back.y(x, y)).isCloseTo(row, within(1e-9));
    }
  }

  @Test
  void aShiftedMapCountsFromItsOwnFirstPixel() {
    Random random = new Random(12);
    for (int round = 0; round < 100; round++) {
      Affine map = random(random);
      long col = random.nextInt(100_000);
      long row = random.nextInt(100_000);

      Affine part = map.shift(col, row);

      assertThat(part.x(3, 4)).isCloseTo(map.x(col + 3, row + 4), within(1e-7));
      assertThat(part.y(3, 4)).isCloseTo(map.y(col + 3, row + 4), within(1e-7));
    }
  }

  @Test
  void aScaledMapHasTheSameCorner() {
    Affine map = new Affine(10, 0, 500_000, 0, -10, 4_000_000);

    Affine coarse = map.scale(4, 2);

    assertThat(coarse).isEqualTo(new Affine(40, 0, 500_000, 0, -20, 4_000_000));
    assertThat(coarse.x(1, 1)).isEqualTo(map.x(4, 2));
    assertThat(coarse.y(1, 1)).isEqualTo(map.y(4, 2));
  }

  @Test
  void aMapOntoALineHasNoInverse() {
    Affine flat = new Affine(1, 2, 0, 2, 4, 0);
    Affine unknown = new Affine(Double.NaN, 0, 0, 0, 1, 0);

    assertThatThrownBy(flat::inverse).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(unknown::inverse).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyMapsWithCrossTermsAreRotated() {
    assertThat(Affine.IDENTITY.isRotated()).isFalse();
    assertThat(new Affine(1, 0, 5, 0, -1, 5).isRotated()).isFalse();
    assertThat(new Affine(1, 0.1, 5, 0, -1, 5).isRotated()).isTrue();
  }

  @Test
  void aPartOfARasterStartsAtItsRowAndColumn() {
    GridGeometry whole =
        new GridGeometry(
            new Affine(10, 0, 100, 0, -20, 1000),
            Optional.of(Crs.ofEpsg(32631)),
            GridGeometry.Registration.POINT);

    GridGeometry part = whole.shift(5, 2);

    assertThat(part.transform()).isEqualTo(new Affine(10, 0, 120, 0, -20, 900));
    assertThat(part.crs()).isEqualTo(whole.crs());
    assertThat(part.registration()).isEqualTo(GridGeometry.Registration.POINT);
  }
}
