package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.array.DType;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/// An array to be written beside others: the coordinates of one of their dimensions, or, without
/// dimensions, the one that describes their coordinate system.
///
/// @param dimensions its own name, or none
/// @param length number of values; 1 without dimensions
/// @param value the value at an index
public record CoordinateArray(
    String name,
    List<String> dimensions,
    long length,
    DType dtype,
    JsonObject attributes,
    LongToDoubleFunction value) {
  public CoordinateArray {
    dimensions = List.copyOf(dimensions);
  }
}
