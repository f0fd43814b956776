package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.RawGeoKeys;
import java.util.Map;
import java.util.TreeMap;

/// Puts GeoKeys together, in the order of their numbers.
final class GeoKeyBuilder {
  private static final int ASCII_PARAMS = 34737;
  private static final String END = "|";

  private final Map<Integer, Integer> shorts = new TreeMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();

  GeoKeyBuilder put(int key, int value) {
    shorts.put(key, value);
    return this;
  }

  /// Adds a text, if it has any character. A `|` would end it and becomes a `/`.
  GeoKeyBuilder put(int key, String value) {
    if (!value.isBlank()) {
      texts.put(key, value.replace('|', '/').replace('\0', ' '));
    }
    return this;
  }

  RawGeoKeys build() {
    int n = shorts.size() + texts.size();
    int[] directory = new int[4 + 4 * n];
    directory[0] = 1;
    directory[1] = 1;
    directory[3] = n;
    StringBuilder ascii = new StringBuilder();
    int at = 4;
    TreeMap<Integer, Object> keys = new TreeMap<>(shorts);
    keys.putAll(texts);
    for (Map.Entry<Integer, Object> key : keys.entrySet()) {
      directory[at] = key.getKey();
      if (key.getValue() instanceof String text) {
        directory[at + 1] = ASCII_PARAMS;
        directory[at + 2] = bytes(text) + 1;
        directory[at + 3] = bytes(ascii.toString());
        ascii.append(text).append(END);
      } else {
        directory[at + 2] = 1;
        directory[at + 3] = (Integer) key.getValue();
      }
      at += 4;
    }
    return new RawGeoKeys(directory, new double[0], ascii.toString());
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
