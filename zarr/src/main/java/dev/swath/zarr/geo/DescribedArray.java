package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import java.util.List;
import java.util.Optional;

/// An array of a store, with all that may say what its axes and values mean.
///
/// @param path names from the store's root, `/` between them; empty for an array that is the root
/// @param extent all elements, on the array's axes
/// @param fill the fill value of the array's metadata, if it has one
/// @param dimensionNames one for each axis, from the metadata; empty where it names none
/// @param attributes of the array
/// @param groups attributes of the groups around it, the nearest first, the root's last
/// @param siblings the other arrays of its group
public record DescribedArray(
    String path,
    Window extent,
    DType dtype,
    Optional<NoData> fill,
    List<Optional<String>> dimensionNames,
    JsonObject attributes,
    List<JsonObject> groups,
    Siblings siblings) {
  public DescribedArray {
    dimensionNames = List.copyOf(dimensionNames);
    groups = List.copyOf(groups);
    if (extent.rank() < 2) {
      throw new IllegalArgumentException(
          "a raster needs two axes but the array '" + path + "' has " + extent.rank());
    }
  }

  /// The last name of the path.
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  int rank() {
    return extent.rank();
  }
}
