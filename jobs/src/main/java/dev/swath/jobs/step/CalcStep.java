package dev.swath.jobs.step;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
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

/// Computes expressions over the bands of rasters of one grid, which are A, B, … in them.
public record CalcStep(Calculation calculation) implements Step {
  private static final int MOST_INPUTS = 26;

  @Override
  public String text() {
    return "calc " + calculation;
  }

  @Override
  public boolean needsBands() {
    return true;
  }

  @Override
  public List<String> notes() {
    return switch (calculation.formula()) {
      case Calculation.Formula.Expressions _ -> List.of();
      case Calculation.Formula.Index(String name) -> {
        SpectralIndex index = index(name);
        yield List.of(index.word() + " is " + index.formula() + ", after " + index.source());
      }
    };
  }

  /// Pixels stay where they are.
  @Override
  public Optional<Raster> mask(Raster mask) {
    return Optional.of(mask);
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    if (rasters.size() > MOST_INPUTS) {
      throw new RequestException(
          "calc takes up to " + MOST_INPUTS + " rasters, A to Z, but got " + rasters.size(),
          "stack some of them before");
    }
    List<Raster> scaled = rasters.stream().map(this::scaled).toList();
    check(scaled);
    try {
      return computed(scaled);
    } catch (ExpressionException e) {
      throw new RequestException(e.what(), e.remedy(), e.excerpt());
    } catch (UnsupportedDataException e) {
      throw new RequestException(e.what(), e.remedy());
    }
  }

  private static void check(List<Raster> rasters) {
    RasterSchema first = rasters.getFirst().schema();
    for (int i = 0; i < rasters.size(); i++) {
      RasterSchema schema = rasters.get(i).schema();
      if (schema.dtype().kind() == DType.Kind.COMPLEX) {
        throw new RequestException(
            letter(i) + " has " + schema.dtype() + " pixels", "expressions are of real values");
      }
      Optional<String> difference = SameGrid.difference(first, schema);
      if (difference.isPresent()) {
        throw new RequestException(
            letter(0) + " and " + letter(i) + " do not lie on one grid: " + difference.get(),
            "bring them to one grid first");
      }
    }
  }

  private static String letter(int index) {
    return "raster " + (char) ('A' + index);
  }

  private Raster scaled(Raster raster) {
    return switch (calculation.scaling()) {
      case Calculation.Scaling.None _ -> raster;
      case Calculation.Scaling.Own _ -> Unscale.of(raster);
      case Calculation.Scaling.Given(double factor, double offset) ->
          Unscale.of(raster, new Scale(factor, offset));
    };
  }

  private Raster computed(List<Raster> rasters) {
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

  private static SpectralIndex index(String name) {
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
