package dev.swath.operators.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RasterisedTest {
  private static RasterSchema grid(long rows, long cols, Affine transform) {
    return RasterSchema.of(DType.FLOAT32, 3, rows, cols)
        .withGeometry(
            Optional.of(
                new GridGeometry(transform, Optional.empty(), GridGeometry.Registration.AREA)));
  }

  private static final Affine NORTH_UP = new Affine(2, 0, 100, 0, -2, 500);
  private static final Affine TURNED = new Affine(1.5, 0.4, 100, 0.3, -1.7, 500);

  /// Stars around random places, some with a hole, some of two parts.
  private static Polygons stars(Affine grid, long rows, long cols, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < count; i++) {
      double row = random.nextDouble(-5, rows + 5);
      double col = random.nextDouble(-5, cols + 5);
      String parts =
          "[["
              + star(grid, row, col, 9, random)
              + ","
              + star(grid, row, col, 3, random)
              + "],["
              + star(grid, row + 12, col - 10, 4, random)
              + "]]";
      text.append(i == 0 ? "" : ",")
          .append("{\"type\":\"Feature\",\"properties\":{\"n\":" + i + "},\"geometry\":")
          .append("{\"type\":\"MultiPolygon\",\"coordinates\":" + parts + "}}");
    }
    return Polygons.parse(text.append("]}").toString());
  }

  private static String star(
      Affine grid, double row, double col, double radius, SplittableRandom random) {
    StringBuilder ring = new StringBuilder("[");
    int points = random.nextInt(3, 12);
    for (int i = 0; i <= points; i++) {
      double angle = 2 * Math.PI * (i % points) / points;
      double far = radius * (i % points % 2 == 0 ? 1 : 0.6);
      double c = col + far * Math.cos(angle);
      double r = row + far * Math.sin(angle);
      ring.append(i == 0 ? "" : ",").append("[" + grid.x(c, r) + "," + grid.y(c, r) + "]");
    }
    return ring.append("]").toString();
  }

  @Nested
  class OfLabels extends RasterContract {
    @Override
    protected Raster raster() {
      return Rasterised.labels(
          grid(47, 39, NORTH_UP), stars(NORTH_UP, 47, 39, 9, 1), PixelRule.CENTRE);
    }
  }

  @Nested
  class OfAMask extends RasterContract {
    @Override
    protected Raster raster() {
      return Rasterised.mask(
          grid(47, 39, TURNED), stars(TURNED, 47, 39, 6, 2), PixelRule.ALL_TOUCHED);
    }
  }

  @Test
  void aPixelHasTheLastShapeThatItsCentreIsIn() {
    for (Affine transform : new Affine[] {NORTH_UP, TURNED}) {
      for (long seed = 0; seed < 20; seed++) {
        RasterSchema grid = grid(41, 53, transform);
        Polygons stars = stars(transform, 41, 53, 12, seed);

        Block labels = Reference.whole(Rasterised.labels(grid, stars, PixelRule.CENTRE));

        for (long row = 0; row < 41; row++) {
          for (long col = 0; col < 53; col++) {
            double x = transform.x(col + 0.5, row + 0.5);
            double y = transform.y(col + 0.5, row + 0.5);
            assertThat(labels.value(0, row, col))
                .as("seed %d at %d %d", seed, row, col)
                .isEqualTo(last(stars, x, y));
          }
        }
      }
    }
  }

  private static int last(Polygons polygons, double x, double y) {
    int label = 0;
    for (int i = 0; i < polygons.shapes().size(); i++) {
      for (Polygon part : polygons.shapes().get(i).parts()) {
        label = inside(part, x, y) ? i + 1 : label;
      }
    }
    return label;
  }

  private static boolean inside(Polygon polygon, double x, double y) {
    boolean inside = false;
    for (Ring ring : polygon.rings()) {
      for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        boolean crosses = ring.y(i) > y != ring.y(j) > y;
        double at = (ring.x(j) - ring.x(i)) * (y - ring.y(i)) / (ring.y(j) - ring.y(i)) + ring.x(i);
        inside ^= crosses && x < at;
      }
    }
    return inside;
  }

  @Test
  void allTouchedPixelsAreThoseThatAnyFinePieceOfIsInside() {
    RasterSchema grid = grid(31, 37, NORTH_UP);
    Polygons stars = stars(NORTH_UP, 31, 37, 4, 5);

    Block touched = Reference.whole(Rasterised.mask(grid, stars, PixelRule.ALL_TOUCHED));
    Block centres = Reference.whole(Rasterised.mask(grid, stars, PixelRule.CENTRE));

    for (long row = 0; row < 31; row++) {
      for (long col = 0; col < 37; col++) {
        boolean any = centres.value(0, row, col) == 1 || anySample(stars, row, col);
        boolean is = touched.value(0, row, col) == 1;
        assertThat(is || !any).as("%d %d", row, col).isTrue();
        assertThat(is && !nearAny(stars, row, col)).as("%d %d", row, col).isFalse();
      }
    }
  }

  private static boolean anySample(Polygons stars, long row, long col) {
    for (double down = 0.05; down < 1; down += 0.1) {
      for (double right = 0.05; right < 1; right += 0.1) {
        if (last(stars, NORTH_UP.x(col + right, row + down), NORTH_UP.y(col + right, row + down))
            > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean nearAny(Polygons stars, long row, long col) {
    for (double down = -0.3; down < 1.31; down += 0.02) {
      for (double right = -0.3; right < 1.31; right += 0.02) {
        if (last(stars, NORTH_UP.x(col + right, row + down), NORTH_UP.y(col + right, row + down))
            > 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void polygonsSideBySideShareTheirPixelsWithoutGapOrOverlap() {
    Polygons left = triangle(0, 0, 40, 0, 0, 40);
    Polygons right = triangle(40, 0, 0, 40, 40, 40);
    RasterSchema grid = grid(40, 40, Affine.IDENTITY);

    Block a = Reference.whole(Rasterised.mask(grid, left, PixelRule.CENTRE));
    Block b = Reference.whole(Rasterised.mask(grid, right, PixelRule.CENTRE));

    for (long row = 0; row < 40; row++) {
      for (long col = 0; col < 40; col++) {
        assertThat(a.value(0, row, col) + b.value(0, row, col)).isEqualTo(1);
      }
    }
  }

  private static Polygons triangle(double... xy) {
    return Polygons.parse(
        String.format(
            java.util.Locale.ROOT,
            "{\"type\":\"Polygon\",\"coordinates\":[[[%f,%f],[%f,%f],[%f,%f]]]}",
            xy[0],
            xy[1],
            xy[2],
            xy[3],
            xy[4],
            xy[5]));
  }

  @Test
  void aWindowGoesAroundAllShapes() {
    RasterSchema grid = grid(100, 100, Affine.IDENTITY);

    Optional<Window> inside = Rasterised.window(grid, triangle(10.5, 20, 30, 20, 15, 40.1));
    Optional<Window> across = Rasterised.window(grid, triangle(-10, 20, 30, 20, 15, 140));
    Optional<Window> outside = Rasterised.window(grid, triangle(110, 20, 130, 20, 115, 40));

    assertThat(inside).contains(Window.of(new long[] {0, 20, 10}, new long[] {3, 21, 20}));
    assertThat(across).contains(Window.of(new long[] {0, 20, 0}, new long[] {3, 80, 30}));
    assertThat(outside).isEmpty();
  }

  @Test
  void theShapesOfAnUnplacedRasterAreRefused() {
    RasterSchema nowhere = RasterSchema.of(DType.UINT8, 1, 4, 4);
    Polygons triangle = triangle(0, 0, 1, 0, 0, 1);

    assertThatThrownBy(() -> Rasterised.mask(nowhere, triangle, PixelRule.CENTRE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("no place");
  }

  @Test
  void pointsThatHaveNoPlaceAreRefused() {
    Polygons lost =
        triangle(0, 0, 1, 0, 0, 1).map(point -> new Point(point.x(), Double.POSITIVE_INFINITY));

    assertThatThrownBy(() -> Rasterised.mask(grid(4, 4, NORTH_UP), lost, PixelRule.CENTRE))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void propertiesAndOrderAreKept() {
    Polygons stars = stars(NORTH_UP, 9, 9, 3, 1);

    assertThat(stars.shapes())
        .extracting(Shape::properties)
        .containsExactly(Map.of("n", "0"), Map.of("n", "1"), Map.of("n", "2"));
  }
}
