package dev.swath.jobs;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.operators.calc.Calc;
import dev.swath.operators.calc.ExpressionException;
import dev.swath.operators.calc.Formula;
import dev.swath.operators.calc.SpectralIndex;
import dev.swath.operators.local.SameGrid;
import dev.swath.operators.local.Scale;
import dev.swath.operators.local.Unscale;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// The rasters between inputs and what is computed of them.
///
/// @param raster the results
record CalcChain(Raster raster) {
  static CalcChain of(List<Source> sources, CalcRequest request) {
    Calculation calculation = request.calculation();
    List<Raster> rasters =
        shaped(sources, request).stream().map(r -> scaled(r, calculation.scaling())).toList();
    check(request, rasters);
    try {
      return new CalcChain(computed(rasters, calculation));
    } catch (ExpressionException e) {
      throw new RequestException(e.what(), e.remedy(), e.excerpt());
    } catch (UnsupportedDataException e) {
      throw new RequestException(e.what(), e.remedy());
    }
  }

  /// Inputs as they are if they have bands and the output can have their dimensions; else as
  /// bands, rows and columns.
  private static List<Raster> shaped(List<Source> sources, CalcRequest request) {
    List<String> dimensions = sources.getFirst().raster().schema().dimensions();
    boolean alike =
        request.target().format() == Format.ZARR
            && dimensions.contains(RasterSchema.BAND)
            && sources.stream()
                .allMatch(source -> source.raster().schema().dimensions().equals(dimensions));
    return sources.stream().map(source -> alike ? source.raster() : source.folded()).toList();
  }

  private static void check(CalcRequest request, List<Raster> rasters) {
    RasterSchema first = rasters.getFirst().schema();
    for (int i = 0; i < rasters.size(); i++) {
      RasterSchema schema = rasters.get(i).schema();
      if (schema.dtype().kind() == DType.Kind.COMPLEX) {
        throw new RequestException(
            request.inputs().get(i) + " has " + schema.dtype() + " pixels",
            "expressions are of real values");
      }
      Optional<String> difference = SameGrid.difference(first, schema);
      if (difference.isPresent()) {
        throw new RequestException(
            request.inputs().getFirst()
                + " and "
                + request.inputs().get(i)
                + " do not lie on one grid: "
                + difference.get(),
            "bring them to one grid first");
      }
    }
  }

  private static Raster scaled(Raster raster, Calculation.Scaling scaling) {
    return switch (scaling) {
      case Calculation.Scaling.None _ -> raster;
      case Calculation.Scaling.Own _ -> Unscale.of(raster);
      case Calculation.Scaling.Given(double factor, double offset) ->
          Unscale.of(raster, new Scale(factor, offset));
    };
  }

  private static Raster computed(List<Raster> rasters, Calculation calculation) {
    String text =
        switch (calculation.formula()) {
          case Calculation.Formula.Expressions(String expressions) -> expressions;
          case Calculation.Formula.Index(String name) -> indexed(index(name), rasters);
        };
    List<RasterSchema> schemas = rasters.stream().map(Raster::schema).toList();
    Formula formula = Formula.of(schemas, text, calculation.bands());
    DType type = calculation.type().orElse(formula.type());
    if (type.kind() == DType.Kind.COMPLEX) {
      throw new RequestException(
          "results are real values, not " + type, "name a real type with --type");
    }
    Optional<NoData> noData =
        calculation.noData().isPresent()
            ? NoDataValue.parse(calculation.noData().get(), type)
            : formula.noData(type);
    Calc calc = Calc.of(rasters, formula, type, noData);
    return switch (calculation.formula()) {
      case Calculation.Formula.Expressions _ -> calc;
      case Calculation.Formula.Index(String name) -> calc.named(List.of(index(name).word()));
    };
  }

  static SpectralIndex index(String name) {
    try {
      return SpectralIndex.named(name);
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage(), "name one of these with --index");
    }
  }

  /// The index's formula, if the inputs can be what it means.
  private static String indexed(SpectralIndex index, List<Raster> rasters) {
    Optional<DType> whole =
        rasters.stream()
            .map(raster -> raster.schema().dtype())
            .filter(type -> type.kind() != DType.Kind.FLOAT)
            .findFirst();
    if (index.needsReflectance() && whole.isPresent()) {
      throw new RequestException(
          index.word() + " is of reflectance from 0 to 1 but the bands are " + whole.get(),
          "give --scale, such as 0.0001, or --unscale if the input has scales");
    }
    return index.formula();
  }
}
