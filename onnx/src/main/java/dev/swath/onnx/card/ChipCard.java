package dev.swath.onnx.card;

import java.util.OptionalInt;

/// Which chips a model takes, and how their pixels become the output's.
///
/// @param rows pixels of the input's chips; empty for any
/// @param cols pixels of the input's chips; empty for any
/// @param trim input pixels at each side for which the output is of no use, or that the model
///     itself leaves out
/// @param zoom output pixels on each axis for each input pixel
public record ChipCard(OptionalInt rows, OptionalInt cols, int trim, int zoom) {
  public static final ChipCard ANY = new ChipCard(OptionalInt.empty(), OptionalInt.empty(), 0, 1);
  public static final int MOST_PIXELS = 1 << 16;
  public static final int MOST_ZOOM = 64;

  public ChipCard {
    check("chip.rows", rows.orElse(1), 1, MOST_PIXELS);
    check("chip.cols", cols.orElse(1), 1, MOST_PIXELS);
    check("chip.trim", trim, 0, MOST_PIXELS / 2);
    check("chip.zoom", zoom, 1, MOST_ZOOM);
    int side = Math.min(rows.orElse(MOST_PIXELS), cols.orElse(MOST_PIXELS));
    if (2 * trim >= side) {
      throw new IllegalArgumentException(
          "chip.trim of " + trim + " leaves nothing of a chip of " + side + " pixels");
    }
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be " + low + " to " + high + " but is " + value);
    }
  }

  public ChipCard withTrim(int pixels) {
    return new ChipCard(rows, cols, pixels, zoom);
  }
}
