package dev.swath.zarr.write;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.UnsupportedDataException;

/// What the GeoZarr convention `spatial` says about the size of a grid, when that changes.
final class SpatialAttributes {
  private static final String DIMENSIONS = "spatial:dimensions";
  private static final String SHAPE = "spatial:shape";
  private static final String TRANSFORM = "spatial:transform";
  private static final String BBOX = "spatial:bbox";

  private SpatialAttributes() {}

  /// Makes the grid of a node longer.
  static void lengthen(JsonObject attributes, String dimension, long added) {
    int axis = axis(attributes, dimension);
    if (axis < 0 || !(attributes.get(SHAPE) instanceof JsonArray shape) || shape.size() != 2) {
      return;
    }
    shape.set(axis, new JsonPrimitive(shape.get(axis).getAsLong() + added));
    if (attributes.get(BBOX) instanceof JsonArray bbox && bbox.size() == 4) {
      double step = step(attributes, axis, dimension) * added;
      int side = (axis == 0 ? 1 : 0) + (step > 0 ? 2 : 0);
      bbox.set(side, new JsonPrimitive(bbox.get(side).getAsDouble() + step));
    }
  }

  /// 0 for rows, 1 for columns, −1 for another dimension.
  private static int axis(JsonObject attributes, String dimension) {
    if (!(attributes.get(DIMENSIONS) instanceof JsonArray names) || names.size() != 2) {
      return -1;
    }
    JsonElement name = new JsonPrimitive(dimension);
    return names.get(0).equals(name) ? 0 : names.get(1).equals(name) ? 1 : -1;
  }

  private static double step(JsonObject attributes, int axis, String dimension) {
    if (attributes.get(TRANSFORM) instanceof JsonArray t && t.size() == 6) {
      boolean upright = t.get(1).getAsDouble() == 0 && t.get(3).getAsDouble() == 0;
      if (upright) {
        return t.get(axis == 0 ? 4 : 0).getAsDouble();
      }
    }
    throw new UnsupportedDataException(
        "a turned grid cannot become longer on dimension " + dimension, "write a new store");
  }
}
