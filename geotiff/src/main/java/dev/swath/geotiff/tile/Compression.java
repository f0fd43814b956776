package dev.swath.geotiff.tile;

import dev.swath.UnsupportedDataException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// How the blocks of an image are compressed: the values of TIFF's tag 259 that Swath reads.
public enum Compression {
  NONE("none", false, 1),
  CCITT_RLE("CCITT RLE", false, 2),
  CCITT_T4("CCITT group 3", false, 3),
  CCITT_T6("CCITT group 4", false, 4),
  LZW("LZW", true, 5),
  JPEG("JPEG", false, 7),
  DEFLATE("deflate", true, 8, 32946),
  NEXT("NeXT", false, 32766),
  PACK_BITS("PackBits", false, 32773),
  THUNDER_SCAN("ThunderScan", false, 32809),
  LERC("LERC", false, 34887),
  SGI_LOG("SGI LogLuv", false, 34676),
  LZMA("LZMA", true, 34925),
  ZSTD("zstd", true, 50000),
  WEBP("WebP", false, 50001);

  private final String label;
  private final boolean predicted;
  private final int[] codes;

  Compression(String label, boolean predicted, int... codes) {
    this.label = label;
    this.predicted = predicted;
    this.codes = codes;
  }

  /// The compression of a value of tag 259.
  public static Compression of(int code) {
    for (Compression compression : values()) {
      if (Arrays.stream(compression.codes).anyMatch(known -> known == code)) {
        return compression;
      }
    }
    throw new UnsupportedDataException(
        "compression " + code + named(code) + " is not supported",
        "supported are "
            + Arrays.stream(values()).map(Compression::label).collect(Collectors.joining(", ")));
  }

  private static String named(int code) {
    return switch (code) {
      case 6 -> " (JPEG as TIFF 6.0 had it)";
      case 32771 -> " (CCITT RLE in words)";
      case 32908, 32909 -> " (Pixar)";
      case 33003, 33004, 33005, 34712 -> " (JPEG 2000)";
      case 34661, 34715 -> " (JBIG)";
      case 34677 -> " (SGI LogLuv of 24 bits)";
      case 34892 -> " (lossy JPEG of DNG)";
      case 34926 -> " (zstd before it had a number)";
      case 50002, 52546 -> " (JPEG XL)";
      default -> "";
    };
  }

  /// The name for people.
  public String label() {
    return label;
  }

  /// The value to write to tag 259.
  public int code() {
    return codes[0];
  }

  /// Whether samples may be predicted before they are compressed so; a predictor of other
  /// compressions is ignored.
  public boolean isPredicted() {
    return predicted;
  }
}
