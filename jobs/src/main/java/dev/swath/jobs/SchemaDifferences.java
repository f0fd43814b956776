package dev.swath.jobs;

import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said differently of two rasters.
final class SchemaDifferences {
  /// The part of a pixel that two transforms may lie apart at the raster's corners.
  private static final double SAME_PLACE = 1e-6;

  private SchemaDifferences() {}

  static List<Comparison.Difference> between(RasterSchema left, RasterSchema right) {
    List<Comparison.Difference> found = new ArrayList<>();
    differ(found, "shape " + left.dimensions(), left.extent(), right.extent());
    differ(found, "type", left.dtype(), right.dtype());
    if (!sameNoData(left.noData(), right.noData())) {
      differ(found, "nodata", text(left.noData()), text(right.noData()));
    }
    place(found, left, right);
    bands(found, left.bands(), right.bands());
    return found;
  }

  private static void differ(
      List<Comparison.Difference> found, String what, Object left, Object right) {
    if (!left.equals(right)) {
      found.add(new Comparison.Difference(what, left.toString(), right.toString()));
    }
  }

  private static boolean sameNoData(Optional<NoData> left, Optional<NoData> right) {
    return left.equals(right)
        || left.isPresent()
            && right.isPresent()
            && (left.get().isNaN() && right.get().isNaN()
                || left.get().value() == right.get().value());
  }

  private static String text(Optional<NoData> noData) {
    return noData.map(value -> Double.toString(value.value())).orElse("none");
  }

  private static void place(
      List<Comparison.Difference> found, RasterSchema left, RasterSchema right) {
    if (left.geometry().isEmpty() || right.geometry().isEmpty()) {
      differ(found, "georeference", present(left.geometry()), present(right.geometry()));
      return;
    }
    GridGeometry a = left.geometry().get();
    GridGeometry b = right.geometry().get();
    if (!samePlace(a.transform(), b.transform(), left)) {
      differ(found, "transform", a.transform(), b.transform());
    }
    if (!sameCrs(a.crs(), b.crs())) {
      differ(found, "crs", label(a.crs()), label(b.crs()));
    }
    differ(found, "registration", a.registration(), b.registration());
  }

  private static String present(Optional<GridGeometry> geometry) {
    return geometry.isPresent() ? "there" : "missing";
  }

  private static boolean samePlace(Affine a, Affine b, RasterSchema schema) {
    double near = SAME_PLACE * Math.sqrt(Math.abs(a.determinant()));
    double[] cols = {0, schema.cols(), 0};
    double[] rows = {0, 0, schema.rows()};
    for (int i = 0; i < cols.length; i++) {
      if (!(Math.abs(a.x(cols[i], rows[i]) - b.x(cols[i], rows[i])) <= near)
          || !(Math.abs(a.y(cols[i], rows[i]) - b.y(cols[i], rows[i])) <= near)) {
        return false;
      }
    }
    return true;
  }

  /// By code where both have one; texts differ between programs that mean the same.
  private static boolean sameCrs(Optional<Crs> left, Optional<Crs> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() == right.isEmpty();
    }
    Crs a = left.get();
    Crs b = right.get();
    if (a.epsg().isPresent() && b.epsg().isPresent()) {
      return a.epsg().equals(b.epsg());
    }
    return a.epsg().equals(b.epsg()) && (a.wkt().equals(b.wkt()) || a.name().equals(b.name()));
  }

  private static String label(Optional<Crs> crs) {
    return crs.map(Crs::label).orElse("none");
  }

  private static void bands(
      List<Comparison.Difference> found, List<BandInfo> left, List<BandInfo> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      String band = "band " + (i + 1) + " ";
      differ(found, band + "name", left.get(i).name(), right.get(i).name());
      differ(found, band + "scale", left.get(i).scale(), right.get(i).scale());
      differ(found, band + "offset", left.get(i).offset(), right.get(i).offset());
    }
  }
}
