package dev.swath.operators.synth;

import java.util.Arrays;

/// Heights of one stretch of columns, row by row. Not for several threads.
final class Relief {
  /// Wavelengths whose sum is folded into one set of ridges; two that share no lattice line
  /// keep the ridges from following the axes.
  private static final int[][] RIDGES = {{640, 395}, {260, 162}, {108, 69}};

  private static final int[] DETAILS = {44, 22, 11, 5};

  private final int cols;
  private final Octave continent;
  private final Octave range;
  private final Octave[][] ridges;
  private final Octave[] details;
  private final float[] plain;
  private final float[] rise;
  private final float[] wave;
  private final float[] sharp;
  private final float[] ridge;
  private final float[] detail;

  Relief(long seed, long firstCol, int cols) {
    this.cols = cols;
    this.continent = octave(seed, 4096, firstCol);
    this.range = octave(seed, 1700, firstCol);
    this.ridges = new Octave[RIDGES.length][];
    for (int i = 0; i < RIDGES.length; i++) {
      ridges[i] = octaves(seed, RIDGES[i], firstCol);
    }
    this.details = octaves(seed, DETAILS, firstCol);
    this.plain = new float[cols];
    this.rise = new float[cols];
    this.wave = new float[cols];
    this.sharp = new float[cols];
    this.ridge = new float[cols];
    this.detail = new float[cols];
  }

  private Octave octave(long seed, int cell, long firstCol) {
    return new Octave(Noise.hash(seed, 5, cell), cell, firstCol, cols);
  }

  private Octave[] octaves(long seed, int[] cells, long firstCol) {
    return Arrays.stream(cells)
        .mapToObj(cell -> octave(seed, cell, firstCol))
        .toArray(Octave[]::new);
  }

  /// Sets the heights of a row in metres.
  void row(long row, double[] heights) {
    continent.noise(row, plain, cols);
    range.noise(row, rise, cols);
    Arrays.fill(detail, 0);
    float height = 1;
    for (Octave octave : details) {
      octave.add(row, height, detail, cols);
      height *= 0.5f;
    }
    Arrays.fill(ridge, 0);
    Arrays.fill(sharp, 1);
    height = 1;
    for (Octave[] pair : ridges) {
      addRidge(pair, row, height);
      height *= 0.5f;
    }
    for (int i = 0; i < cols; i++) {
      float upland = Math.min(Math.max(0.42f + plain[i] + 0.9f * rise[i], 0.03f), 1.1f);
      float body = upland * upland * ridge[i] + (0.0045f + 0.055f * upland) * detail[i];
      heights[i] = 260 + 480 * plain[i] + 420 * rise[i] + 1250 * body;
    }
  }

  /// Folds noise at 0 into ridges; finer ridges only run along the flanks of coarser ones.
  private void addRidge(Octave[] pair, long row, float height) {
    pair[0].noise(row, wave, cols);
    pair[1].add(row, 0.62f, wave, cols);
    for (int i = 0; i < cols; i++) {
      float fold = 1 - 1.6f * Math.abs(wave[i] + 0.014f * detail[i]);
      float crest = fold * Math.max(fold, 0) * sharp[i];
      ridge[i] += height * crest;
      sharp[i] = Math.min(0.3f + crest, 1);
    }
  }
}
