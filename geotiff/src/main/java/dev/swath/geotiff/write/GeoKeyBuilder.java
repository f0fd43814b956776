package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.RawGeoKeys;
import dev.swath.geotiff.tag.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts GeoKeys together, in the order of their numbers.
final class GeoKeyBuilder {
  private static final int GROUP = 4;
  private static final String END = "|";

  private sealed interface Value {
    record Code(int code) implements Value {}

    record Number(double number) implements Value {}

    record Text(String text) implements Value {}
  }

  private final Map<Integer, Value> values = new TreeMap<>();

  GeoKeyBuilder code(int key, int code) {
    values.put(key, new Value.Code(code));
    return this;
  }

  GeoKeyBuilder number(int key, double number) {
    values.put(key, new Value.Number(number));
    return this;
  }

  /// Adds a text, unless it is blank. A NUL would end it and becomes a space.
  GeoKeyBuilder text(int key, String text) {
    if (!text.isBlank()) {
      values.put(key, new Value.Text(text.replace('\0', ' ')));
    }
    return this;
  }

  RawGeoKeys build() {
    int[] directory = new int[GROUP + GROUP * values.size()];
    directory[0] = 1;
    directory[1] = 1;
    directory[3] = values.size();
    List<Double> doubles = new ArrayList<>();
    StringBuilder ascii = new StringBuilder();
    int at = GROUP;
    for (Map.Entry<Integer, Value> entry : values.entrySet()) {
      directory[at] = entry.getKey();
      directory[at + 2] = 1;
      switch (entry.getValue()) {
        case Value.Code(int code) -> directory[at + 3] = code;
        case Value.Number(double number) -> {
          directory[at + 1] = Tag.GEO_DOUBLE_PARAMS;
          directory[at + 3] = doubles.size();
          doubles.add(number);
        }
        case Value.Text(String text) -> {
          directory[at + 1] = Tag.GEO_ASCII_PARAMS;
          directory[at + 2] = bytes(text + END);
          directory[at + 3] = bytes(ascii.toString());
          ascii.append(text).append(END);
        }
      }
      at += GROUP;
    }
    double[] numbers = doubles.stream().mapToDouble(Double::doubleValue).toArray();
    return new RawGeoKeys(directory, numbers, ascii.toString());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
