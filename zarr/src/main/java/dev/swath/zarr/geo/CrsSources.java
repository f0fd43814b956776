package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.grid.Crs;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.Wkt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The coordinate reference system of an array, from the first source that says one:
/// GeoZarr's `proj` on the array, its group, or the group that lists it as a level; the draft
/// `geo.proj`; CF's grid mapping; GDAL's `_CRS`; the codes of zone stores.
///
/// Text that is no well-known text is refused; a code of another authority than EPSG is a
/// name.
final class CrsSources {
  static final String CODE = "proj:code";
  static final String WKT2 = "proj:wkt2";
  static final String PROJJSON = "proj:projjson";
  private static final String STAC_CODE = "proj:epsg";
  private static final String ZONE_CODE = "crs_epsg";
  private static final String ZONE_WKT = "crs_wkt";
  private static final String ZONE = "utm_zone";
  private static final String GDAL = "_CRS";

  private static final Pattern AUTHORITY_CODE = Pattern.compile("([^:\\s]+):([^:\\s]+)");
  private static final Pattern EPSG_URL =
      Pattern.compile(".*/def/crs/EPSG/[^/]*/([1-9][0-9]{0,8})/?");
  private static final int WGS_84 = 4326;
  private static final int UTM_NORTH = 32600;

  private final DescribedArray array;
  private final List<String> notes;

  private CrsSources(DescribedArray array, List<String> notes) {
    this.array = array;
    this.notes = notes;
  }

  static Optional<Crs> read(DescribedArray array, List<String> notes) {
    CrsSources sources = new CrsSources(array, notes);
    return sources
        .first(
            Levels.nodes(array).stream()
                .<Supplier<Optional<Crs>>>map(n -> () -> sources.proj(n))
                .toList())
        .or(() -> draft(array).flatMap(sources::draftCrs))
        .or(() -> GridMapping.of(array, notes).flatMap(sources::gridMapping))
        .or(() -> new Attributes(array.attributes()).tryObject(GDAL).flatMap(sources::gdal))
        .or(sources::zone);
  }

  /// The object of the draft `geo.proj` on the array or its group.
  static Optional<Attributes> draft(DescribedArray array) {
    return Levels.nodes(array).stream()
        .flatMap(node -> node.tryObject("geo").flatMap(geo -> geo.tryObject("proj")).stream())
        .findFirst();
  }

  private Optional<Crs> first(List<Supplier<Optional<Crs>>> sources) {
    return sources.stream().flatMap(source -> source.get().stream()).findFirst();
  }

  private Optional<Crs> proj(Attributes node) {
    Optional<Crs> code =
        node.text(CODE)
            .map(text -> code(CODE, text))
            .or(() -> node.code(STAC_CODE).map(Crs::ofEpsg));
    Optional<Crs> wkt = node.text(WKT2).map(text -> wkt(WKT2, text));
    return either(wkt, code).or(() -> node.tryObject(PROJJSON).flatMap(this::projJson));
  }

  private Optional<Crs> draftCrs(Attributes draft) {
    Optional<Crs> code = draft.text("code").map(text -> code("geo.proj.code", text));
    Optional<Crs> wkt = draft.text("wkt2").map(text -> wkt("geo.proj.wkt2", text));
    return either(wkt, code).or(() -> draft.tryObject("projjson").flatMap(this::projJson));
  }

  /// The text wins over the code; a code is kept beside a text that says none if both have the
  /// same name.
  private Optional<Crs> either(Optional<Crs> text, Optional<Crs> code) {
    if (text.isEmpty() || code.isEmpty()) {
      return text.or(() -> code);
    }
    OptionalInt said = text.get().epsg();
    OptionalInt given = code.get().epsg();
    if (given.isEmpty() || said.equals(given)) {
      return text;
    }
    if (said.isEmpty() && isNameOf(text.get().name(), given.getAsInt())) {
      return Optional.of(new Crs(given, text.get().wkt(), text.get().name()));
    }
    notes.add(
        "the text of the coordinate system says "
            + text.get().label()
            + " but its code "
            + code.get().label()
            + "; the text was taken");
    return text;
  }

