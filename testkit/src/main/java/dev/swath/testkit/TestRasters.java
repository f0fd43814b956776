package dev.swath.testkit;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// Small rasters without inputs whose pixels are known from their index.
public final class TestRasters {
  private TestRasters() {}

  /// One float32 band that counts its pixels from 0.
  public static Derived ramp(long rows, long cols) {
    return ramp(RasterSchema.of(DType.FLOAT32, 1, rows, cols));
  }

  /// Counts its pixels from 0 in C order, wrapping at the end of an integer type.
  public static Derived ramp(RasterSchema schema) {
    return of(schema, PixelFunction.ramp(schema.dtype(), schema.extent()));
  }

  /// Values that look random and are the same for every window.
  public static Derived random(RasterSchema schema, long seed) {
    return of(schema, PixelFunction.random(schema.dtype(), seed));
  }

  /// Any pixels.
  public static Derived of(RasterSchema schema, PixelFunction pixels) {
    return new FunctionRaster(schema, pixels);
  }

  private record FunctionRaster(RasterSchema schema, PixelFunction pixels) implements Derived {
    @Override
    public List<Raster> inputs() {
      return List.of();
    }

    @Override
    public List<Need> needs(Window out) {
      return List.of();
    }

    @Override
    public void compute(Window out, List<Block> in, Block into) {
      pixels.fill(into);
    }
  }
}
