package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry.Registration;
import dev.swath.zarr.geo.Multiscales.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The map from pixels to coordinates, from the first source that says one: GeoZarr's `spatial` on
/// the array, its group, or its level in a layout; drafts of it; coordinates at equal distances and
/// the `GeoTransform` of the grid mapping; the transform of zone stores.
final class PlaceSources {
  private static final String STAC_TRANSFORM = "proj:transform";
  private static final String DRAFT_TRANSFORM = "geo.proj.transform";
  private static final String ZONE_TRANSFORM = "transform";
  static final String AREA_OR_POINT = "AREA_OR_POINT";
  private static final String GEO_TRANSFORM = "GeoTransform";

  /// The map from pixel corners, and what samples stand for.
  record Placed(Affine transform, Registration registration) {}

  private final DescribedArray array;
  private final DimensionRoles roles;
  private final List<String> notes;

  private PlaceSources(DescribedArray array, DimensionRoles roles, List<String> notes) {
    this.array = array;
    this.roles = roles;
    this.notes = notes;
  }

  static Optional<Placed> read(DescribedArray array, DimensionRoles roles, List<String> notes) {
    PlaceSources sources = new PlaceSources(array, roles, notes);
    return sources
        .spatial()
        .or(() -> sources.drafts().map(sources::ofSamples))
        .or(() -> sources.coordinates().map(sources::ofSamples))
        .or(() -> sources.zone().map(sources::ofSamples));
  }

  /// GDAL says in an attribute of its own what samples stand for.
  private Placed ofSamples(Affine transform) {
    boolean points =
        new Attributes(array.attributes())
            .tryText(AREA_OR_POINT)
            .filter("Point"::equalsIgnoreCase)
            .isPresent();
    return new Placed(transform, points ? Registration.POINT : Registration.AREA);
  }

  private Shape shape() {
    return new Shape(array.extent().size(roles.y()), array.extent().size(roles.x()));
  }

  private Optional<Placed> spatial() {
    List<Attributes> nodes = Levels.nodes(array);
    Optional<String> type =
        nodes.stream().flatMap(node -> node.tryText(Place.TRANSFORM_TYPE).stream()).findFirst();
    if (type.isPresent() && !type.get().equals("affine")) {
      notes.add("a transform of type '" + Attributes.brief(type.get()) + "' is not read");
      return Optional.empty();
    }
    Registration registration =
        nodes.stream()
            .flatMap(node -> node.get(Place.REGISTRATION).stream())
            .findFirst()
            .map(value -> Place.registration(Place.REGISTRATION, value))
            .orElse(Registration.AREA);
    return own(nodes.getFirst())
        .or(this::ofGroup)
        .or(this::ofLevel)
        .map(stored -> new Placed(Place.fromStored(stored, registration), registration));
  }

  private static Optional<Affine> transform(Attributes node) {
    return node.numbers(Place.TRANSFORM, 6).map(n -> Place.affine(Place.TRANSFORM, n));
  }

  private Optional<Affine> own(Attributes node) {
    Optional<Shape> declared = Place.shape(node);
    if (declared.isPresent() && !declared.get().equals(shape())) {
      throw Attributes.wrong(
          Place.SHAPE,
          "the array's rows and columns, " + Place.json(shape()),
          Place.json(declared.get()).toString());
    }
    return transform(node);
  }

  /// What a group says is meant for those of its arrays that have the dimensions and the shape that
  /// it names.
  private Optional<Affine> ofGroup() {
    if (array.groups().isEmpty()) {
      return Optional.empty();
    }
    Attributes group = new Attributes(array.groups().getFirst());
    Optional<Affine> transform = transform(group);
    if (transform.isEmpty()) {
      return transform;
    }
    boolean sameAxes =
        group.texts(Place.DIMENSIONS).map(names -> names.equals(spatialNames())).orElse(true);
    boolean sameShape = Place.shape(group).map(shape()::equals).orElse(true);
    if (!sameAxes || !sameShape) {
      notes.add(
          "the "
              + (sameAxes ? Place.SHAPE : Place.DIMENSIONS)
              + " of the group are not this array's, so its "
              + Place.TRANSFORM
              + " was not taken");
      return Optional.empty();
    }
    return transform;
  }

  private List<String> spatialNames() {
    return List.of(
        roles.names().get(roles.y()).orElse(""), roles.names().get(roles.x()).orElse(""));
  }

  private Optional<Affine> ofLevel() {
    Optional<Multiscales.Level> level = Levels.listing(array).map(Levels.Listed::level);
    if (level.flatMap(Multiscales.Level::shape).filter(s -> !s.equals(shape())).isPresent()) {
      notes.add("the layout of sizes names other rows and columns than this array has");
      return Optional.empty();
    }
    return level.flatMap(Multiscales.Level::transform);
  }

