package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// Two integer rasters of one shape as one: the bits of the first times three plus those of the
/// second, wrapping.
record Merged(Raster first, Raster second) implements Derived {
  @Override
  public RasterSchema schema() {
    return first.schema();
  }

  @Override
  public List<Raster> inputs() {
    return List.of(first, second);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out), new Need(1, out));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    long[] at = out.starts();
    for (long n = out.count(); n > 0; n--) {
      long a = in.get(0).bits(in.get(0).offset(at));
      long b = in.get(1).bits(in.get(1).offset(at));
      into.setBits(into.offset(at), 3 * a + b);
      dev.swath.testkit.SyntheticPixels.advance(at, out);
    }
  }
}
