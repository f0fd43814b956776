package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// The wrapping sum of an integer raster's pixel and those so many pixels away to each side, where
/// they exist: a halo operator whose result betrays any wrong pixel.
record NeighbourSum(Raster source, int halo) implements Derived {
  @Override
  public RasterSchema schema() {
    return source.schema();
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    long[] margin = new long[out.rank()];
    margin[margin.length - 2] = halo;
    margin[margin.length - 1] = halo;
    return List.of(new Need(0, out.grow(margin).intersect(schema().extent())));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block source = in.getFirst();
    for (long n = 0; n < out.count(); n++) {
      long[] at = new long[out.rank()];
      long rest = n;
      for (int axis = at.length - 1; axis >= 0; axis--) {
        at[axis] = out.start(axis) + rest % out.size(axis);
        rest /= out.size(axis);
      }
      into.setBits(into.offset(at), sum(source, at));
    }
  }

  private long sum(Block source, long[] at) {
    long sum = 0;
    int rows = at.length - 2;
    int cols = at.length - 1;
    for (int dy = -halo; dy <= halo; dy += Math.max(1, halo)) {
      for (int dx = -halo; dx <= halo; dx += Math.max(1, halo)) {
        long[] there = at.clone();
        there[rows] += dy;
        there[cols] += dx;
        if (source.window().contains(Window.cell(there))) {
          sum = 31 * sum + source.bits(source.offset(there));
        }
      }
    }
    return sum;
  }
}
