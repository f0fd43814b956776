package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;

/// Numbers as JSON: whole ones without a point, as far as a double is exact.
final class JsonNumbers {
  private static final double EXACT = 0x1p53;

  private JsonNumbers() {}

  static JsonPrimitive of(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
    return whole ? new JsonPrimitive(Math.round(value)) : new JsonPrimitive(value);
  }

  static JsonArray list(double... values) {
    JsonArray list = new JsonArray();
    for (double value : values) {
      list.add(of(value));
    }
    return list;
  }
}
