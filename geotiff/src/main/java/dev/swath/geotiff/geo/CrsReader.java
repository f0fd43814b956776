package dev.swath.geotiff.geo;

import dev.swath.grid.Crs;
import dev.swath.grid.Wkt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// From GeoKeys to a coordinate reference system: the EPSG code if the keys give one, else
/// well-known text (WKT 1) put together from what they define.
final class CrsReader {
  private static final int FIRST_EPSG = 1024;
  private static final String ESRI_TEXT = "ESRI PE String = ";

  private CrsReader() {}

  /// Codes below 1024 are reserved, from 32767 on they are the file's own.
  static boolean isEpsg(int code) {
    return code >= FIRST_EPSG && code < GeoKey.USER_DEFINED;
  }

  static Optional<Crs> read(GeoKeys keys, List<String> warnings) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt code = code(keys);
    String name = name(keys);
    if (code.isPresent() && isEpsg(code.getAsInt())) {
      return Optional.of(new Crs(code, Optional.empty(), name));
    }
    if (code.isPresent() && code.getAsInt() != GeoKey.USER_DEFINED && code.getAsInt() != 0) {
      warnings.add("the code " + code.getAsInt() + " of the reference system is none of EPSG's");
    }
    Optional<String> text = esriText(keys);
    OptionalInt identified = text.flatMap(Wkt::tryParse).map(Wkt::epsg).orElse(OptionalInt.empty());
    Optional<String> wkt = text.or(() -> WktWriter.write(keys, warnings));
    if (wkt.isEmpty() && (name.isEmpty() || code.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Crs(identified, wkt, name));
  }

  private static OptionalInt code(GeoKeys keys) {
    OptionalInt projected = keys.code(GeoKey.PROJECTED_CRS);
    OptionalInt geographic = keys.code(GeoKey.GEODETIC_CRS);
    return switch (keys.code(GeoKey.MODEL_TYPE).orElse(0)) {
      case GeoKey.PROJECTED ->
          projected.isPresent() ? projected : OptionalInt.of(GeoKey.USER_DEFINED);
      case GeoKey.GEOGRAPHIC, GeoKey.GEOCENTRIC -> geographic;
      case GeoKey.USER_DEFINED -> OptionalInt.of(GeoKey.USER_DEFINED);
      default -> projected.isPresent() ? projected : geographic;
    };
  }

  /// The first citation that is a name and not a list of parts.
  static String name(GeoKeys keys) {
    boolean geographic = keys.code(GeoKey.MODEL_TYPE).orElse(0) == GeoKey.GEOGRAPHIC;
    return keys.text(geographic ? GeoKey.GEOG_CITATION : GeoKey.PROJECTED_CITATION)
        .or(() -> keys.text(GeoKey.CITATION))
        .map(text -> part(text, geographic ? "GCS Name" : "PCS Name").orElse(text))
        .filter(text -> !text.startsWith(ESRI_TEXT))
        .orElse("")
        .strip();
  }

  /// A part of a citation of the form `GCS Name = x|Datum = y|`.
  static Optional<String> part(String citation, String label) {
    for (String part : citation.split("\\|")) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(label)) {
        return Optional.of(part.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> esriText(GeoKeys keys) {
    for (int key : new int[] {GeoKey.PROJECTED_CITATION, GeoKey.CITATION, GeoKey.GEOG_CITATION}) {
      Optional<String> text = keys.text(key).filter(t -> t.startsWith(ESRI_TEXT));
      if (text.isPresent()) {
        return text.map(t -> t.substring(ESRI_TEXT.length()).strip());
      }
    }
    return Optional.empty();
  }
}