  private Optional<Affine> drafts() {
    return CrsSources.draft(array)
        .flatMap(draft -> draft.numbers("transform", 6))
        .map(n -> Place.affine(DRAFT_TRANSFORM, n))
        .or(
            () ->
                Levels.nodes(array).stream()
                    .flatMap(node -> stacTransform(node).stream())
                    .findFirst());
  }

  /// Six numbers, or nine with a last row of 0, 0, 1.
  private static Optional<Affine> stacTransform(Attributes node) {
    boolean nine =
        node.get(STAC_TRANSFORM)
            .filter(v -> v.isJsonArray() && v.getAsJsonArray().size() == 9)
            .isPresent();
    return node.numbers(STAC_TRANSFORM, nine ? 9 : 6)
        .map(n -> Place.affine(STAC_TRANSFORM, Arrays.copyOf(n, 6)));
  }

  /// Coordinates say where pixels are. A transform that stands beside them may be left over from a
  /// larger raster; if it agrees it is taken, being exact.
  private Optional<Affine> coordinates() {
    Optional<Affine> stated =
        GridMapping.of(array, notes)
            .flatMap(mapping -> mapping.tryText(GEO_TRANSFORM))
            .flatMap(this::geoTransform);
    Optional<Affine> found = ofAxes();
    if (stated.isEmpty() || found.isEmpty()) {
      return found.or(() -> stated);
    }
    if (isNear(stated.get(), found.get())) {
      return stated;
    }
    notes.add("the GeoTransform is not where the coordinates are; the coordinates were taken");
    return found;
  }

  /// Six numbers in GDAL's order, as a text.
  private Optional<Affine> geoTransform(String text) {
    String[] words = text.strip().split("[\\s,]+", -1);
    double[] n = new double[6];
    try {
      for (int i = 0; i < n.length; i++) {
        n[i] = Double.parseDouble(words[i]);
      }
      if (words.length == n.length && Arrays.stream(n).allMatch(Double::isFinite)) {
        return Optional.of(
            Place.affine(GEO_TRANSFORM, new double[] {n[1], n[2], n[0], n[4], n[5], n[3]}));
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw Attributes.wrong(GEO_TRANSFORM, "six numbers", "'" + Attributes.brief(text) + "'");
    }
    throw Attributes.wrong(GEO_TRANSFORM, "six numbers", "'" + Attributes.brief(text) + "'");
  }

  private boolean isNear(Affine a, Affine b) {
    double near = 0.05 * Math.sqrt(Math.abs(b.determinant()));
    double cols = shape().cols();
    double rows = shape().rows();
    return Math.abs(a.x(0, 0) - b.x(0, 0)) <= near
        && Math.abs(a.y(0, 0) - b.y(0, 0)) <= near
        && Math.abs(a.x(cols, rows) - b.x(cols, rows)) <= near
        && Math.abs(a.y(cols, rows) - b.y(cols, rows)) <= near
        && Math.abs(a.x(0, rows) - b.x(0, rows)) <= near
        && Math.abs(a.y(cols, 0) - b.y(cols, 0)) <= near;
  }

  private Optional<Affine> ofAxes() {
    Optional<RegularAxis> x = axis(roles.x());
    Optional<RegularAxis> y = axis(roles.y());
    if (x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    double stepX = x.get().step() != 0 ? x.get().step() : Math.abs(y.get().step());
    double stepY = y.get().step() != 0 ? y.get().step() : -Math.abs(x.get().step());
    if (stepX == 0 || stepY == 0) {
      notes.add("one pixel has coordinates but no size, so it has no place");
      return Optional.empty();
    }
    return Optional.of(
        new Affine(stepX, 0, x.get().first() - stepX / 2, 0, stepY, y.get().first() - stepY / 2));
  }

  private Optional<RegularAxis> axis(int axis) {
    Optional<String> name = roles.names().get(axis);
    Optional<Siblings.Numbers> numbers =
        name.flatMap(array.siblings()::numbers)
            .filter(n -> n.length() == array.extent().size(axis));
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    Attributes attributes =
        new Attributes(name.flatMap(array.siblings()::attributes).orElseGet(JsonObject::new));
    Optional<RegularAxis> regular =
        RegularAxis.of(
            numbers.get(),
            attributes.number("scale_factor").orElse(1),
            attributes.number("add_offset").orElse(0));
    if (regular.isEmpty()) {
      notes.add(
          "the coordinates '"
              + name.get()
              + "' are not at equal distances, so pixels have no place");
    }
    return regular;
  }

  private Optional<Affine> zone() {
    return array.groups().stream()
        .map(Attributes::new)
        .filter(group -> group.has("utm_zone") || group.has("crs_epsg"))
        .flatMap(group -> group.numbers(ZONE_TRANSFORM, 6).stream())
        .map(n -> Place.affine(ZONE_TRANSFORM, n))
        .findFirst();
  }
}
