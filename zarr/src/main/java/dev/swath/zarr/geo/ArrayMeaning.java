package dev.swath.zarr.geo;

import dev.swath.raster.RasterSchema;
import java.util.List;

/// An array as a raster.
///
/// @param schema with the array's axes in the order of `axisOrder`, called `y`, `x` and
///     `band` where that is what they are; attributes that mean nothing to Swath are kept as
///     [AttributeText]
/// @param axisOrder the array's axis for each of the schema's: rows and columns moved to the
///     end
/// @param notes what was passed over, in sentences
public record ArrayMeaning(RasterSchema schema, List<Integer> axisOrder, List<String> notes) {
  public ArrayMeaning {
    axisOrder = List.copyOf(axisOrder);
    notes = List.copyOf(notes);
  }
}
