package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.SyntheticPixels;
import java.util.List;
import java.util.Optional;

/// An integer raster at half its size: each pixel is the wrapping sum of those it covers.
record Halved(Raster input) implements Derived {
  @Override
  public RasterSchema schema() {
    RasterSchema whole = input.schema();
    int y = whole.rank() - 2;
    Window half =
        whole
            .extent()
            .with(y, 0, Math.ceilDiv(whole.rows(), 2))
            .with(y + 1, 0, Math.ceilDiv(whole.cols(), 2));
    return whole.withExtent(half, Optional.empty());
  }

  @Override
  public List<Raster> inputs() {
    return List.of(input);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, covered(out)));
  }

  private Window covered(Window out) {
    int y = out.rank() - 2;
    Window twice =
        out.with(y, 2 * out.start(y), 2 * out.size(y))
            .with(y + 1, 2 * out.start(y + 1), 2 * out.size(y + 1));
    return twice.intersect(input.schema().extent());
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    int y = out.rank() - 2;
    long[] at = out.starts();
    for (long n = out.count(); n > 0; n--) {
      Window pixel = covered(Window.cell(at)).intersect(in.getFirst().window());
      long sum = 0;
      long[] from = at.clone();
      for (from[y] = pixel.start(y); from[y] < pixel.end(y); from[y]++) {
        for (from[y + 1] = pixel.start(y + 1); from[y + 1] < pixel.end(y + 1); from[y + 1]++) {
          sum += in.getFirst().bits(in.getFirst().offset(from));
        }
      }
      into.setBits(into.offset(at), sum);
      SyntheticPixels.advance(at, out);
    }
  }
}
