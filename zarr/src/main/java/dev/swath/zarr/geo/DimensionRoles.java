package dev.swath.zarr.geo;

import com.google.gson.JsonElement;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which axis of an array runs over rows, which over columns, which over spectral bands.
///
/// Rows and columns are, in this order of preference: what `spatial:dimensions` of the array or its
/// group says; what its draft `geo.proj.spatial_dimensions` says; axes whose coordinates are marked
/// by `axis` or `standard_name`; axes of usual names; the last two axes.
///
/// @param names of the axes, where they have any
record DimensionRoles(List<Optional<String>> names, int y, int x, OptionalInt band) {
  private static final String XARRAY = "_ARRAY_DIMENSIONS";
  private static final String DRAFT = "spatial_dimensions";

  private static final Set<String> X_NAMES =
      Set.of("x", "lon", "long", "longitude", "easting", "eastings", "xc", "col", "cols", "column");
  private static final Set<String> Y_NAMES =
      Set.of("y", "lat", "latitude", "northing", "northings", "yc", "row", "rows");
  private static final Set<String> BAND_NAMES =
      Set.of("band", "bands", "channel", "channels", "rgb", "rgba", "wavelength", "spectral");
  private static final Set<String> X_STANDARD =
      Set.of("projection_x_coordinate", "longitude", "grid_longitude");
  private static final Set<String> Y_STANDARD =
      Set.of("projection_y_coordinate", "latitude", "grid_latitude");

  private record Pair(int y, int x) {}

  static DimensionRoles of(DescribedArray array) {
    List<Optional<String>> names = names(array);
    Pair pair =
        declared(array, names)
            .or(() -> byCoordinates(array, names))
            .or(() -> pair(find(names, Y_NAMES), find(names, X_NAMES)))
            .orElseGet(() -> lastTwo(array.rank()));
    return new DimensionRoles(names, pair.y, pair.x, band(names, pair));
  }

  /// The names in the schema, in the array's order: roles where there are any, no two alike.
  List<String> schemaNames() {
    List<String> result = new ArrayList<>();
    for (int axis = 0; axis < names.size(); axis++) {
      String name = names.get(axis).orElse("dim_" + axis);
      while (Set.of(RasterSchema.X, RasterSchema.Y, RasterSchema.BAND).contains(name)
          || result.contains(name)) {
        name += "_";
      }
      result.add(role(axis).orElse(name));
    }
    return result;
  }

  /// The array's axes with rows and columns moved to the end.
  List<Integer> axisOrder() {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < names.size(); axis++) {
      if (axis != y && axis != x) {
        order.add(axis);
      }
    }
    order.add(y);
    order.add(x);
    return order;
  }

  private Optional<String> role(int axis) {
    if (axis == y) {
      return Optional.of(RasterSchema.Y);
    }
    if (axis == x) {
      return Optional.of(RasterSchema.X);
    }
    return band.isPresent() && band.getAsInt() == axis
        ? Optional.of(RasterSchema.BAND)
        : Optional.empty();
  }

  private static List<Optional<String>> names(DescribedArray array) {
    if (array.dimensionNames().stream().anyMatch(Optional::isPresent)) {
      return array.dimensionNames();
    }
    Attributes attributes = new Attributes(array.attributes());
    return attributes
        .tryTexts(XARRAY)
        .or(() -> attributes.tryObject("_NCZARR_ARRAY").flatMap(o -> o.tryTexts("dimrefs")))
        .filter(names -> names.size() == array.rank())
        .map(names -> names.stream().map(DimensionRoles::lastName).toList())
        .orElseGet(() -> java.util.Collections.nCopies(array.rank(), Optional.empty()));
  }

  private static Optional<String> lastName(String path) {
    return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty());
  }

  /// Names that an array declares must be its own; those of a group may be meant for other arrays.
  private static Optional<Pair> declared(DescribedArray array, List<Optional<String>> names) {
    Attributes own = new Attributes(array.attributes());
    Optional<List<String>> mine = own.texts(Place.DIMENSIONS);
    if (mine.isPresent()) {
      Optional<Pair> pair = pair(mine.get(), names);
      if (pair.isEmpty()) {
        throw Attributes.wrong(
            Place.DIMENSIONS,
            "two different dimensions of the array, which are " + shown(names),
            mine.get().toString());
      }
      return pair;
    }
    return array.groups().stream()
        .limit(2)
        .flatMap(group -> new Attributes(group).tryTexts(Place.DIMENSIONS).stream())
        .flatMap(declared -> pair(declared, names).stream())
        .findFirst()
        .or(
            () ->
                CrsSources.draft(array)
                    .flatMap(d -> d.tryTexts(DRAFT))
                    .flatMap(d -> pair(d, names)));
  }

  private static List<String> shown(List<Optional<String>> names) {
    return names.stream().map(name -> name.orElse("unnamed")).toList();
  }

  private static Optional<Pair> pair(List<String> declared, List<Optional<String>> names) {
    return declared.size() == 2
        ? pair(
            names.indexOf(Optional.of(declared.get(0))),
            names.indexOf(Optional.of(declared.get(1))))
        : Optional.empty();
  }

  private static Optional<Pair> pair(int y, int x) {
    return y >= 0 && x >= 0 && y != x ? Optional.of(new Pair(y, x)) : Optional.empty();
  }

  private static Optional<Pair> byCoordinates(DescribedArray array, List<Optional<String>> names) {
    int y = -1;
    int x = -1;
    for (int axis = 0; axis < names.size(); axis++) {
      Optional<Attributes> coordinate =
          names.get(axis).flatMap(array.siblings()::attributes).map(Attributes::new);
      if (coordinate.isPresent()) {
        y = isMarked(coordinate.get(), "Y", Y_STANDARD) ? axis : y;
        x = isMarked(coordinate.get(), "X", X_STANDARD) ? axis : x;
      }
    }
    return pair(y, x);
  }

  private static boolean isMarked(Attributes coordinate, String axis, Set<String> standardNames) {
    Optional<String> marked = coordinate.tryText("axis");
    return marked.isPresent()
        ? marked.get().equalsIgnoreCase(axis)
        : coordinate.tryText("standard_name").filter(standardNames::contains).isPresent();
  }

  private static int find(List<Optional<String>> names, Set<String> usual) {
    for (int axis = names.size() - 1; axis >= 0; axis--) {
      if (names
          .get(axis)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(usual::contains)
          .isPresent()) {
        return axis;
      }
    }
    return -1;
  }

  private static Pair lastTwo(int rank) {
    return new Pair(rank - 2, rank - 1);
  }

  /// The axis of a band's name; of three axes without names the one that is left.
  private static OptionalInt band(List<Optional<String>> names, Pair pair) {
    int named = find(names, BAND_NAMES);
    if (named >= 0 && named != pair.y && named != pair.x) {
      return OptionalInt.of(named);
    }
    int left = 3 - pair.y - pair.x;
    return names.size() == 3 && names.get(left).isEmpty()
        ? OptionalInt.of(left)
        : OptionalInt.empty();
  }

  /// The attribute that carries names, for those who look for what is left.
  static boolean isConsumed(String key, JsonElement value) {
    return key.equals(XARRAY) || key.equals("_NCZARR_ARRAY") && value.isJsonObject();
  }
}
