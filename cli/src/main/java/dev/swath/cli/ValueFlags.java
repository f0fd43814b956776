package dev.swath.cli;

import dev.swath.array.DType;
import dev.swath.jobs.RequestException;
import dev.swath.jobs.ValueRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the output's values are: `--nodata`, `--output-nodata`, `--output-type`.
final class ValueFlags {
  /// GDAL's names for types, for those who know them by heart.
  private static final Map<String, DType> GDAL =
      Map.of(
          "byte", DType.UINT8,
          "cint16", DType.COMPLEX_INT16,
          "cint32", DType.COMPLEX_INT32,
          "cfloat32", DType.COMPLEX64,
          "cfloat64", DType.COMPLEX128);

  @Option(
      names = "--nodata",
      paramLabel = "VALUE",
      description =
          "what means no data in the input, whatever its file says: a number, nan or none")
  private String noData;

  @Option(
      names = "--output-nodata",
      paramLabel = "VALUE",
      description = "what means no data in the output; pixels are changed to it")
  private String outputNoData;

  @Option(
      names = {"-ot", "--ot", "--output-type", "--output-data-type"},
      paramLabel = "TYPE",
      description = "such as uint8, int16 or float32; values are rounded and held at its ends")
  private String type;

  ValueRules rules() {
    return new ValueRules(
        Optional.ofNullable(noData),
        Optional.ofNullable(outputNoData),
        Optional.ofNullable(type).map(ValueFlags::type));
  }

  /// A type by its own name or GDAL's.
  static DType type(String text) {
    String label = text.toLowerCase(Locale.ROOT);
    if (GDAL.containsKey(label)) {
      return GDAL.get(label);
    }
    try {
      return DType.of(label);
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage(), "name one of these with --output-type");
    }
  }
}
