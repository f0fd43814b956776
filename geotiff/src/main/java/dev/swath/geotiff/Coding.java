package dev.swath.geotiff;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Compression;

/// How the bytes of a chunk are coded, as numbered in the file.
///
/// @param compression tag 259
/// @param predictor tag 317
/// @param fillOrder tag 266: 1 if the first sample lies in a byte's highest bits, 2 in its lowest
public record Coding(int compression, int predictor, int fillOrder) {
  /// The compression of chunks that are not compressed.
  public static final int NONE = 1;

  static final int LOWEST_BIT_FIRST = 2;

  static Coding of(Directory directory) {
    return new Coding(
        number(directory, Tag.COMPRESSION, NONE),
        number(directory, Tag.PREDICTOR, 1),
        number(directory, Tag.FILL_ORDER, 1) == LOWEST_BIT_FIRST ? LOWEST_BIT_FIRST : 1);
  }

  private static int number(Directory directory, int tag, int absent) {
    long value = directory.integer(tag, absent);
    if (value < 0 || value > 0xffff) {
      throw directory.corrupt(tag, "must be 0 to 65535 but is " + value);
    }
    return Math.toIntExact(value);
  }

  /// The name of the compression for people, such as `LZW`, or its number.
  public String label() {
    try {
      return Compression.of(compression).label();
    } catch (UnsupportedDataException e) {
      return "code " + compression;
    }
  }
}
