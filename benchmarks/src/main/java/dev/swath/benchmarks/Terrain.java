package dev.swath.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/// Pixels that compress like elevations do: a random walk over rows and columns. The same at every
/// run.
final class Terrain {
  private Terrain() {}

  /// Elevations in metres as little-endian float32, row by row.
  static MemorySegment float32(Arena arena, int rows, int cols) {
    MemorySegment pixels = arena.allocate(4L * rows * cols, 64);
    Random random = new Random(1);
    double[] above = new double[cols];
    for (int row = 0; row < rows; row++) {
      double left = 800 + 200 * Math.sin(row / 90.0);
      for (int col = 0; col < cols; col++) {
        left = 0.5 * (left + (row == 0 ? left : above[col])) + random.nextGaussian();
        above[col] = left;
        pixels.set(ValueLayout.JAVA_FLOAT, 4L * (row * (long) cols + col), (float) left);
      }
    }
    return pixels;
  }

  /// Reflectances as little-endian uint16, samples of a pixel side by side.
  static MemorySegment uint16(Arena arena, int rows, int cols, int samples) {
    MemorySegment pixels = arena.allocate(2L * rows * cols * samples, 64);
    Random random = new Random(2);
    for (long i = 0; i < (long) rows * cols; i++) {
      for (int sample = 0; sample < samples; sample++) {
        double wave = 2000 + 600 * Math.sin(i / 700.0 + sample);
        short value = (short) (wave + 12 * random.nextGaussian());
        pixels.set(ValueLayout.JAVA_SHORT, 2 * (i * samples + sample), value);
      }
    }
    return pixels;
  }
}
