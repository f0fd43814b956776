package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.EpsgDataset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Understands coordinate reference systems.
///
/// There are no grids of shifts. Systems whose datums differ are joined by a shift of three or
/// seven parameters where one is known, which is good to some metres, and refused where none is.
/// Datums on the ellipsoids of WGS 84 and GRS 80 without a known shift are taken for WGS 84, which
/// is off by at most about two metres. Heights are left out.
public final class CoordinateSystems {
  private CoordinateSystems() {}

  /// The system that a text names: `EPSG:32631` or well-known text.
  public static Crs parse(String text) {
    String plain = text.strip();
    if (plain.toUpperCase(Locale.ROOT).matches("EPSG:+[0-9]{1,9}")) {
      int code = Integer.parseInt(plain.substring(plain.lastIndexOf(':') + 1));
      return ofCode(code);
    }
    if (plain.startsWith("+")) {
      return ProjWkt.of(plain);
    }
    if (plain.indexOf('[') > 0 || plain.indexOf('(') > 0) {
      return Crs.ofWkt(plain);
    }
    throw new UnsupportedDataException(
        "'" + plain + "' names no coordinate system",
        "give an EPSG code such as EPSG:32631, well-known text, or PROJ's +proj=…");
  }

  private static Crs ofCode(int code) {
    Optional<String> text = EpsgDataset.wkt(code);
    if (text.isEmpty() && LibraryCodes.find(code).isEmpty()) {
      throw new UnsupportedDataException(
          "EPSG:" + code + " is no system of the EPSG Dataset that Swath knows",
          "check the code, or give the system as well-known text");
    }
    return new Crs(OptionalInt.of(code), text, EpsgDataset.name(code).orElse(""));
  }

  /// The transform from one system to another. Systems that cannot be understood, and datums whose
  /// shift is not known, are an [UnsupportedDataException].
  public static CrsTransform between(Crs from, Crs to) {
    return new Pipeline(Definitions.of(from), Definitions.of(to));
  }

  /// Whether two systems have the same coordinates for every point, as far as they say.
  public static boolean areSame(Crs one, Crs other) {
    if (one.epsg().isPresent() && other.epsg().isPresent()) {
      return one.epsg().getAsInt() == other.epsg().getAsInt();
    }
    return one.wkt().isPresent() && one.wkt().equals(other.wkt());
  }
}
