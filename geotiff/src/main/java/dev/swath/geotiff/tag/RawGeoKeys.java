package dev.swath.geotiff.tag;

import java.util.Arrays;

/// The three fields that hold the GeoKeys of a GeoTIFF, as they are in the file.
public final class RawGeoKeys {
  private final int[] directory;
  private final double[] doubles;
  private final String ascii;

  /// @param directory unsigned 16-bit values: a header of four, then four per key
  /// @param doubles the values of keys that are numbers
  /// @param ascii the values of keys that are texts, each ended by `|`
  public RawGeoKeys(int[] directory, double[] doubles, String ascii) {
    this.directory = directory.clone();
    this.doubles = doubles.clone();
    this.ascii = ascii;
    if (directory.length < 4 || directory.length != 4 + 4 * directory[3]) {
      throw new IllegalArgumentException(
          "a GeoKey directory has four values and four for each of its keys but got "
              + Arrays.toString(directory));
    }
  }

  public int[] directory() {
    return directory.clone();
  }

  public double[] doubles() {
    return doubles.clone();
  }

  public String ascii() {
    return ascii;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawGeoKeys keys
        && Arrays.equals(directory, keys.directory)
        && Arrays.equals(doubles, keys.doubles)
        && ascii.equals(keys.ascii);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(directory);
  }

  @Override
  public String toString() {
    return "GeoKeys " + Arrays.toString(directory) + " " + Arrays.toString(doubles) + " " + ascii;
  }
}
