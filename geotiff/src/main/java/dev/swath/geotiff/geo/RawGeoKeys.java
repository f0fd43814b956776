package dev.swath.geotiff.geo;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import java.util.Arrays;
import java.util.Optional;

/// The three fields that hold the GeoKeys of a GeoTIFF, as they are in the file: what a copy of the
/// file takes over so that nothing is lost in translation.
public final class RawGeoKeys {
  private static final int GROUP = 4;
  private static final int COUNT = 3;
  private static final int LARGEST = 0xffff;

  private final int[] directory;
  private final double[] doubles;
  private final byte[] text;

  /// @param directory unsigned 16-bit values: a header of four, then four per key
  /// @param doubles the values of keys that are numbers
  /// @param text the values of keys that are texts, each ended by `|`
  public RawGeoKeys(int[] directory, double[] doubles, byte[] text) {
    this.directory = directory.clone();
    this.doubles = doubles.clone();
    this.text = text.clone();
    if (!isWhole(directory)) {
      throw new IllegalArgumentException(
          "a GeoKey directory has four values and four for each of its keys but got "
              + Arrays.toString(directory));
    }
  }

  private static boolean isWhole(int[] directory) {
    return directory.length >= GROUP
        && directory.length == GROUP + (long) GROUP * directory[COUNT]
        && Arrays.stream(directory).allMatch(value -> value >= 0 && value <= LARGEST);
  }

  /// The keys of a directory, if it has a sound list of them.
  public static Optional<RawGeoKeys> of(Directory directory) {
    int[] words =
        Arrays.stream(directory.integers(Tag.GEO_KEY_DIRECTORY))
            .mapToInt(word -> Math.clamp(word, -1, LARGEST + 1))
            .toArray();
    if (!isWhole(words)) {
      return Optional.empty();
    }
    return Optional.of(
        new RawGeoKeys(
            words,
            directory.numbers(Tag.GEO_DOUBLE_PARAMS),
            directory.bytes(Tag.GEO_ASCII_PARAMS)));
  }

  /// Whether they say that samples stand for points.
  public boolean isPoint() {
    for (int at = GROUP; at < directory.length; at += GROUP) {
      if (directory[at] == GeoKey.RASTER_TYPE && directory[at + 1] == 0) {
        return directory[at + COUNT] == GeoKey.PIXEL_IS_POINT;
      }
    }
    return false;
  }

  public int[] directory() {
    return directory.clone();
  }

  public double[] doubles() {
    return doubles.clone();
  }

  public byte[] text() {
    return text.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawGeoKeys keys
        && Arrays.equals(directory, keys.directory)
        && Arrays.equals(doubles, keys.doubles)
        && Arrays.equals(text, keys.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(directory);
  }

  /// Such as `GeoKeys [1, 1, 0, 1, 1025, 0, 1, 1]`.
  @Override
  public String toString() {
    return "GeoKeys " + Arrays.toString(directory);
  }
}
