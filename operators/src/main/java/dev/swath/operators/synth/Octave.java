package dev.swath.operators.synth;

/// Smooth noise of one wavelength: random values on a square lattice, joined by cubic
/// B-splines.
///
/// It is asked row by row for one stretch of columns and keeps the four lattice rows around
/// the current one, so that a lattice value is drawn once per stretch and not once per
/// pixel. A pixel's bits depend on its place only. Not for several threads.
final class Octave {
  private final long seed;
  private final int cell;
  private final long firstCell;
  private final int skip;
  private final float[][] lattice;
  private final float[] across;
  private final float[] steps;
  private long cellRow = Long.MIN_VALUE;

  /// @param cell pixels between lattice values
  /// @param firstCol the stretch's first column
  /// @param cols its length
  Octave(long seed, int cell, long firstCol, int cols) {
    this.seed = seed;
    this.cell = cell;
    this.firstCell = Math.floorDiv(firstCol, cell);
    this.skip = Math.toIntExact(firstCol - firstCell * cell);
    int cells = (skip + cols - 1) / cell + 1;
    this.lattice = new float[4][cells + 3];
    this.across = new float[cells + 3];
    this.steps = new float[cell];
    for (int i = 0; i < cell; i++) {
      steps[i] = i / (float) cell;
    }
  }

  /// Writes a row of noise, mostly between −0.6 and 0.6.
  void noise(long row, float[] into, int cols) {
    java.util.Arrays.fill(into, 0, cols, 0);
    add(row, 1, into, cols);
  }

  /// Adds a row of noise times a factor.
  void add(long row, float factor, float[] into, int cols) {
    moveTo(row, factor);
    int at = 0;
    int from = skip;
    for (int c = 0; at < cols; c++) {
      int n = Math.min(cell - from, cols - at);
      float p0 = across[c];
      float p1 = across[c + 1];
      float p2 = across[c + 2];
      float p3 = across[c + 3];
      float c0 = (p0 + 4 * p1 + p2) * (1 / 6f);
      float c1 = (p2 - p0) * 0.5f;
      float c2 = (p0 + p2) * 0.5f - p1;
      float c3 = (p3 - p0) * (1 / 6f) + (p1 - p2) * 0.5f;
      for (int k = 0; k < n; k++) {
        float t = steps[from + k];
        into[at + k] += ((c3 * t + c2) * t + c1) * t + c0;
      }
      at += n;
      from = 0;
    }
  }

  /// Blends the lattice rows for a row of pixels.
  private void moveTo(long row, float factor) {
    long wanted = Math.floorDiv(row, cell);
    load(wanted);
    float t = steps[Math.toIntExact(row - wanted * cell)];
    float s = 1 - t;
    float w0 = s * s * s * (1 / 6f) * factor;
    float w1 = (4 - 6 * t * t + 3 * t * t * t) * (1 / 6f) * factor;
    float w2 = (4 - 6 * s * s + 3 * s * s * s) * (1 / 6f) * factor;
    float w3 = t * t * t * (1 / 6f) * factor;
    float[] a = lattice[0];
    float[] b = lattice[1];
    float[] c = lattice[2];
    float[] d = lattice[3];
    for (int i = 0; i < across.length; i++) {
      across[i] = w0 * a[i] + w1 * b[i] + w2 * c[i] + w3 * d[i];
    }
  }

  private void load(long wanted) {
    if (wanted == cellRow) {
      return;
    }
    boolean next = wanted == cellRow + 1;
    if (next) {
      float[] recycled = lattice[0];
      System.arraycopy(lattice, 1, lattice, 0, 3);
      lattice[3] = recycled;
    }
    for (int i = next ? 3 : 0; i < 4; i++) {
      for (int c = 0; c < across.length; c++) {
        lattice[i][c] = Noise.signed(Noise.hash(seed, wanted - 1 + i, firstCell - 1 + c));
      }
    }
    cellRow = wanted;
  }
}
