package dev.swath.cli;

import dev.swath.array.DType;
import dev.swath.jobs.request.RequestException;
import java.util.Locale;
import java.util.Map;

/// Names of pixel types: our own, and GDAL's for those who know them by heart.
final class TypeName {
  private static final Map<String, DType> GDAL =
      Map.of(
          "byte", DType.UINT8,
          "cint16", DType.COMPLEX_INT16,
          "cint32", DType.COMPLEX_INT32,
          "cfloat32", DType.COMPLEX64,
          "cfloat64", DType.COMPLEX128);

  private TypeName() {}

  static DType parse(String text) {
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
