package dev.swath.operators.synth;

/// What each kind of ground looks like in each band.
final class Spectra {
  static final int WATER = 0;
  static final int WOOD = 1;
  static final int TRACK = 2;
  static final int FIRST_CROP = 3;

  /// Red, green, blue and near infrared of each kind of ground, × 10000.
  private static final float[][] COLOURS = {
    {240, 420, 520, 140},
    {330, 520, 350, 2700},
    {1500, 1350, 1100, 2000},
    {1900, 1450, 1050, 2500},
    {560, 880, 470, 3900},
    {2150, 1800, 1150, 3000},
    {800, 1080, 600, 3400},
    {1700, 1780, 620, 3700},
    {1350, 1150, 850, 2300},
    {650, 1000, 520, 4300},
    {1050, 1200, 720, 3100},
  };

  static final int CROPS = COLOURS.length - FIRST_CROP;

  private final float[][] values;

  Spectra(int bands, long seed) {
    values = new float[COLOURS.length][bands];
    for (int kind = 0; kind < COLOURS.length; kind++) {
      for (int band = 0; band < bands; band++) {
        values[kind][band] =
            band < 4
                ? COLOURS[kind][band]
                : 1800 + 1400 * Noise.signed(Noise.hash(seed, kind, band));
      }
    }
  }

  float value(int kind, int band) {
    return values[kind][band];
  }
}
