package dev.swath.geotiff.write;

import dev.swath.geotiff.geo.RawGeoKeys;
import dev.swath.geotiff.tag.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Puts GeoKeys together, in the order of their numbers: version 1.1.0, or 1.1.1 for a compound
/// system, whose vertical part GDAL passes over in older versions.
final class GeoKeyBuilder {
  private static final int GROUP = 4;
  private static final String END = "|";

  private sealed interface Value {
    record Code(int code) implements Value {}

    record Text(String text) implements Value {}
  }

  private final Map<Integer, Value> values = new TreeMap<>();
  private boolean compound;

  /// Says that there is a vertical system too.
  GeoKeyBuilder compound() {
    compound = true;
    return this;
  }

  GeoKeyBuilder code(int key, int code) {
    values.put(key, new Value.Code(code));
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
    directory[2] = compound ? 1 : 0;
    directory[3] = values.size();
    StringBuilder ascii = new StringBuilder();
    int at = GROUP;
    for (Map.Entry<Integer, Value> entry : values.entrySet()) {
      directory[at] = entry.getKey();
      directory[at + 2] = 1;
      switch (entry.getValue()) {
        case Value.Code(int code) -> directory[at + 3] = code;
        case Value.Text(String text) -> {
          directory[at + 1] = Tag.GEO_ASCII_PARAMS;
          directory[at + 2] = bytes(text + END);
          directory[at + 3] = bytes(ascii.toString());
          ascii.append(text).append(END);
        }
      }
      at += GROUP;
    }
    return new RawGeoKeys(
        directory, new double[0], ascii.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
