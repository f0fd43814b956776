package dev.swath.geotiff.geo;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The GeoKeys of a directory.
///
/// In the file: SHORTs in groups of four — version, revision, minor revision, number of keys; then
/// key, the tag that holds the value (0: right here), number of values, value or index. Of equal
/// keys the first counts. A key that points nowhere is left out with a warning.
public final class GeoKeys {
  private static final int GROUP = 4;

  private final Map<Integer, Object> values = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  private GeoKeys() {}

  /// The keys of a directory; none if it has none.
  public static GeoKeys of(Directory directory) {
    GeoKeys keys = new GeoKeys();
    long[] words = directory.integers(Tag.GEO_KEY_DIRECTORY);
    if (words.length > 0) {
      keys.read(words, directory);
    }
    return keys;
  }

  private void read(long[] words, Directory directory) {
    if (words.length < GROUP) {
      warnings.add("GeoKeyDirectory has " + words.length + " values but its head takes 4");
      return;
    }
    long fit = (words.length - GROUP) / GROUP;
    if (words[3] > fit) {
      warnings.add("GeoKeyDirectory declares " + words[3] + " keys but has room for " + fit);
    }
    double[] doubles = directory.numbers(Tag.GEO_DOUBLE_PARAMS);
    byte[] text = directory.bytes(Tag.GEO_ASCII_PARAMS);
    for (int at = GROUP; at < GROUP + GROUP * Math.min(words[3], fit); at += GROUP) {
      Optional<Object> value = value(words, at, doubles, text);
      if (value.isPresent()) {
        values.putIfAbsent(Math.toIntExact(words[at]), value.get());
      } else {
        warnings.add("GeoKey " + words[at] + " points to values that are not there");
      }
    }
  }

  private static Optional<Object> value(long[] words, int at, double[] doubles, byte[] text) {
    long tag = words[at + 1];
    long count = words[at + 2];
    long index = words[at + 3];
    if (tag == 0) {
      return Optional.of((double) index);
    }
    if (tag == Tag.GEO_KEY_DIRECTORY) {
      return index >= 0 && index < words.length
          ? Optional.of((double) words[Math.toIntExact(index)])
          : Optional.empty();
    }
    if (tag == Tag.GEO_DOUBLE_PARAMS) {
      return index >= 0 && index < doubles.length
          ? Optional.of(doubles[Math.toIntExact(index)])
          : Optional.empty();
    }
    if (tag == Tag.GEO_ASCII_PARAMS && index >= 0 && count >= 0 && index < text.length) {
      return Optional.of(text(text, Math.toIntExact(index), count));
    }
    return Optional.empty();
  }

  private static String text(byte[] text, int index, long count) {
    int length = Math.toIntExact(Math.min(count, text.length - index));
    String value = new String(text, index, length, java.nio.charset.StandardCharsets.UTF_8);
    int nul = value.indexOf('\0');
    value = nul < 0 ? value : value.substring(0, nul);
    return value.endsWith("|") ? value.substring(0, value.length() - 1) : value;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// What was left out, in sentences.
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /// A key that holds a code.
  public OptionalInt code(int key) {
    OptionalDouble number = number(key);
    return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())
        ? OptionalInt.of((int) number.getAsDouble())
        : OptionalInt.empty();
  }

  /// A key that holds a number.
  public OptionalDouble number(int key) {
    return values.get(key) instanceof Double number
        ? OptionalDouble.of(number)
        : OptionalDouble.empty();
  }

  /// A key that holds a text.
  public Optional<String> text(int key) {
    return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
