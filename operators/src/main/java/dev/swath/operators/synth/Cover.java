package dev.swath.operators.synth;

/// The ground of one stretch of columns, row by row: its kind and how bright it is. Not for
/// several threads.
///
/// Fields are the squares of a grid that is turned and scaled anew in each district.
final class Cover {
  private static final int DISTRICT = 900;

  private final long seed;
  private final long firstCol;
  private final int cols;
  private final Octave bend;
  private final Octave river;
  private final Octave wood;
  private final Octave woodEdge;
  private final Octave light;
  private final Octave speckle;
  private final float[] bends;
  private final float[] rivers;
  private final float[] woods;
  private final float[] lights;
  private final byte[] kinds;
  private final float[] tones;

  private long districtX = Long.MIN_VALUE;
  private long districtY = Long.MIN_VALUE;
  private float cos;
  private float sin;
  private float width;
  private float length;
  private long fieldX = Long.MIN_VALUE;
  private long fieldY = Long.MIN_VALUE;
  private byte fieldKind;
  private float fieldTone;

  Cover(long seed, long firstCol, int cols) {
    this.seed = seed;
    this.firstCol = firstCol;
    this.cols = cols;
    this.bend = octave(1, 600);
    this.river = octave(2, 1500);
    this.wood = octave(3, 420);
    this.woodEdge = octave(4, 48);
    this.light = octave(5, 150);
    this.speckle = octave(6, 12);
    this.bends = new float[cols];
    this.rivers = new float[cols];
    this.woods = new float[cols];
    this.lights = new float[cols];
    this.kinds = new byte[cols];
    this.tones = new float[cols];
  }

  private Octave octave(int number, int cell) {
    return new Octave(Noise.hash(seed, 7, number), cell, firstCol, cols);
  }

  /// Moves to a row.
  void row(long row) {
    bend.noise(row, bends, cols);
    river.noise(row, rivers, cols);
    woodEdge.add(row, 0.02f, rivers, cols);
    wood.noise(row, woods, cols);
    woodEdge.add(row, 0.25f, woods, cols);
    light.noise(row, lights, cols);
    speckle.add(row, 0.35f, lights, cols);
    for (int i = 0; i < cols; i++) {
      ground(i, row);
    }
  }

  private void ground(int i, long row) {
    if (Math.abs(rivers[i]) < 0.006f) {
      set(i, Spectra.WATER, 1 + 0.1f * lights[i]);
    } else if (woods[i] > 0.24f) {
      set(i, Spectra.WOOD, 1 + 0.75f * lights[i]);
    } else {
      field(i, row);
    }
  }

  private void set(int i, int kind, float tone) {
    kinds[i] = (byte) kind;
    tones[i] = tone;
  }

  private void field(int i, long row) {
    long x = firstCol + i;
    float shift = 160 * bends[i];
    long dx = Math.floorDiv(x + (long) shift, DISTRICT);
    long dy = Math.floorDiv(row - (long) shift, DISTRICT);
    if (dx != districtX || dy != districtY) {
      enterDistrict(dx, dy);
    }
    float east = x - dx * DISTRICT;
    float south = row - dy * DISTRICT;
    float u = (cos * east + sin * south + 4000) * width;
    float v = (cos * south - sin * east + 4000) * length;
    int fx = (int) u;
    int fy = (int) v;
    if (fx != fieldX || fy != fieldY) {
      enterField(fx, fy);
    }
    boolean track = u - fx < 1.6f * width | v - fy < 1.6f * length;
    set(i, track ? Spectra.TRACK : fieldKind, track ? 1 : fieldTone * (1 + 0.22f * lights[i]));
  }

  private void enterDistrict(long dx, long dy) {
    long hash = Noise.hash(seed + 11, dx, dy);
    districtX = dx;
    districtY = dy;
    float slope = Noise.signed(hash) * 0.7f;
    float norm = 1 / (1 + 0.36f * slope * slope);
    cos = norm;
    sin = slope * norm;
    width = 1 / (38f + (hash & 0x1f));
    length = 1 / (64f + (hash >>> 5 & 0x3f));
    fieldX = Long.MIN_VALUE;
  }

  private void enterField(int fx, int fy) {
    long hash = Noise.hash(seed + 13 + districtX * 0x9e37L + districtY * 0x79b9_7f4aL, fx, fy);
    fieldX = fx;
    fieldY = fy;
    fieldKind = (byte) (Spectra.FIRST_CROP + (hash >>> 1) % Spectra.CROPS);
    fieldTone = 1 + 0.16f * Noise.signed(hash * 0x9e3779b97f4a7c15L);
  }

  /// The values of one band of the current row, at least 1.
  void values(Spectra spectra, int band, long row, long[] into) {
    long rowSeed = Noise.hash(seed + 17, row, band >>> 2);
    int shift = (band & 3) * 16;
    for (int i = 0; i < cols; i++) {
      long z = (rowSeed + firstCol + i) * 0xd1342543de82ef95L;
      z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
      int random = (int) ((z ^ (z >>> 32)) >>> shift);
      int noise = (random & 0xff) + (random >>> 8 & 0xff) - 255;
      float value = spectra.value(kinds[i], band) * tones[i] + noise * 0.22f;
      into[i] = (long) Math.min(Math.max(value, 1), 65_535);
    }
  }
}
