package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// The same pixels, of which another value is said to mean "no data", or none.
public final class DeclareNoData implements Derived {
  private final Raster source;
  private final RasterSchema schema;

  public DeclareNoData(Raster source, Optional<NoData> noData) {
    this.source = source;
    this.schema = source.schema().withNoData(noData);
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    into.paste(in.getFirst());
  }
}
