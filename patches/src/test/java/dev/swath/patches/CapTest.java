package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Anchor;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Cap;
import dev.swath.patches.place.Sampler;
import dev.swath.patches.place.Scatter;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapTest {
  private static final GridGeometry PLACE =
      new GridGeometry(
          new Affine(0.1, 0, 10, 0, -0.1, 70), Optional.empty(), GridGeometry.Registration.AREA);
  private static final Raster SOURCE =
      TestRasters.of(
          RasterSchema.of(DType.FLOAT32, 1, 200, 300).withGeometry(Optional.of(PLACE)),
          _ -> Values.fromDouble(DType.FLOAT32, 1));

  /// Along a great circle, by another formula than the cap's.
  private static double km(double lat1, double lon1, double lat2, double lon2) {
    double dLat = Math.toRadians(lat2 - lat1);
    double dLon = Math.toRadians(lon2 - lon1);
    double a =
        Math.pow(Math.sin(dLat / 2), 2)
            + Math.cos(Math.toRadians(lat1))
                * Math.cos(Math.toRadians(lat2))
                * Math.pow(Math.sin(dLon / 2), 2);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(a));
  }

  @Test
  void pixelsWithinTheRadiusCountAtEveryLatitude() {
    Cap cap = new Cap(PLACE, 55.3);
    long[] size = cap.size(SOURCE.schema().extent());
    Sampler sampler = new Sampler(SOURCE.schema().extent(), size[0], size[1]);
    List<Anchor> anchors = sampler.around(List.of(new double[] {30, 80}, new double[] {150, 200}));
    Scatter scatter =
        Scatter.of(SOURCE.schema().extent(), size[0], size[1], anchors, Boundary.DROP);
    Chips chips = Chips.within(SOURCE, scatter, cap);
    ChipResults results = new ChipResults(List.of(chips), new Operators.Counting(), 2);
    Stitching stitching =
        Stitching.of(Taper.BOXCAR, Aggregations.sum()).withUncovered(Stitching.Uncovered.NODATA);

    Block pixels = Reference.whole(new Stitched(SOURCE.schema(), results, stitching));

    long inside = 0;
    for (long row = 0; row < 200; row++) {
      for (long col = 0; col < 300; col++) {
        double lat = 70 - 0.1 * (row + 0.5);
        double lon = 10 + 0.1 * (col + 0.5);
        boolean counts =
            km(lat, lon, 70 - 3.05, 18.05) <= 55.3 || km(lat, lon, 70 - 15.05, 30.05) <= 55.3;
        assertThat(Double.isNaN(pixels.value(0, row, col))).isEqualTo(!counts);
        inside += counts ? 1 : 0;
      }
    }
    assertThat(inside).isBetween(320L, 345L);
  }

  @Test
  void gridsUpToThePoleAreRefused() {
    Window tall = Window.ofSize(1, 200, 300);
    GridGeometry polar =
        new GridGeometry(
            new Affine(0.1, 0, 10, 0, -0.1, 90), Optional.empty(), PLACE.registration());

    assertThatThrownBy(() -> new Cap(polar, 100).size(tall))
        .hasMessageContaining("reach to a pole");
  }
}
