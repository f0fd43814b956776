package dev.swath.grid;

import java.util.Optional;
import java.util.OptionalInt;

/// The identity of a coordinate reference system.
///
/// @param epsg EPSG code of a whole system that has one
/// @param wkt well-known text, WKT 2 or WKT 1, as complete as the source allows
/// @param name the source's own name for it, or the empty text
public record Crs(OptionalInt epsg, Optional<String> wkt, String name) {
  public static Crs ofEpsg(int code) {
    return new Crs(OptionalInt.of(code), Optional.empty(), "");
  }

  /// The system that a well-known text describes: the text, its name, and its EPSG code if it says
  /// one for the whole. A text that is none is a [dev.swath.CorruptDataException].
  public static Crs ofWkt(String wkt) {
    Wkt tree = Wkt.parse(wkt);
    return new Crs(tree.epsg(), Optional.of(wkt.strip()), tree.name());
  }

  /// What kind of system this is, by its text or its code.
  public Optional<CrsKind> kind() {
    return wkt.flatMap(Wkt::tryParse)
        .flatMap(Wkt::kind)
        .or(() -> epsg.isPresent() ? EpsgKinds.table().kind(epsg.getAsInt()) : Optional.empty());
  }

  /// Such as `EPSG:32631`, else the name.
  public String label() {
    return epsg.isPresent() ? "EPSG:" + epsg.getAsInt() : name;
  }
}
