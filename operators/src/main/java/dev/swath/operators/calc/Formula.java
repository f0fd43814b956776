package dev.swath.operators.calc;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Expressions that were checked against the rasters that they are of: every name is known and
/// every result has a type.
public final class Formula {
  private static final double EXACT = 0x1p53;

  private final List<RasterSchema> inputs;
  private final String text;
  private final Map<String, String> names;
  private final List<Syntax> results;
  private final List<RasterSchema> used;
  private final DType type;

  private Formula(
      List<RasterSchema> inputs, String text, Map<String, String> names, List<Syntax> results) {
    this.inputs = List.copyOf(inputs);
    this.text = text;
    this.names = Map.copyOf(names);
    this.results = results;
    this.used = used();
    this.type = common(results);
  }

  /// Checks a text.
  ///
  /// @param inputs what the letters A, B, … stand for; each with a `band` dimension
  /// @param text expressions, separated by semicolons; each is one band of the result
  /// @param names further names of bands, such as `nir` for `4` or `B.B1`
  public static Formula of(List<RasterSchema> inputs, String text, Map<String, String> names) {
    return new Formula(inputs, text, names, Parser.parse(text));
  }

  private List<RasterSchema> used() {
    List<Syntax.Band> named = new ArrayList<>();
    results.forEach(result -> result.collectBands(named));
    Bands bands = new Bands(inputs, names, text);
    return named.stream().map(band -> inputs.get(bands.find(band).input())).distinct().toList();
  }

  private DType common(List<Syntax> expressions) {
    return expressions.stream()
        .map(expression -> compiler(false).compile(expression).type())
        .reduce(ValueType::join)
        .orElseThrow()
        .stored();
  }

  private Compiler compiler(boolean marking) {
    return new Compiler(text, new Bands(inputs, names, text), inputs, marking);
  }

  /// How many bands it results in.
  public int results() {
    return results.size();
  }

  public String text() {
    return text;
  }

  /// The type that has all of its results.
  public DType type() {
    return type;
  }

  /// The value for "no data" of a result of that type, if a band has one that is used: NaN of a
  /// floating type; else the inputs' own, if the type has it.
  public Optional<NoData> noData(DType stored) {
    Optional<NoData> own = used.stream().flatMap(s -> s.noData().stream()).findFirst();
    if (own.isPresent() && stored.kind() == DType.Kind.FLOAT) {
      return Optional.of(new NoData(stored, Values.fromDouble(stored, Double.NaN)));
    }
    return own.map(value -> keep(value, stored));
  }

  private static NoData keep(NoData value, DType type) {
    if (value.dtype() == type) {
      return value;
    }
    long bits = Values.fromDouble(type, value.value());
    boolean exact = Math.abs(value.value()) < EXACT || value.dtype().bytes() < Long.BYTES;
    if (!exact || Values.toDouble(type, bits) != value.value()) {
      throw new UnsupportedDataException(
          "the inputs' no-data value " + value.value() + " is not a " + type + ", as the result is",
          "give the result one of its own with --nodata, or another type with --type");
    }
    return new NoData(type, bits);
  }

  /// One program for each result.
  List<Program> programs(DType stored, Optional<NoData> noData) {
    return results.stream()
        .map(
            result -> {
              Compiler compiler = compiler(noData.isPresent());
              return Program.of(compiler, compiler.compile(result), stored, noData);
            })
        .toList();
  }

  List<RasterSchema> inputs() {
    return inputs;
  }
}
