package dev.swath.operators.local;

import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// A raster each of whose pixels comes from the pixel at the same index of one other raster.
abstract class Pointwise implements Derived {
  /// Pixels of a run at most.
  static final int CHUNK = 1024;

  private final Raster source;
  private final RasterSchema schema;

  Pointwise(Raster source, RasterSchema schema) {
    this.source = source;
    this.schema = schema;
  }

  final Raster source() {
    return source;
  }

  @Override
  public final RasterSchema schema() {
    return schema;
  }

  @Override
  public final List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public final List<Need> needs(Window out) {
    return List.of(new Need(0, out));
  }
}