  private static boolean isNameOf(String name, int code) {
    return EpsgDataset.name(code)
        .map(CrsSources::letters)
        .filter(letters(name)::equals)
        .isPresent();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private Crs code(String key, String text) {
    Matcher parts = AUTHORITY_CODE.matcher(text.strip());
    if (!parts.matches()) {
      throw Attributes.wrong(
          key, "an authority and a code such as EPSG:32631", Attributes.brief(text));
    }
    if (parts.group(1).equalsIgnoreCase("EPSG")) {
      if (!parts.group(2).matches("[1-9][0-9]{0,8}")) {
        throw Attributes.wrong(key, "a number after EPSG:", Attributes.brief(text));
      }
      return Crs.ofEpsg(Integer.parseInt(parts.group(2)));
    }
    if (text.strip().equalsIgnoreCase("OGC:CRS84")) {
      return Crs.ofEpsg(WGS_84);
    }
    notes.add("the coordinate system " + text.strip() + " has no EPSG code and is only a name");
    return new Crs(OptionalInt.empty(), Optional.empty(), text.strip());
  }

  private static Crs wkt(String key, String text) {
    try {
      return Crs.ofWkt(text);
    } catch (SwathException e) {
      throw new CorruptDataException(
          "attribute '" + key + "' must be well-known text but " + e.what(), e.remedy(), e);
    }
  }

  private Optional<Crs> projJson(Attributes json) {
    String name = json.tryText("name").orElse("");
    Optional<Attributes> id = json.tryObject("id");
    Optional<Integer> code =
        id.flatMap(i -> i.tryText("authority")).filter("EPSG"::equalsIgnoreCase).isPresent()
            ? id.get().get("code").flatMap(CrsSources::codeValue)
            : Optional.empty();
    if (code.isEmpty()) {
      notes.add(
          "the coordinate system is PROJJSON without an EPSG code, of which only the name is read");
      return Optional.of(name)
          .filter(n -> !n.isEmpty())
          .map(n -> new Crs(OptionalInt.empty(), Optional.empty(), n));
    }
    return code.map(c -> new Crs(OptionalInt.of(c), Optional.empty(), name));
  }

  private static Optional<Integer> codeValue(com.google.gson.JsonElement value) {
    return value.isJsonPrimitive() && value.getAsString().matches("[1-9][0-9]{0,8}")
        ? Optional.of(Integer.parseInt(value.getAsString()))
        : Optional.empty();
  }

  private Optional<Crs> gridMapping(Attributes mapping) {
    Optional<Crs> text =
        mapping
            .text("crs_wkt")
            .map(wkt -> wkt("crs_wkt", wkt))
            .or(() -> mapping.text("spatial_ref").flatMap(this::spatialRef));
    Optional<Crs> code =
        mapping
            .get("epsg_code")
            .flatMap(
                value ->
                    Attributes.tryText(value)
                        .map(t -> code("epsg_code", t.contains(":") ? t : "EPSG:" + t))
                        .or(() -> codeValue(value).map(Crs::ofEpsg)));
    return either(text, code).or(() -> parametersOnly(mapping));
  }

  private Optional<Crs> parametersOnly(Attributes mapping) {
    mapping
        .tryText("grid_mapping_name")
        .ifPresent(
            name ->
                notes.add(
                    "the grid mapping gives the parameters of "
                        + name
                        + " but no text; the coordinate system is not read"));
    return Optional.empty();
  }

  /// An older name for the text; some put a code or a PROJ string there.
  private Optional<Crs> spatialRef(String text) {
    if (Wkt.tryParse(text).isEmpty() && AUTHORITY_CODE.matcher(text.strip()).matches()) {
      return Optional.of(code("spatial_ref", text));
    }
    if (text.strip().startsWith("+")) {
      notes.add("the coordinate system is a PROJ string, which is not read");
      return Optional.empty();
    }
    return Optional.of(wkt("spatial_ref", text));
  }

  private Optional<Crs> gdal(Attributes crs) {
    Optional<Crs> url =
        crs.tryText("url")
            .map(EPSG_URL::matcher)
            .filter(Matcher::matches)
            .map(m -> Crs.ofEpsg(Integer.parseInt(m.group(1))));
    Optional<Crs> wkt = crs.text("wkt").map(text -> wkt("_CRS.wkt", text));
    return either(wkt, url).or(() -> crs.tryObject("projjson").flatMap(this::projJson));
  }

  private Optional<Crs> zone() {
    for (JsonObject group : array.groups()) {
      Attributes node = new Attributes(group);
      Optional<Crs> code = node.code(ZONE_CODE).map(Crs::ofEpsg);
      Optional<Crs> text = node.text(ZONE_WKT).map(wkt -> wkt(ZONE_WKT, wkt));
      Optional<Crs> crs =
          either(text, code)
              .or(
                  () ->
                      node.code(ZONE)
                          .filter(zone -> zone >= 1 && zone <= 60)
                          .map(zone -> Crs.ofEpsg(UTM_NORTH + zone)));
      if (crs.isPresent()) {
        return crs;
      }
    }
    return Optional.empty();
  }
}
