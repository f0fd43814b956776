package dev.swath.operators.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.local.Mask;
import dev.swath.operators.local.Subset;
import dev.swath.operators.vector.PixelRule;
import dev.swath.operators.vector.Polygons;
import dev.swath.operators.vector.Rasterised;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Cuts polygons out of a raster: pixels beyond them are no data.
///
/// @param rule which pixels a polygon covers
/// @param inverted whether the pixels outside are kept instead
/// @param cropped whether the result has only the pixels around what is kept
public record Cutline(PixelRule rule, boolean inverted, boolean cropped) {
  /// The part of a raster that polygons in its own coordinates cover.
  public Raster of(Raster raster, Polygons polygons) {
    Raster source = valued(raster);
    Window window =
        Rasterised.window(source.schema(), polygons)
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        "none of the "
                            + polygons.shapes().size()
                            + " shapes reaches into the raster",
                        "give shapes that do, in a coordinate system that the document or you name"));
    Window all = source.schema().extent();
    boolean cuts = cropped && !inverted && !window.equals(all);
    Raster part = cuts ? new Subset(source, window) : source;
    Raster inside = Rasterised.mask(part.schema(), polygons, rule);
    return new Mask(part, inside, inverted ? Mask.Keep.WHERE_NOT_SET : Mask.Keep.WHERE_SET);
  }

  /// The raster with a value for what is cut away, which floating types always have.
  private static Raster valued(Raster raster) {
    RasterSchema schema = raster.schema();
    return schema.noData().isEmpty() && schema.dtype().kind() == DType.Kind.FLOAT
        ? new DeclareNoData(raster, Optional.of(Validity.nan(schema.dtype())))
        : raster;
  }
}
