package dev.swath.operators.calc;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.operators.local.SameGrid;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The results of expressions over the bands of rasters of one grid, one band each.
///
/// A pixel is no data where a band that its expression looks at there is; `where` looks at the
/// branch taken alone. If the result has a no-data value, division by zero and whatever is not
/// a number are no data too; if not, they are what IEEE 754 says.
public final class Calc implements Derived {
  /// Inputs at most: the letters from A to Z.
  public static final int MOST_INPUTS = 26;

  private final List<Raster> inputs;
  private final List<Program> programs;
  private final RasterSchema schema;
  private final int axis;

  private Calc(List<Raster> inputs, List<Program> programs, RasterSchema schema) {
    this.inputs = inputs;
    this.programs = programs;
    this.schema = schema;
    this.axis = schema.dimensions().indexOf(RasterSchema.BAND);
  }

  /// Expressions with the type and the no-data value that follow from them.
  public static Calc of(List<Raster> inputs, String expressions) {
    List<RasterSchema> schemas = inputs.stream().map(Raster::schema).toList();
    checkGrid(schemas);
    Formula formula = Formula.of(schemas, expressions, Map.of());
    DType type = formula.type();
    return of(inputs, formula, type, formula.noData(type));
  }

  /// Checked expressions in a type: values that it does not have become the nearest it has.
  ///
  /// @param noData of the result; if empty, the inputs' no data are values like others
  public static Calc of(List<Raster> inputs, Formula formula, DType type, Optional<NoData> noData) {
    List<RasterSchema> schemas = inputs.stream().map(Raster::schema).toList();
    checkGrid(schemas);
    if (!schemas.equals(formula.inputs())) {
      throw new IllegalArgumentException("the formula was checked against other rasters");
    }
    RasterSchema first = schemas.getFirst();
    int axis = first.dimensions().indexOf(RasterSchema.BAND);
    RasterSchema schema =
        first
            .withExtent(first.extent().with(axis, 0, formula.results()), first.geometry())
            .withDType(type, noData)
            .withBands(Collections.nCopies(formula.results(), BandInfo.PLAIN))
            .withAttributes(Map.of());
    return new Calc(List.copyOf(inputs), formula.programs(type, noData), schema);
  }

  /// The same results with names for their bands.
  public Calc named(List<String> names) {
    if (names.size() != programs.size()) {
      throw new IllegalArgumentException(
          "there are " + programs.size() + " bands to name but the names are " + names);
    }
    List<BandInfo> bands =
        names.stream().map(name -> new BandInfo(name, 1, 0, "", "", Map.of())).toList();
    return new Calc(inputs, programs, schema.withBands(bands));
  }

  private static void checkGrid(List<RasterSchema> schemas) {
    if (schemas.isEmpty() || schemas.size() > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "expressions are of 1 to " + MOST_INPUTS + " rasters but got " + schemas.size());
    }
    for (int i = 0; i < schemas.size(); i++) {
      RasterSchema schema = schemas.get(i);
      if (!schema.dimensions().contains(RasterSchema.BAND)) {
        throw new IllegalArgumentException(
            "a raster of bands is needed but one has the dimensions " + schema.dimensions());
      }
      Optional<String> difference = SameGrid.difference(schemas.getFirst(), schema);
      if (difference.isPresent()) {
        throw new IllegalArgumentException(
            "the rasters A and " + (char) ('A' + i) + " differ: " + difference.get());
      }
    }
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return inputs;
  }

  /// One need for each band that is read, so that its pixels come side by side.
  @Override
  public List<Need> needs(Window out) {
    return places(out).stream()
        .map(place -> new Need(place.input(), out.with(axis, place.band(), 1)))
        .toList();
  }

  private List<BandPlace> places(Window out) {
    TreeSet<BandPlace> places = new TreeSet<>();
    for (long band = out.start(axis); band < out.end(axis); band++) {
      places.addAll(programs.get(Math.toIntExact(band)).places());
    }
    return List.copyOf(places);
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    List<BandPlace> places = places(out);
    for (long band = out.start(axis); band < out.end(axis); band++) {
      Window plane = out.with(axis, band, 1);
      programs
          .get(Math.toIntExact(band))
          .run(place -> in.get(places.indexOf(place)), into.view(plane));
    }
  }
}
