package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.geo.GeoKey;
import dev.swath.geotiff.geo.RawGeoKeys;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsKind;
import dev.swath.grid.EpsgKinds;
import dev.swath.grid.Wkt;
import java.util.Optional;
import java.util.OptionalInt;

/// GeoKeys of a coordinate reference system.
///
/// A system with an EPSG code is that code under the key of its kind. A system that is only known
/// as text keeps the text in the citation of a user-defined model, after `ESRI PE String = `: so
/// GDAL writes systems that GeoKeys cannot express, and reads any well-known text back.
final class CrsKeys {
  static final String ESRI_TEXT = "ESRI PE String = ";
  private static final int LARGEST_SHORT = 0xffff;

  /// GDAL reads citations of up to 2,399 characters.
  private static final int LONGEST_TEXT = 2399 - ESRI_TEXT.length();

  private CrsKeys() {}

  static RawGeoKeys of(Optional<Crs> crs, OptionalInt verticalCrs, int rasterType) {
    GeoKeyBuilder keys = new GeoKeyBuilder().code(GeoKey.RASTER_TYPE, rasterType);
    crs.ifPresent(system -> put(keys, system));
    if (verticalCrs.isPresent()) {
      keys.compound().code(GeoKey.VERTICAL_CRS, verticalCrs.getAsInt());
    }
    return keys.build();
  }

  private static void put(GeoKeyBuilder keys, Crs crs) {
    OptionalInt code = code(crs);
    Optional<CrsKind> kind = code.isPresent() ? kind(code.getAsInt(), crs.wkt()) : Optional.empty();
    if (kind.isPresent()) {
      putCode(keys, crs, code.getAsInt(), kind.get());
    } else if (crs.wkt().isPresent()) {
      putText(keys, crs, crs.wkt().get());
    } else if (crs.epsg().isPresent()) {
      throw new UnsupportedDataException(
          crs.label() + " is no horizontal system of the EPSG Dataset that Swath knows",
          "give the system as well-known text");
    } else {
      keys.text(GeoKey.CITATION, crs.name());
    }
  }

  /// The code of a system, else the one that its text says.
  private static OptionalInt code(Crs crs) {
    return crs.epsg().isPresent()
        ? crs.epsg()
        : crs.wkt().flatMap(Wkt::tryParse).map(Wkt::epsg).orElse(OptionalInt.empty());
  }

  /// The kind of a code, or, for a code younger than the table, of the text that comes with it.
  private static Optional<CrsKind> kind(int code, Optional<String> wkt) {
    Optional<CrsKind> kind = EpsgKinds.table().kind(code);
    if (kind.isEmpty() && code > 0 && code <= LARGEST_SHORT && code != GeoKey.USER_DEFINED) {
      kind = wkt.flatMap(Wkt::tryParse).flatMap(Wkt::kind).filter(k -> k != CrsKind.COMPOUND);
    }
    return kind.filter(k -> k != CrsKind.VERTICAL);
  }

  private static void putCode(GeoKeyBuilder keys, Crs crs, int code, CrsKind kind) {
    keys.text(GeoKey.CITATION, crs.name());
    switch (kind) {
      case PROJECTED ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.PROJECTED).code(GeoKey.PROJECTED_CRS, code);
      case GEOGRAPHIC ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.GEOGRAPHIC).code(GeoKey.GEODETIC_CRS, code);
      case GEOCENTRIC ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.GEOCENTRIC).code(GeoKey.GEODETIC_CRS, code);
      case COMPOUND -> {
        EpsgKinds.Parts parts = EpsgKinds.table().parts(code).orElseThrow();
        boolean projected =
            EpsgKinds.table().kind(parts.horizontal()).equals(Optional.of(CrsKind.PROJECTED));
        keys.compound()
            .code(GeoKey.MODEL_TYPE, projected ? GeoKey.PROJECTED : GeoKey.GEOGRAPHIC)
            .code(projected ? GeoKey.PROJECTED_CRS : GeoKey.GEODETIC_CRS, parts.horizontal())
            .code(GeoKey.VERTICAL_CRS, parts.vertical());
      }
      case VERTICAL -> throw new IllegalArgumentException(crs.label() + " is a vertical system");
    }
  }

  private static void putText(GeoKeyBuilder keys, Crs crs, String wkt) {
    if (Wkt.tryParse(wkt).flatMap(Wkt::kind).equals(Optional.of(CrsKind.COMPOUND))) {
      keys.compound();
    }
    keys.code(GeoKey.MODEL_TYPE, GeoKey.USER_DEFINED)
        .text(GeoKey.CITATION, crs.name())
        .text(GeoKey.PROJECTED_CITATION, ESRI_TEXT + WktText.shortened(wkt, LONGEST_TEXT));
  }
}
