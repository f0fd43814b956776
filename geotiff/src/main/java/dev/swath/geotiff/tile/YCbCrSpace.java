package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// From luma and chroma to red, green and blue by what a TIFF says of them, in whole numbers.
///
/// Like other programs it computes tables in single precision and adds what they hold, so that
/// pixels are the same.
public final class YCbCrSpace {
  private static final float[] USUAL_SHARES = {0.299f, 0.587f, 0.114f};
  private static final float[] USUAL_REFERENCES = {0, 255, 128, 255, 128, 255};

  /// What holds if the file says nothing.
  public static final YCbCrSpace USUAL = new YCbCrSpace(USUAL_SHARES, USUAL_REFERENCES);

  private static final int FRACTION = 16;
  private static final int HALF = 1 << FRACTION - 1;
  private static final int CODES = 256;
  private static final int MIDDLE = 128;
  private static final float FULL_LUMA = 255;
  private static final float FULL_CHROMA = 127;

  /// Chroma and luma farther out than this are held there; they are damage.
  private static final float MOST = MIDDLE * 32f;

  private final float[] shares;
  private final float[] references;
  private final int[] luma = new int[CODES];
  private final int[] redOfRed = new int[CODES];
  private final int[] greenOfRed = new int[CODES];
  private final int[] greenOfBlue = new int[CODES];
  private final int[] blueOfBlue = new int[CODES];

  private YCbCrSpace(float[] shares, float[] references) {
    this.shares = shares;
    this.references = references;
    fill();
  }

  /// @param shares of red, green and blue in luma (tag 529); others than three mean the usual ones
  /// @param references codes of no and of full luma, then of no and of full blue and red chroma
  ///     (tag 532); others than six mean the usual ones
  public static YCbCrSpace of(double[] shares, double[] references) {
    return new YCbCrSpace(
        shares.length == USUAL_SHARES.length ? floats(shares) : USUAL_SHARES,
        references.length == USUAL_REFERENCES.length ? floats(references) : USUAL_REFERENCES);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private void fill() {
    float redFactor = 2 - 2 * shares[0];
    float blueFactor = 2 - 2 * shares[2];
    int red = fixed(redFactor);
    int blue = fixed(blueFactor);
    int greenFromRed = -fixed(shares[0] * redFactor / shares[1]);
    int greenFromBlue = -fixed(shares[2] * blueFactor / shares[1]);
    for (int code = 0; code < CODES; code++) {
      int cb = chroma(code, 2);
      int cr = chroma(code, 4);
      luma[code] = level(code, references[0], references[1], FULL_LUMA);
      redOfRed[code] = red * cr + HALF >> FRACTION;
      greenOfRed[code] = greenFromRed * cr;
      greenOfBlue[code] = greenFromBlue * cb + HALF;
      blueOfBlue[code] = blue * cb + HALF >> FRACTION;
    }
  }

  private static int fixed(float factor) {
    float held = factor >= 0 ? Math.min(factor, 2) : 0;
    return (int) (held * (1L << FRACTION) + 0.5);
  }

  private int chroma(int code, int reference) {
    return level(
        code - MIDDLE,
        references[reference] - MIDDLE,
        references[reference + 1] - MIDDLE,
        FULL_CHROMA);
  }

  private static int level(int code, float none, float full, float most) {
    float range = full - none;
    float value = (code - (int) none) * most / (range == 0 ? 1 : range);
    return (int) Math.clamp(value, -MOST, MOST);
  }

  /// In place, three samples of 8 bits to a pixel.
  void toRgb(MemorySegment pixels) {
    long size = pixels.byteSize();
    for (long at = 0; at < size; at += 3) {
      int y = luma[pixels.get(BYTE, at) & 0xff];
      int cb = pixels.get(BYTE, at + 1) & 0xff;
      int cr = pixels.get(BYTE, at + 2) & 0xff;
      pixels.set(BYTE, at, clamp(y + redOfRed[cr]));
      pixels.set(BYTE, at + 1, clamp(y + (greenOfBlue[cb] + greenOfRed[cr] >> FRACTION)));
      pixels.set(BYTE, at + 2, clamp(y + blueOfBlue[cb]));
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value, 0, 0xff);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof YCbCrSpace space
        && Arrays.equals(shares, space.shares)
        && Arrays.equals(references, space.references);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shares) * 31 + Arrays.hashCode(references);
  }
}
