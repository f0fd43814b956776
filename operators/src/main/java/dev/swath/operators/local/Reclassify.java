package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// A raster whose values are classes of another's.
///
/// No data stays no data. A range holds its start and not its end; of several rules that mean a
/// value the first counts. Values are looked at as doubles. NaN is meant by no rule.
public final class Reclassify extends Pointwise {
  private final ClassRule.Table table;

  private Reclassify(Raster source, ClassRule.Table table, RasterSchema schema) {
    super(source, schema);
    this.table = table;
  }

  /// @param type of the result, which must have all values of the table
  /// @param noData of the result; needed if the source has one or a rule gives it
  public static Reclassify of(
      Raster source, ClassRule.Table table, DType type, Optional<NoData> noData) {
    RasterSchema from = source.schema();
    if (from.dtype().kind() == DType.Kind.COMPLEX || type.kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "complex pixels have no classes: " + from.dtype() + " to " + type, "take real ones");
    }
    boolean gives =
        table.rules().stream().anyMatch(rule -> rule.value().isEmpty())
            || (!table.keepsOthers() && table.others().isEmpty());
    if (noData.isEmpty() && (gives || from.noData().isPresent())) {
      throw new UnsupportedDataException(
          "some pixels become no data but the result has no value for that",
          "name one, or give every value a class with else=…");
    }
    values(table)
        .filter(value -> Double.compare(held(type, value) + 0.0, value + 0.0) != 0)
        .findFirst()
        .ifPresent(
            value -> {
              throw new UnsupportedDataException(
                  "the class " + value + " is not a " + type, "name a type that has it");
            });
    return new Reclassify(source, table, from.withDType(type, noData));
  }

  private static double held(DType type, double value) {
    return Values.toDouble(type, Values.fromDouble(type, value));
  }

  private static DoubleStream values(ClassRule.Table table) {
    return DoubleStream.concat(
        table.rules().stream().flatMapToDouble(rule -> rule.value().stream()),
        table.others().stream());
  }

  /// The smallest type that has all values of a table; the source's if others are kept.
  public static DType type(ClassRule.Table table, DType source) {
    if (table.keepsOthers()) {
      return source;
    }
    List<DType> types = List.of(DType.UINT8, DType.INT16, DType.INT32, DType.FLOAT32);
    return types.stream()
        .filter(type -> values(table).allMatch(value -> held(type, value) == value))
        .findFirst()
        .orElse(DType.FLOAT64);
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block from = in.getFirst();
    Runs runs = new Runs(CHUNK, from, into);
    double[] values = new double[CHUNK];
    double[] classes = new double[CHUNK];
    long[] bits = new long[CHUNK];
    double none = schema().noData().map(NoData::value).orElse(Double.NaN);
    Optional<NoDataBits> missing = source().schema().noData().map(NoDataBits::of);
    runs.forEach(
        (at, n) -> {
          ValueRuns.read(from, at[0], runs.stride(0), n, values);
          classify(values, classes, none, n);
          if (missing.isPresent()) {
            ValueRuns.readBits(from, at[0], runs.stride(0), n, bits);
            for (int i = 0; i < n; i++) {
              classes[i] = missing.get().matches(bits[i]) ? none : classes[i];
            }
          }
          ValueRuns.write(classes, n, into, at[1], runs.stride(1));
        });
  }

  /// From the last rule to the first, each over the whole run.
  private void classify(double[] values, double[] classes, double none, int n) {
    if (table.keepsOthers()) {
      System.arraycopy(values, 0, classes, 0, n);
    } else {
      java.util.Arrays.fill(classes, 0, n, table.others().orElse(none));
    }
    for (ClassRule rule : table.rules().reversed()) {
      double from = rule.from();
      double to = rule.to();
      OptionalDouble given = rule.value();
      double value = given.orElse(none);
      boolean open = to == Double.POSITIVE_INFINITY || rule.isExact();
      for (int i = 0; i < n; i++) {
        double x = values[i];
        classes[i] = x >= from & (x < to | (open & x <= to)) ? value : classes[i];
      }
    }
  }
}
