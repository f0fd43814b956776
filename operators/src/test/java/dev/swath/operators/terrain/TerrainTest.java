package dev.swath.operators.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerrainTest {
  private static final double PIXEL = 10;

  static List<Measure> measures() {
    return List.of(
        new Measure.Slope(Gradient.HORN, Measure.SlopeUnit.DEGREES),
        new Measure.Slope(Gradient.ZEVENBERGEN_THORNE, Measure.SlopeUnit.PERCENT),
        new Measure.Aspect(Gradient.HORN, false, false),
        new Measure.Aspect(Gradient.ZEVENBERGEN_THORNE, true, true),
        new Measure.Hillshade(Gradient.HORN, Light.STANDARD),
        new Measure.Position(),
        new Measure.Ruggedness(Measure.RuggednessFormula.WILSON),
        new Measure.Ruggedness(Measure.RuggednessFormula.RILEY),
        new Measure.Roughness(),
        new Measure.Curvature());
  }

  private static RasterSchema schema(long bands, long rows, long cols) {
    return RasterSchema.of(DType.INT16, bands, rows, cols)
        .withNoData(Optional.of(new NoData(DType.INT16, 7)))
        .withGeometry(place(new Affine(PIXEL, 0, 5e5, 0, -PIXEL, 4e6), 32631));
  }

  private static Optional<GridGeometry> place(Affine transform, int epsg) {
    return Optional.of(
        new GridGeometry(transform, Optional.of(Crs.ofEpsg(epsg)), GridGeometry.Registration.AREA));
  }

  /// Small heights, so that flat ground and no data both come up.
  private static Derived rough(RasterSchema schema, long seed) {
    PixelFunction random = PixelFunction.random(DType.INT16, seed);
    return TestRasters.of(schema, i -> (random.bits(i) & 0xffffL) % 23);
  }

  @Nested
  class OfASlope extends RasterContract {
    @Override
    protected Raster raster() {
      return new Terrain(
          rough(schema(2, 37, 29), 1), measures().getFirst(), Heights.PLAIN, Border.EXTRAPOLATE);
    }
  }

  @Nested
  class OfAHillshade extends RasterContract {
    @Override
    protected Raster raster() {
      return new Terrain(
          rough(schema(2, 37, 29), 1), measures().get(4), Heights.PLAIN, Border.NODATA);
    }
  }

  @ParameterizedTest
  @MethodSource("measures")
  void everyPixelIsTheMeasureOfTheNineAroundIt(Measure measure) {
    SplittableRandom random = new SplittableRandom(5);
    for (Border border : Border.values()) {
      for (int round = 0; round < 6; round++) {
        RasterSchema schema = schema(2, random.nextInt(3, 30), random.nextInt(3, 30));
        Derived source = rough(schema, round);

        Block out = Reference.whole(new Terrain(source, measure, Heights.PLAIN, border));

        assertMeasured(measure, Reference.whole(source), schema, border, out);
      }
    }
  }

  private static void assertMeasured(
      Measure measure, Block heights, RasterSchema schema, Border border, Block out) {
    NaiveTerrain naive = new NaiveTerrain(heights, schema, border);
    double noData = out.dtype() == DType.UINT8 ? 0 : -9999;
    for (long band = 0; band < 2; band++) {
      for (long row = 0; row < schema.rows(); row++) {
        for (long col = 0; col < schema.cols(); col++) {
          double[] nine = naive.around(band, row, col);
          double expected = nine.length == 0 ? noData : NaiveTerrain.measure(measure, nine, PIXEL);
          assertThat(out.value(band, row, col))
              .as("%s %s %d %d %d", measure, border, band, row, col)
              .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void wideRowsAreWorkedInStripsWithoutSeams() {
    Derived source = rough(schema(1, 5, 2100), 3);
    Measure slope = measures().getFirst();

    Block whole = Reference.whole(new Terrain(source, slope, Heights.PLAIN, Border.EXTRAPOLATE));

    RasterSchema schema = source.schema();
    NaiveTerrain naive = new NaiveTerrain(Reference.whole(source), schema, Border.EXTRAPOLATE);
    for (long col : new long[] {0, 1022, 1023, 1024, 1025, 2047, 2048, 2099}) {
      double[] nine = naive.around(0, 2, col);
      double expected = nine.length == 0 ? -9999 : NaiveTerrain.measure(slope, nine, PIXEL);
      assertThat(whole.value(0, 2, col)).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void rotatedGridsMeasureTheGroundAndNotThePixels() {
    double cosine = Math.cos(0.5);
    double sine = Math.sin(0.5);
    Affine turned = new Affine(3 * cosine, 2 * sine, 100, 3 * sine, -2 * cosine, 200);
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT64, 1, 9, 9).withGeometry(place(turned, 32631));
    Derived plane =
        TestRasters.of(
            schema,
            i -> {
              double east = turned.x(i[2] + 0.5, i[1] + 0.5);
              double north = turned.y(i[2] + 0.5, i[1] + 0.5);
              return Double.doubleToRawLongBits(0.3 * east + 0.4 * north);
            });

    for (Gradient gradient : Gradient.values()) {
      Measure slope = new Measure.Slope(gradient, Measure.SlopeUnit.PERCENT);
      Measure aspect = new Measure.Aspect(gradient, false, false);
      Block percent = Reference.whole(new Terrain(plane, slope, Heights.PLAIN, Border.NODATA));
      Block degrees = Reference.whole(new Terrain(plane, aspect, Heights.PLAIN, Border.NODATA));

      double down = Math.toDegrees(Math.atan2(-0.3, -0.4)) + 360;
      assertThat(percent.value(0, 4, 4)).isCloseTo(50, within(1e-4));
      assertThat(degrees.value(0, 4, 4)).isCloseTo(down, within(1e-4));
    }
  }

  @Test
  void curvatureOfABowlIsTheSameHoweverTheGridIsTurned() {
    for (double angle : new double[] {0, 0.3, 2}) {
      Affine turned =
          new Affine(
              3 * Math.cos(angle),
              2 * Math.sin(angle),
              0,
              3 * Math.sin(angle),
              -2 * Math.cos(angle),
              0);
      Derived bowl =
          TestRasters.of(
              RasterSchema.of(DType.FLOAT64, 1, 5, 5).withGeometry(place(turned, 32631)),
              i -> {
                double east = turned.x(i[2], i[1]);
                double north = turned.y(i[2], i[1]);
                double height = 0.5 * east * east + 0.25 * north * north + 0.1 * east * north;
                return Double.doubleToRawLongBits(height);
              });

      Raster curvature = new Terrain(bowl, new Measure.Curvature(), Heights.PLAIN, Border.NODATA);

      assertThat(Reference.whole(curvature).value(0, 2, 2)).isCloseTo(-150, within(1e-3));
    }
  }

  /// Lengths of one degree at 60° north on the WGS 84 ellipsoid, as `Geod.inv` of PROJ gives them
  /// for a hundredth of a degree.
  @Test
  void degreesAreAsLongAsTheEllipsoidSays() {
    Affine degrees = new Affine(0.01, 0, 10, 0, -0.01, 60.025);
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT64, 1, 5, 5).withGeometry(place(degrees, 4326));
    Derived east = TestRasters.of(schema, i -> Double.doubleToRawLongBits(100.0 * i[2]));
    Derived north = TestRasters.of(schema, i -> Double.doubleToRawLongBits(-100.0 * i[1]));
    Measure percent = new Measure.Slope(Gradient.HORN, Measure.SlopeUnit.PERCENT);

    Raster eastwards = new Terrain(east, percent, Heights.PLAIN, Border.NODATA);
    Raster northwards = new Terrain(north, percent, Heights.PLAIN, Border.NODATA);
    Heights scaled = new Heights(2, OptionalDouble.of(111120));
    Raster given = new Terrain(east, percent, scaled, Border.NODATA);

    assertThat(Reference.whole(eastwards).value(0, 2, 2))
        .isCloseTo(100 * 100 / 558.00, within(1e-3));
    assertThat(Reference.whole(northwards).value(0, 2, 2))
        .isCloseTo(100 * 100 / 1114.12, within(1e-3));
    assertThat(Reference.whole(given).value(0, 2, 2)).isCloseTo(100 * 200 / 1111.2, within(1e-3));
  }

  @Test
  void steepnessIsExactAtBothEnds() {
    double[] squares = {0, 1e-20, 1e-6, 0.25, 1, 3, 1e6, 1e20, Double.POSITIVE_INFINITY};
    double[] angles = squares.clone();

    Arctangent.ofRoots(angles, 1, angles.length);

    assertThat(angles[0]).isZero();
    for (int i = 1; i < angles.length; i++) {
      double expected = Math.atan(Math.sqrt(squares[i]));
      assertThat(angles[i]).isCloseTo(expected, within(3e-11 * expected));
    }
  }

  @Test
  void rastersWithoutRoomForNinePixelsAreRefused() {
    Measure slope = measures().getFirst();

    assertThatThrownBy(
            () -> new Terrain(TestRasters.ramp(2, 90), slope, Heights.PLAIN, Border.NODATA))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("2 rows");
    assertThatThrownBy(
            () ->
                new Terrain(
                    TestRasters.ramp(RasterSchema.of(DType.COMPLEX64, 1, 9, 9)),
                    slope,
                    Heights.PLAIN,
                    Border.NODATA))
        .isInstanceOf(UnsupportedDataException.class);
  }
}
