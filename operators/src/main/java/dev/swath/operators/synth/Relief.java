package dev.swath.operators.synth;

import java.util.Arrays;

/// Heights of one stretch of columns, row by row. Not for several threads.
final class Relief {
  private static final int[] RIDGES = {2048, 1024, 512, 256};
  private static final int[] DETAILS = {128, 64, 32, 16, 8, 4};

  private final int cols;
  private final Octave continent;
  private final Octave range;
  private final Octave[] ridges;
  private final Octave[] details;
  private final float[] plain;
  private final float[] rise;
  private final float[] wave;
  private final float[] sharp;
  private final float[] ridge;
  private final float[] detail;

  Relief(long seed, long firstCol, int cols) {
    this.cols = cols;
    this.continent = new Octave(Noise.hash(seed, 0, 0), 8192, firstCol, cols);
    this.range = new Octave(Noise.hash(seed, 0, 1), 3072, firstCol, cols);
    this.ridges = octaves(seed, 1, RIDGES, firstCol, cols);
    this.details = octaves(seed, 2, DETAILS, firstCol, cols);
    this.plain = new float[cols];
    this.rise = new float[cols];
    this.wave = new float[cols];
    this.sharp = new float[cols];
    this.ridge = new float[cols];
    this.detail = new float[cols];
  }

  private static Octave[] octaves(long seed, int group, int[] cells, long firstCol, int cols) {
    Octave[] octaves = new Octave[cells.length];
    for (int i = 0; i < cells.length; i++) {
      octaves[i] = new Octave(Noise.hash(seed, group, cells[i]), cells[i], firstCol, cols);
    }
    return octaves;
  }

  /// Sets the heights of a row in metres.
  void row(long row, double[] heights) {
    continent.noise(row, plain, cols);
    range.noise(row, rise, cols);
    Arrays.fill(ridge, 0);
    Arrays.fill(sharp, 1);
    float height = 1;
    for (Octave octave : ridges) {
      addRidge(octave, row, height);
      height *= 0.48f;
    }
    Arrays.fill(detail, 0);
    height = 0.085f;
    for (Octave octave : details) {
      octave.add(row, height, detail, cols);
      height *= 0.5f;
    }
    for (int i = 0; i < cols; i++) {
      float mountain = Math.min(Math.max(0.35f + 0.9f * plain[i] + 1.3f * rise[i], 0.04f), 1.1f);
      float body = mountain * mountain * ridge[i] + (0.1f + mountain) * detail[i];
      heights[i] = 320 + 500 * plain[i] + 260 * rise[i] + 1500 * body;
    }
  }

  /// Folds noise at 0 into ridges; a finer ridge only runs along the flanks of a coarser
  /// one.
  private void addRidge(Octave octave, long row, float height) {
    octave.noise(row, wave, cols);
    for (int i = 0; i < cols; i++) {
      float fold = 1 - 2.1f * Math.abs(wave[i]);
      float crest = fold * Math.max(fold, 0) * sharp[i];
      ridge[i] += height * crest;
      sharp[i] = Math.min(0.25f + 1.1f * crest, 1);
    }
  }
}
