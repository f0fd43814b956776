package dev.swath.crs;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsKind;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.Wkt;
import java.util.Optional;
import java.util.OptionalInt;

/// From a system's identity to what can be computed with.
///
/// The definition is that of the code's text in the EPSG Dataset, or of the system's own text. The
/// tie of its datum to WGS 84 is what the text says, else what proj4j's table has for the code or
/// for that of the geographic system below.
final class Definitions {
  private final Crs crs;

  private Definitions(Crs crs) {
    this.crs = crs;
  }

  static CoordinateSystem of(Crs crs) {
    return new Definitions(crs).open();
  }

  private CoordinateSystem open() {
    Optional<Wkt> text = text();
    if (text.isEmpty()) {
      ProjText table =
          crs.epsg().isPresent()
              ? LibraryCodes.find(crs.epsg().getAsInt()).orElseThrow(this::unknown)
              : fail();
      return system(table.parameters(), table.tie());
    }
    requireHorizontal(text.get());
    Wkt system = text.get().horizontal();
    return system(parameters(system), tie(text.get(), system));
  }

  private ProjText fail() {
    throw unknown();
  }

  private Optional<Wkt> text() {
    if (crs.epsg().isPresent()) {
      Optional<String> known = EpsgDataset.wkt(crs.epsg().getAsInt());
      if (known.isPresent()) {
        return known.map(Wkt::parse);
      }
    }
    return crs.wkt().map(Wkt::parse);
  }

  private UnsupportedDataException unknown() {
    return new UnsupportedDataException(
        "the coordinate system " + crs.label() + " is not known",
        "give an EPSG code such as EPSG:32631, or complete well-known text");
  }

  private void requireHorizontal(Wkt text) {
    Optional<CrsKind> kind = text.horizontal().kind();
    boolean horizontal =
        kind.equals(Optional.of(CrsKind.PROJECTED)) || kind.equals(Optional.of(CrsKind.GEOGRAPHIC));
    if (!horizontal) {
      throw new UnsupportedDataException(
          crs.label() + " is neither a map nor latitudes and longitudes",
          "give a projected or geographic system");
    }
  }

  /// What the text says; where its method is not known, what the library's table says of its code.
  private Parameters parameters(Wkt system) {
    try {
      return WktParameters.of(system);
    } catch (UnsupportedDataException e) {
      OptionalInt code = crs.epsg().isPresent() ? crs.epsg() : system.epsg();
      Optional<ProjText> table =
          code.isPresent() && WktParameters.geographic(system).isPresent()
              ? LibraryCodes.find(code.getAsInt())
              : Optional.empty();
      return table.orElseThrow(() -> e).parameters();
    }
  }

  private Optional<Tie> tie(Wkt text, Wkt system) {
    Optional<Tie> said = saidTie(text, system);
    if (said.isPresent()) {
      return said;
    }
    Wkt base = WktParameters.geographic(system).orElse(system);
    return tie(crs.epsg()).or(() -> tie(system.epsg())).or(() -> tie(base.epsg()));
  }

  private static Optional<Tie> tie(OptionalInt code) {
    return code.isPresent()
        ? LibraryCodes.find(code.getAsInt()).flatMap(ProjText::tie)
        : Optional.empty();
  }

  private static Optional<Tie> saidTie(Wkt text, Wkt system) {
    Wkt base = WktParameters.geographic(system).orElse(system);
    Optional<Wkt> shift = base.child("DATUM").flatMap(datum -> datum.child("TOWGS84"));
    if (shift.isPresent()) {
      StringBuilder list = new StringBuilder();
      for (int i = 0; shift.get().text(i).isPresent(); i++) {
        list.append(i == 0 ? "" : ",").append(shift.get().text(i).get());
      }
      return Optional.of(ProjText.helmert(list.toString()));
    }
    if (text.keyword().equals("BOUNDCRS")) {
      return Optional.of(new Tie.Unknown());
    }
    return Optional.empty();
  }

  private CoordinateSystem system(Parameters parameters, Optional<Tie> said) {
    Ellipsoid ellipsoid = parameters.ellipsoid();
    boolean usual = ellipsoid.isLike(Ellipsoid.WGS84) || ellipsoid.isLike(Ellipsoid.GRS80);
    Tie otherwise =
        usual ? new Tie.Wgs84() : ellipsoid.isSphere() ? new Tie.Sphere() : new Tie.Unknown();
    Tie tie = said.orElse(otherwise);
    if (tie instanceof Tie.Wgs84 && !usual && !parameters.projection().equals("webmerc")) {
      tie = new Tie.Helmert(java.util.List.of(0.0, 0.0, 0.0));
    }
    return new CoordinateSystem(parameters.open(), new Datum(ellipsoid, tie), crs.label());
  }
}
