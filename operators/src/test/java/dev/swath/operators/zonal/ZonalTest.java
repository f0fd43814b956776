package dev.swath.operators.zonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.vector.PixelRule;
import dev.swath.operators.vector.Polygons;
import dev.swath.operators.vector.Rasterised;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.PlainSweep;
import dev.swath.testkit.RasterContract;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ZonalTest {
  private static final int ROWS = 61;
  private static final int COLS = 47;
  private static final Window CELL = Window.ofSize(1, 16, 20);

  private static Derived values(DType type) {
    RasterSchema schema =
        RasterSchema.of(type, 2, ROWS, COLS)
            .withNoData(Optional.of(new NoData(type, Values.fromDouble(type, 5))))
            .withGeometry(
                Optional.of(
                    new GridGeometry(
                        Affine.IDENTITY, Optional.empty(), GridGeometry.Registration.AREA)));
    return TestRasters.of(
        schema, i -> Values.fromDouble(type, (i[0] * 7 + i[1] * 13 + i[2] * i[2] * 3) % 23 - 2.0));
  }

  private static Derived labels(DType type) {
    RasterSchema schema =
        RasterSchema.of(type, 1, ROWS, COLS)
            .withNoData(Optional.of(new NoData(type, Values.fromDouble(type, 3))));
    return TestRasters.of(
        schema, i -> Values.fromDouble(type, (i[1] / 9) * 2 - (i[2] / 10) % 3 - 1.0));
  }

  @Nested
  class OfLabelsBesideValues extends RasterContract {
    @Override
    protected Raster raster() {
      return new LabelledValues(labels(DType.INT16), values(DType.FLOAT32));
    }
  }

  private static List<Zone> byLabels(Derived labels, Derived values, long seed) {
    LabelledValues both = new LabelledValues(labels, values);
    try (LabelZonalSink sink = new LabelZonalSink(both, CELL, true)) {
      PlainSweep.shuffled(both, sink, seed);
      return sink.result();
    }
  }

  private static double valid(Block pixels, long band, long row, long col) {
    double value = pixels.value(band, row, col);
    return value == 5 ? Double.NaN : value;
  }

  @Test
  void eachLabelHasTheStatisticsOfItsPixels() {
    for (DType type : List.of(DType.INT16, DType.INT64, DType.FLOAT32, DType.FLOAT64)) {
      for (DType zoned : List.of(DType.INT8, DType.INT32, DType.INT64)) {
        Block labels = Reference.whole(labels(zoned));
        Block values = Reference.whole(values(type));

        List<Zone> zones = byLabels(labels(zoned), values(type), 4);

        for (int band = 0; band < 2; band++) {
          NaiveZones naive = new NaiveZones();
          for (long row = 0; row < ROWS; row++) {
            for (long col = 0; col < COLS; col++) {
              if (labels.value(0, row, col) != 3) {
                naive.add((long) labels.value(0, row, col), valid(values, band, row, col));
              }
            }
          }
          int at = band;
          List<Zone> mine = zones.stream().filter(zone -> zone.band() == at).toList();
          assertThat(mine).hasSize(naive.size());
          assertThat(mine).extracting(Zone::number).isSorted();
          mine.forEach(naive::assertLike);
        }
      }
    }
  }

  private static final Polygons SHAPES =
      Polygons.parse(
          """
          {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{},"geometry":{"type":"Polygon",
          "coordinates":[[[3,4],[30,8],[25,50],[6,40]],[[10,12],[20,14],[12,30]]]}},
          {"type":"Feature","properties":{},"geometry":null},
          {"type":"Feature","properties":{},"geometry":{"type":"Polygon",
          "coordinates":[[[20,20],[60,10],[40,70]]]}},
          {"type":"Feature","properties":{},"geometry":{"type":"Polygon",
          "coordinates":[[[200,20],[260,10],[240,70]]]}}]}
          """);

  private static List<Zone> byShapes(Derived values, PixelRule rule, long seed) {
    try (PolygonZonalSink sink = new PolygonZonalSink(values.schema(), CELL, SHAPES, rule, true)) {
      PlainSweep.shuffled(values, sink, seed);
      return sink.result();
    }
  }

  @Test
  void eachShapeHasTheStatisticsOfItsPixelsAlsoWhereAnotherLies() {
    for (PixelRule rule : PixelRule.values()) {
      Block values = Reference.whole(values(DType.FLOAT32));

      List<Zone> zones = byShapes(values(DType.FLOAT32), rule, 5);

      assertThat(zones).extracting(Zone::number).containsExactly(0L, 0L, 2L, 2L);
      for (int band = 0; band < 2; band++) {
        NaiveZones naive = new NaiveZones();
        for (int shape : new int[] {0, 2}) {
          Polygons alone = new Polygons(List.of(SHAPES.shapes().get(shape)), Optional.empty());
          Block mask =
              Reference.whole(Rasterised.mask(values(DType.FLOAT32).schema(), alone, rule));
          for (long row = 0; row < ROWS; row++) {
            for (long col = 0; col < COLS; col++) {
              if (mask.value(0, row, col) == 1) {
                naive.add(shape, valid(values, band, row, col));
              }
            }
          }
        }
        int at = band;
        zones.stream().filter(zone -> zone.band() == at).forEach(naive::assertLike);
      }
    }
  }

  @Test
  void theOrderOfCellsLeavesEveryBitAsItIs() {
    List<Zone> labels = byLabels(labels(DType.INT32), values(DType.FLOAT64), 0);
    List<Zone> shapes = byShapes(values(DType.FLOAT64), PixelRule.CENTRE, 0);

    for (int seed = 1; seed < 8; seed++) {
      assertThat(byLabels(labels(DType.INT32), values(DType.FLOAT64), seed)).isEqualTo(labels);
      assertThat(byShapes(values(DType.FLOAT64), PixelRule.CENTRE, seed)).isEqualTo(shapes);
    }
  }

  @Test
  void oneSweepReadsLabelsAndValuesOnce() {
    CountingUnits labels = CountingUnits.of(RasterSchema.of(DType.UINT8, 1, 200, 220), 1, 64, 96);
    CountingUnits values = CountingUnits.of(RasterSchema.of(DType.FLOAT32, 3, 200, 220), 3, 50, 50);
    LabelledValues both = new LabelledValues(labels, values);
    LabelZonalSink sink = new LabelZonalSink(both, Window.ofSize(1, 64, 64), true);

    SweepCounters counters =
        new Sweep(both, sink, new SweepOptions(1 << 24, 3, Optional.empty()))
            .run(SweepListener.NONE);

    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(labels.computed().max()).isEqualTo(1);
    assertThat(values.computed().max()).isEqualTo(1);
    assertThat(sink.result()).hasSize(3 * 256);
  }

  @Test
  void rastersOfDifferentGridsAreRefused() {
    Derived small = TestRasters.ramp(RasterSchema.of(DType.INT16, 1, 9, 9));
    Derived floats = TestRasters.ramp(RasterSchema.of(DType.FLOAT32, 1, ROWS, COLS));
    Derived many = TestRasters.ramp(RasterSchema.of(DType.INT16, 2, ROWS, COLS));

    assertThatThrownBy(() -> new LabelledValues(small, values(DType.INT16)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("9×9")
        .hasMessageContaining("47×61");
    assertThatThrownBy(() -> new LabelledValues(floats, values(DType.INT16)))
        .hasMessageContaining("integers");
    assertThatThrownBy(() -> new LabelledValues(many, values(DType.INT16)))
        .hasMessageContaining("one band");
  }

  @Test
  void moreDifferentValuesThanAreCountedAreRefused() {
    Derived ramp = TestRasters.ramp(RasterSchema.of(DType.FLOAT64, 1, 1500, 1500));
    Derived one = TestRasters.of(RasterSchema.of(DType.UINT8, 1, 1500, 1500), _ -> 1);
    LabelledValues both = new LabelledValues(one, ramp);
    LabelZonalSink sink = new LabelZonalSink(both, Window.ofSize(1, 500, 1500), true);

    assertThatThrownBy(() -> PlainSweep.run(both, sink))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("2000000");
  }
}
