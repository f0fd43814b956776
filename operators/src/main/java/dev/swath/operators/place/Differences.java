package dev.swath.operators.place;

import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// What keeps a raster from lying beside another one.
final class Differences {
  static final String RESAMPLE = "warp one to the grid of the other first";

  /// @param what with both values, the first raster's first
  record Difference(String what, String remedy) {}

  private Differences() {}

  static Optional<Difference> first(
      Lattice lattice, RasterSchema one, RasterSchema two, GridGeometry place) {
    return dimensions(one, two)
        .or(() -> type(one, two))
        .or(() -> noData(one, two))
        .or(() -> scale(one, two))
        .or(
            () ->
                lattice
                    .difference(place, two.rows(), two.cols())
                    .map(what -> new Difference(what, RESAMPLE)));
  }

  private static Optional<Difference> dimensions(RasterSchema one, RasterSchema two) {
    if (!one.dimensions().equals(two.dimensions())) {
      return Optional.of(
          new Difference(
              "dimensions " + one.dimensions() + " and " + two.dimensions(),
              "take rasters of the same dimensions"));
    }
    for (int axis = 0; axis < one.rank() - 2; axis++) {
      if (one.extent().size(axis) != two.extent().size(axis)) {
        return Optional.of(
            new Difference(
                one.dimensions().get(axis)
                    + "s: "
                    + one.extent().size(axis)
                    + " and "
                    + two.extent().size(axis),
                "select the same ones of each first"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> type(RasterSchema one, RasterSchema two) {
    return one.dtype() == two.dtype()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "type: " + one.dtype() + " and " + two.dtype(), "cast one to the other's first"));
  }

  private static Optional<Difference> noData(RasterSchema one, RasterSchema two) {
    boolean same =
        one.noData().isPresent() == two.noData().isPresent()
            && one.noData().map(v -> v.matches(two.noData().orElseThrow().bits())).orElse(true);
    return same
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "no-data value: " + text(one) + " and " + text(two),
                "declare one value for all, or replace the other first"));
  }

  private static String text(RasterSchema schema) {
    return schema.noData().map(NoData::value).map(String::valueOf).orElse("none");
  }

  private static Optional<Difference> scale(RasterSchema one, RasterSchema two) {
    List<BandInfo> a = one.bands();
    List<BandInfo> b = two.bands();
    for (int band = 0; band < Math.min(a.size(), b.size()); band++) {
      String first = scale(a.get(band));
      String second = scale(b.get(band));
      if (!first.equals(second)) {
        return Optional.of(
            new Difference(
                "scale and offset of band " + (band + 1) + ": " + first + " and " + second,
                "bring them to physical values first"));
      }
    }
    return Optional.empty();
  }

  private static String scale(BandInfo band) {
    return band.scale() + ", " + band.offset();
  }
}
