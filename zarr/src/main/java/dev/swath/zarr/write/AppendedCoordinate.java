package dev.swath.zarr.write;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import dev.swath.store.DirectoryStore;
import dev.swath.store.ObjectStore;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.geo.GeoAttributes;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.Limits;
import java.lang.foreign.Arena;
import java.util.Optional;

/// The coordinates of a dimension that becomes longer.
///
/// @param path of the array of coordinates
/// @param given those of the pixels that are added, if the caller knows them
/// @param schema of the raster that is added
record AppendedCoordinate(String path, Optional<double[]> given, RasterSchema schema) {
  /// How far two steps may be apart to be the same, relative to them.
  private static final double NEAR = 1e-6;

  /// All values, old and new.
  CoordinateArray longer(ExistingStore store, int added) {
    ArrayMetadata metadata = store.array(path);
    double[] old = read(store, metadata);
    Optional<CoordinateArray> own =
        GeoAttributes.coordinates(schema).stream()
            .filter(array -> array.name().equals(name()))
            .findFirst();
    double[] more = more(old, added, own);
    return new CoordinateArray(
        name(),
        metadata.dimensionNames().stream().flatMap(Optional::stream).toList(),
        (long) old.length + more.length,
        metadata.type().dtype().orElse(DType.FLOAT64),
        joined(metadata.attributes(), old.length, own.map(CoordinateArray::attributes), added),
        i -> i < old.length ? old[Math.toIntExact(i)] : more[Math.toIntExact(i - old.length)]);
  }

  private String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private double[] read(ExistingStore store, ArrayMetadata metadata) {
    if (metadata.rank() != 1 || metadata.type().dtype().isEmpty()) {
      throw new ConflictException(
          "the coordinates " + path + " are not a list of numbers", "write a new store");
    }
    DType dtype = metadata.type().dtype().get();
    try (ObjectStore objects = DirectoryStore.open(store.root());
        ZarrArray array = ZarrArray.open(objects, path, metadata, Limits.DEFAULT);
        Arena arena = Arena.ofConfined()) {
      long bytes = Block.byteSize(dtype, metadata.chunks().extent());
      Block block =
          Block.planar(dtype, metadata.chunks().extent(), arena.allocate(Math.max(1, bytes)));
      array.read(block);
      double[] values = new double[Math.toIntExact(metadata.chunks().extent().count())];
      for (int i = 0; i < values.length; i++) {
        values[i] = block.value(i);
      }
      return values;
    }
  }

  private double[] more(double[] old, int added, Optional<CoordinateArray> own) {
    if (given.isPresent()) {
      return given.get();
    }
    double[] more = new double[added];
    double step = old.length < 2 ? 1 : (old[old.length - 1] - old[0]) / (old.length - 1);
    for (int i = 0; i < added; i++) {
      more[i] = (old.length == 0 ? 0 : old[old.length - 1]) + (i + 1) * step;
    }
    boolean isPlace = name().equals(RasterSchema.Y) || name().equals(RasterSchema.X);
    own.filter(_ -> isPlace).ifPresent(array -> checkFollows(array, more, step));
    if (!isRegular(old, step)) {
      throw new ConflictException(
          "the coordinates " + path + " have no equal distances to be continued",
          "give those of the pixels that are added");
    }
    return more;
  }

  private static boolean isRegular(double[] values, double step) {
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i] - values[0] - i * step) > Math.abs(step) * NEAR * values.length) {
        return false;
      }
    }
    return true;
  }

  private void checkFollows(CoordinateArray own, double[] more, double step) {
    for (int i = 0; i < more.length; i++) {
      double value = own.value().applyAsDouble(i);
      if (Math.abs(value - more[i]) > Math.abs(step) * 0.01) {
        throw new ConflictException(
            "the raster begins at "
                + name()
                + " = "
                + own.value().applyAsDouble(0)
                + " but the array would go on at "
                + more[0],
            "append pixels that follow the last ones");
      }
    }
  }

  /// Attributes with one item for each value become longer as well.
  private JsonObject joined(JsonObject attributes, int old, Optional<JsonObject> more, int added) {
    JsonObject joined = attributes.deepCopy();
    for (String key : attributes.keySet()) {
      if (attributes.get(key) instanceof JsonArray list && list.size() == old) {
        JsonElement rest = more.map(object -> object.get(key)).orElse(null);
        if (!(rest instanceof JsonArray items) || items.size() != added) {
          throw new ConflictException(
              "the coordinates " + path + " have an attribute " + key + " for each pixel",
              "append a raster that has it as well");
        }
        items.forEach(joined.getAsJsonArray(key)::add);
      }
    }
    return joined;
  }
}
