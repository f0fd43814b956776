package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.grid.Affine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The same raster at several sizes, as the attribute `multiscales` of a group says it: in
/// GeoZarr's way, or in that of OME-Zarr, of which only the paths are taken.
///
/// @param resampling how the smaller ones were made, such as `average`, or the empty text
public record Multiscales(List<Level> levels, String resampling) {
  static final String ATTRIBUTE = "multiscales";

  /// One of the sizes.
  ///
  /// @param asset path below the group of a group that holds the arrays of this size, or of
  ///     the array
  /// @param derivedFrom the level that this one was made from
  /// @param scale how much wider and higher pixels are than those of that level: rows,
  ///     columns
  /// @param transform from pixel corners to coordinates; for samples that are points, from
  ///     their centres
  /// @param shape rows and columns
  public record Level(
      String asset,
      Optional<String> derivedFrom,
      List<Double> scale,
      Optional<Affine> transform,
      Optional<Shape> shape) {
    public Level {
      scale = List.copyOf(scale);
    }

    /// Whether this is the level of an array, by the array's path below the group.
    boolean holds(String path) {
      int slash = path.lastIndexOf('/');
      return asset.equals(path) || slash >= 0 && asset.equals(path.substring(0, slash));
    }
  }

  /// Rows and columns.
  public record Shape(long rows, long cols) {}

  public Multiscales {
    levels = List.copyOf(levels);
  }

  /// The level of an array, by its path below the group.
  public Optional<Level> level(String path) {
    return levels.stream().filter(level -> level.holds(path)).findFirst();
  }

  /// The sizes that a group's attributes tell of; empty if there are none. An entry that breaks the
  /// convention is a [dev.swath.CorruptDataException].
  public static Optional<Multiscales> of(JsonObject group) {
    return switch (group.get(ATTRIBUTE)) {
      case JsonObject object when object.get("layout") instanceof JsonArray layout ->
          Optional.of(geoZarr(object, layout));
      case JsonArray list -> omeZarr(list);
      case null, default -> Optional.empty();
    };
  }

  private static Multiscales geoZarr(JsonObject object, JsonArray layout) {
    List<Level> levels = new ArrayList<>();
    for (JsonElement entry : layout) {
      if (!(entry instanceof JsonObject level)) {
        throw Attributes.wrong("multiscales.layout", "a list of objects", layout);
      }
      levels.add(level(new Attributes(level)));
    }
    return new Multiscales(levels, new Attributes(object).tryText("resampling_method").orElse(""));
  }

  private static Level level(Attributes entry) {
    String asset =
        entry
            .text("asset")
            .filter(Multiscales::isPath)
            .orElseThrow(
                () -> Attributes.wrong("multiscales.layout.asset", "a path", entry.json()));
    return new Level(
        asset,
        entry.tryText("derived_from"),
        scale(entry),
        entry.numbers(Place.TRANSFORM, 6).map(n -> Place.affine(Place.TRANSFORM, n)),
        Place.shape(entry));
  }

  private static List<Double> scale(Attributes entry) {
    Optional<JsonElement> scale =
        entry.tryObject("transform").flatMap(transform -> transform.get("scale"));
    List<Double> factors = new ArrayList<>();
    if (scale.isPresent() && scale.get() instanceof JsonArray list && list.size() <= 64) {
      list.forEach(
          item -> factors.add(Attributes.finite("multiscales.layout.transform.scale", item)));
    }
    return factors;
  }

  /// Whether a text is a path below a group: names with `/` between them, none going up.
  static boolean isPath(String path) {
    return path.length() <= 1024 && !path.contains("..") && path.matches("[^/]+(/[^/]+)*");
  }

  private static Optional<Multiscales> omeZarr(JsonArray list) {
    if (list.isEmpty()
        || !(list.get(0) instanceof JsonObject first)
        || !(first.get("datasets") instanceof JsonArray datasets)) {
      return Optional.empty();
    }
    List<Level> levels = new ArrayList<>();
    for (JsonElement dataset : datasets) {
      Optional<String> path =
          dataset instanceof JsonObject object
              ? new Attributes(object).tryText("path").filter(Multiscales::isPath)
              : Optional.empty();
      path.ifPresent(
          asset ->
              levels.add(
                  new Level(
                      asset, Optional.empty(), List.of(), Optional.empty(), Optional.empty())));
    }
    return levels.isEmpty() ? Optional.empty() : Optional.of(new Multiscales(levels, ""));
  }

  /// The attribute in GeoZarr's way.
  public JsonObject toJson() {
    JsonArray layout = new JsonArray();
    for (Level level : levels) {
      layout.add(json(level));
    }
    JsonObject object = new JsonObject();
    object.add("layout", layout);
    if (!resampling.isEmpty()) {
      object.addProperty("resampling_method", resampling);
    }
    return object;
  }

  private static JsonObject json(Level level) {
    JsonObject entry = new JsonObject();
    entry.addProperty("asset", level.asset);
    level.derivedFrom.ifPresent(source -> entry.addProperty("derived_from", source));
    if (!level.scale.isEmpty() || level.derivedFrom.isPresent()) {
      JsonArray scale = new JsonArray();
      JsonArray translation = new JsonArray();
      for (double factor : level.scale) {
        scale.add(JsonNumbers.of(factor));
        translation.add(0);
      }
      JsonObject transform = new JsonObject();
      transform.add("scale", scale);
      transform.add("translation", translation);
      entry.add("transform", transform);
    }
    level.shape.ifPresent(shape -> entry.add(Place.SHAPE, Place.json(shape)));
    level.transform.ifPresent(affine -> entry.add(Place.TRANSFORM, Place.json(affine)));
    return entry;
  }
}
