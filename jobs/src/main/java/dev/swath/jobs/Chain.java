package dev.swath.jobs;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.local.Cast;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.local.ReplaceNoData;
import dev.swath.operators.local.SelectBands;
import dev.swath.operators.local.Subset;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// The rasters between an input and an output: the part that is wanted, with the values wanted.
final class Chain {
  /// A pixel that a box only touches by rounding does not count.
  private static final double TOUCH = 1e-6;

  private Chain() {}

  static Raster of(Raster source, Selection selection, ValueRules rules) {
    Raster raster = source;
    if (selection.box().isPresent()) {
      raster = clip(raster, selection.box().get(), selection.boxCrs());
    }
    if (!selection.bands().isEmpty()) {
      raster = new SelectBands(raster, bands(raster.schema(), selection.bands()));
    }
    return values(raster, rules);
  }

  private static Raster clip(Raster raster, Box box, Optional<String> boxCrs) {
    RasterSchema schema = raster.schema();
    GridGeometry place =
        schema
            .geometry()
            .orElseThrow(
                () ->
                    new RequestException(
                        "the input has no georeference, so --bbox means nothing",
                        "leave --bbox out"));
    boxCrs.ifPresent(crs -> checkCrs(crs, place));
    Window window = pixels(schema, place.transform(), box);
    if (window.isEmpty()) {
      throw new RequestException(
          "the box " + box + " lies outside the input " + bounds(schema, place.transform()),
          "give a box that touches it, in the input's coordinates");
    }
    return window.equals(schema.extent()) ? raster : new Subset(raster, window);
  }

  private static void checkCrs(String wanted, GridGeometry place) {
    String own = place.crs().map(Crs::label).orElse("none");
    if (!wanted.equalsIgnoreCase(own)) {
      throw new RequestException(
          "--bbox-crs " + wanted + " is not the input's own system " + own,
          "give the box in " + own + "; other systems are not supported yet");
    }
  }

  /// The pixels whose inside touches a box.
  private static Window pixels(RasterSchema schema, Affine transform, Box box) {
    Affine inverse = transform.inverse();
    double[] xs = {box.minX(), box.maxX(), box.minX(), box.maxX()};
    double[] ys = {box.minY(), box.minY(), box.maxY(), box.maxY()};
    double firstCol = Double.POSITIVE_INFINITY;
    double firstRow = Double.POSITIVE_INFINITY;
    double lastCol = Double.NEGATIVE_INFINITY;
    double lastRow = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      double col = inverse.x(xs[i], ys[i]);
      double row = inverse.y(xs[i], ys[i]);
      firstCol = Math.min(firstCol, col);
      firstRow = Math.min(firstRow, row);
      lastCol = Math.max(lastCol, col);
      lastRow = Math.max(lastRow, row);
    }
    int x = schema.rank() - 1;
    Window rows = side(schema.extent(), x - 1, firstRow, lastRow);
    return side(rows, x, firstCol, lastCol);
  }

  private static Window side(Window window, int axis, double first, double last) {
    double size = window.size(axis);
    long start = (long) Math.clamp(Math.floor(first + TOUCH), 0, size);
    long end = (long) Math.clamp(Math.ceil(last - TOUCH), start, size);
    return window.with(axis, start, end - start);
  }

  private static String bounds(RasterSchema schema, Affine map) {
    double cols = schema.cols();
    double rows = schema.rows();
    return "from "
        + map.x(0, 0)
        + ","
        + map.y(0, 0)
        + " to "
        + map.x(cols, rows)
        + ","
        + map.y(cols, rows);
  }

  private static int[] bands(RasterSchema schema, List<String> wanted) {
    int[] indices = new int[wanted.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = band(schema, wanted.get(i).strip());
    }
    return indices;
  }

  private static int band(RasterSchema schema, String wanted) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    long count = axis < 0 ? 0 : schema.extent().size(axis);
    List<String> names = schema.bands().stream().map(BandInfo::name).toList();
    int named = names.indexOf(wanted);
    if (named >= 0 && !wanted.isEmpty()) {
      return named;
    }
    if (wanted.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(wanted);
      if (number >= 1 && number <= count) {
        return number - 1;
      }
    }
    List<String> known = names.stream().filter(name -> !name.isEmpty()).limit(20).toList();
    throw new RequestException(
        "the input has no band '" + wanted + "'",
        "give numbers from 1 to " + count + (known.isEmpty() ? "" : " or names of " + known));
  }

  private static Raster values(Raster raster, ValueRules rules) {
    Raster said = raster;
    if (rules.noData().isPresent()) {
      said =
          new DeclareNoData(
              raster, NoDataValue.parse(rules.noData().get(), raster.schema().dtype()));
    }
    DType from = said.schema().dtype();
    DType to = rules.type().orElse(from);
    if (rules.outputNoData().isEmpty()) {
      return to == from ? said : Cast.to(said, to, Cast.Range.SATURATE);
    }
    return withNoData(said, to, NoDataValue.parse(rules.outputNoData().get(), to));
  }

  private static Raster withNoData(Raster raster, DType type, Optional<NoData> wanted) {
    Optional<NoData> said = raster.schema().noData();
    if (raster.schema().dtype() != type) {
      return wanted.isPresent()
          ? Cast.to(raster, wanted.get(), Cast.Range.SATURATE)
          : Cast.to(new DeclareNoData(raster, Optional.empty()), type, Cast.Range.SATURATE);
    }
    return wanted.isPresent() && said.isPresent()
        ? new ReplaceNoData(raster, said.get(), wanted.get())
        : new DeclareNoData(raster, wanted);
  }
}
