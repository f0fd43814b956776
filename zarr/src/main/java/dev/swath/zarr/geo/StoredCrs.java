package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsKind;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.Wkt;
import dev.swath.grid.Wkt2Text;
import java.util.Optional;

/// A coordinate reference system as it is written: the `proj` convention wants text of WKT 2, and a
/// code beside it; CF takes text of any version.
///
/// @param text the system's own, or that of its code, as WKT 2 where that is possible
record StoredCrs(Crs crs, Optional<String> text, Optional<Wkt> tree) {
  private static final String AUTHORITY_CODE = "[A-Za-z][A-Za-z0-9_]*:[A-Za-z0-9_]+";

  static StoredCrs of(Crs crs) {
    Optional<String> text = text(crs);
    return new StoredCrs(crs, text, text.flatMap(Wkt::tryParse));
  }

  /// The system's own text if it is WKT 2, else that of its code, else its own turned into WKT 2 if
  /// it can be.
  private static Optional<String> text(Crs crs) {
    Optional<Wkt> own = crs.wkt().flatMap(Wkt::tryParse);
    if (own.filter(Wkt::isVersion2).isPresent()) {
      return crs.wkt();
    }
    Optional<String> coded =
        crs.epsg().isPresent() ? EpsgDataset.wkt(crs.epsg().getAsInt()) : Optional.empty();
    return coded.or(() -> own.flatMap(Wkt2Text::of)).or(crs::wkt);
  }

  /// The text if it is WKT 2.
  Optional<String> wkt2() {
    return text.filter(_ -> tree.filter(Wkt::isVersion2).isPresent());
  }

  /// The code with its authority. A system that was read as another authority's code has that for
  /// a name.
  Optional<String> code() {
    if (crs.epsg().isPresent()) {
      return Optional.of("EPSG:" + crs.epsg().getAsInt());
    }
    return Optional.of(crs.name()).filter(n -> text.isEmpty() && n.matches(AUTHORITY_CODE));
  }

  boolean hasProj() {
    return code().isPresent() || wkt2().isPresent();
  }

  void addProj(JsonObject attributes) {
    code().ifPresent(code -> attributes.addProperty(CrsSources.CODE, code));
    wkt2().ifPresent(wkt -> attributes.addProperty(CrsSources.WKT2, wkt));
  }

  /// Whether coordinates are degrees or metres, of the part that places pixels.
  Optional<CrsKind> kind() {
    return tree.map(Wkt::horizontal).flatMap(Wkt::kind).or(crs::kind);
  }

  /// The unit of coordinates on a map, in the spelling of UDUNITS.
  Optional<String> linearUnit() {
    return tree.map(Wkt::horizontal).flatMap(StoredCrs::unitName).map(StoredCrs::udunits);
  }

  private static Optional<String> unitName(Wkt system) {
    return system
        .child("LENGTHUNIT")
        .or(() -> system.child("UNIT"))
        .or(
            () ->
                system
                    .child("AXIS")
                    .flatMap(axis -> axis.child("LENGTHUNIT").or(() -> axis.child("UNIT"))))
        .map(Wkt::name);
  }

  private static String udunits(String name) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "metre", "meter" -> "m";
      case "kilometre", "kilometer" -> "km";
      case "us survey foot", "foot_us" -> "US_survey_foot";
      default -> name.replace(' ', '_');
    };
  }
}
