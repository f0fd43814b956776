package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.geo.GeoKey;
import dev.swath.geotiff.geo.RawGeoKeys;
import dev.swath.grid.Crs;
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
    Optional<EpsgKinds.Kind> kind =
        crs.epsg().isPresent() ? kind(crs.epsg().getAsInt(), crs.wkt()) : Optional.empty();
    if (kind.isPresent()) {
      putCode(keys, crs, kind.get());
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

  /// The kind of a code, or, for a code younger than the table, of the text that comes with it.
  private static Optional<EpsgKinds.Kind> kind(int code, Optional<String> wkt) {
    Optional<EpsgKinds.Kind> kind = EpsgKinds.table().kind(code);
    if (kind.isEmpty() && code > 0 && code <= LARGEST_SHORT && code != GeoKey.USER_DEFINED) {
      kind = wkt.flatMap(WktText::kind).filter(k -> k != EpsgKinds.Kind.COMPOUND);
    }
    return kind.filter(k -> k != EpsgKinds.Kind.VERTICAL);
  }

  private static void putCode(GeoKeyBuilder keys, Crs crs, EpsgKinds.Kind kind) {
    int code = crs.epsg().getAsInt();
    keys.text(GeoKey.CITATION, crs.name());
    switch (kind) {
      case PROJECTED ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.PROJECTED).code(GeoKey.PROJECTED_CRS, code);
      case GEOGRAPHIC ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.GEOGRAPHIC).code(GeoKey.GEODETIC_CRS, code);
      case GEOCENTRIC ->
          keys.code(GeoKey.MODEL_TYPE, GeoKey.GEOCENTRIC).code(GeoKey.GEODETIC_CRS, code);
      case COMPOUND -> {
        EpsgKinds.Parts parts = EpsgKinds.table().parts(code);
        boolean projected =
            EpsgKinds.table()
                .kind(parts.horizontal())
                .equals(Optional.of(EpsgKinds.Kind.PROJECTED));
        keys.compound()
            .code(GeoKey.MODEL_TYPE, projected ? GeoKey.PROJECTED : GeoKey.GEOGRAPHIC)
            .code(projected ? GeoKey.PROJECTED_CRS : GeoKey.GEODETIC_CRS, parts.horizontal())
            .code(GeoKey.VERTICAL_CRS, parts.vertical());
      }
      case VERTICAL -> throw new IllegalArgumentException(crs.label() + " is a vertical system");
    }
  }

  private static void putText(GeoKeyBuilder keys, Crs crs, String wkt) {
    if (WktText.kind(wkt).equals(Optional.of(EpsgKinds.Kind.COMPOUND))) {
      keys.compound();
    }
    keys.code(GeoKey.MODEL_TYPE, GeoKey.USER_DEFINED)
        .text(GeoKey.CITATION, crs.name())
        .text(GeoKey.PROJECTED_CITATION, ESRI_TEXT + WktText.shortened(wkt, LONGEST_TEXT));
  }
}
