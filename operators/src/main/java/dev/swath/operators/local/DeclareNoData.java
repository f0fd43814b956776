package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// The same pixels, of which another value is said to mean "no data", or none.
public final class DeclareNoData extends Pointwise {
  public DeclareNoData(Raster source, Optional<NoData> noData) {
    super(source, source.schema().withNoData(noData));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.paste(in.getFirst());
  }
}
