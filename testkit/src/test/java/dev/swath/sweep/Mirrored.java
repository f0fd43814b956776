package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.SyntheticPixels;
import java.util.List;

/// A raster upside down: what the output needs first lies last in its input.
record Mirrored(Raster source) implements Derived {
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
    int rows = out.rank() - 2;
    return List.of(new Need(0, out.with(rows, mirror(out.end(rows) - 1), out.size(rows))));
  }

  private long mirror(long row) {
    return schema().rows() - 1 - row;
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block source = in.getFirst();
    long[] at = out.starts();
    for (long n = out.count(); n > 0; n--) {
      long[] there = at.clone();
      there[there.length - 2] = mirror(there[there.length - 2]);
      into.setBits(into.offset(at), source.bits(source.offset(there)));
      SyntheticPixels.advance(at, out);
    }
  }
}
