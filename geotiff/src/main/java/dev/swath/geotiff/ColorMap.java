package dev.swath.geotiff;

import java.util.Arrays;

/// The colours of palette indices, 8 bits for each of red, green and blue.
///
/// In the file: 2^bits SHORTs of red, then as many of green, then of blue, 65535 brightest. A file
/// whose values all stay below 256 is taken to hold bytes, as some writers do.
public final class ColorMap {
  private static final int CHANNELS = 3;

  private final int[] colors;

  private ColorMap(int[] colors) {
    this.colors = colors;
  }

  /// @param shorts the field's values
  static ColorMap of(long[] shorts) {
    int size = shorts.length / CHANNELS;
    boolean bytes = Arrays.stream(shorts).allMatch(v -> v >= 0 && v < 256);
    int shift = bytes ? 0 : 8;
    int[] colors = new int[size];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int value = (int) (shorts[channel * size + i] >> shift) & 0xff;
        colors[i] = colors[i] << 8 | value;
      }
    }
    return new ColorMap(colors);
  }

  /// Number of colours.
  public int size() {
    return colors.length;
  }

  /// The colour of an index as 0xRRGGBB.
  public int rgb(int index) {
    return colors[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColorMap map && Arrays.equals(colors, map.colors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(colors);
  }

  /// Such as `ColorMap[256 colours]`.
  @Override
  public String toString() {
    return "ColorMap[" + colors.length + " colours]";
  }
}
