package dev.swath.patches.place;

import dev.swath.array.Window;
import java.util.ArrayList;
import java.util.List;

/// Ways to choose where patches begin. The same seed gives the same places in every run, version
/// and machine: numbers come from SplitMix64.
public final class Sampler {
  private final long height;
  private final long width;
  private final long rows;
  private final long cols;

  /// Patches of a size on a raster whose last two axes are rows and columns.
  public Sampler(Window extent, long rows, long cols) {
    this.height = extent.size(extent.rank() - 2);
    this.width = extent.size(extent.rank() - 1);
    this.rows = rows;
    this.cols = cols;
  }

  /// At multiples of a stride, the last moved back to the border.
  public List<Anchor> regular(long stride) {
    List<Anchor> anchors = new ArrayList<>();
    for (long row : places(height, rows, stride)) {
      for (long col : places(width, cols, stride)) {
        anchors.add(new Anchor(row, col));
      }
    }
    return anchors;
  }

  private static long[] places(long length, long size, long stride) {
    Window extent = Window.ofSize(length, length);
    return Lattice.of(extent, AxisCut.of(size, stride), AxisCut.of(size, stride), Boundary.SNAP, 1)
        .anchors(1);
  }

  /// Those of a regular stride, each moved by up to a share of the stride in any direction but not
  /// over the border.
  public List<Anchor> jittered(long stride, double jitter, long seed) {
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is a share of the stride but was " + jitter);
    }
    SplitMix64 random = new SplitMix64(seed);
    long reach = Math.round(jitter * stride);
    return regular(stride).stream()
        .map(
            anchor ->
                inside(
                    anchor.row() + random.below(2 * reach + 1) - reach,
                    anchor.col() + random.below(2 * reach + 1) - reach))
        .toList();
  }

  /// Anywhere inside, each place as likely as any other.
  public List<Anchor> random(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<Anchor> anchors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long row = random.below(Math.max(1, height - rows + 1));
      anchors.add(new Anchor(row, random.below(Math.max(1, width - cols + 1))));
    }
    return anchors;
  }

  /// Random but nowhere closer to each other than a distance in pixels, and so dense that
  /// hardly any more would fit (Bridson 2007).
  public List<Anchor> poissonDisk(double distance, int tries, long seed) {
    return new PoissonDisk(height - rows + 1, width - cols + 1, distance, tries, seed).places();
  }

  /// Around given pixels.
  ///
  /// @param centres rows and columns, which may be fractions
  public List<Anchor> around(List<double[]> centres) {
    return centres.stream()
        .map(
            at ->
                new Anchor(
                    (long) Math.floor(at[0] - (rows - 1) / 2.0),
                    (long) Math.floor(at[1] - (cols - 1) / 2.0)))
        .toList();
  }

  /// Around points along a line of given pixels, a distance in pixels apart.
  public List<Anchor> along(List<double[]> line, double spacing) {
    if (!(spacing > 0)) {
      throw new IllegalArgumentException("spacing must be positive but was " + spacing);
    }
    List<double[]> centres = new ArrayList<>();
    double next = 0;
    double walked = 0;
    for (int i = 1; i < line.size(); i++) {
      double[] from = line.get(i - 1);
      double[] to = line.get(i);
      double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      while (next <= walked + length && length > 0) {
        double share = (next - walked) / length;
        centres.add(
            new double[] {
              from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])
            });
        next += spacing;
      }
      walked += length;
    }
    return around(centres);
  }

  private Anchor inside(long row, long col) {
    return new Anchor(
        Math.clamp(row, 0, Math.max(0, height - rows)),
        Math.clamp(col, 0, Math.max(0, width - cols)));
  }
}
