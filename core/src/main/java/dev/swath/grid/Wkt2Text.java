package dev.swath.grid;

import java.util.Optional;

/// Turns text of WKT 1 into WKT 2: geographic systems, and projected ones of the methods of
/// [Wkt1Method]. What a text says beyond that, such as a shift to another datum, has no place in
/// it, so such texts are not turned.
public final class Wkt2Text {
  private final StringBuilder text = new StringBuilder();
  private final Wkt base;

  private Wkt2Text(Wkt base) {
    this.base = base;
  }

  /// The text of a system in WKT 2; empty for one that cannot be turned.
  public static Optional<String> of(Wkt system) {
    return switch (system.keyword()) {
      case "GEOGCS" -> geographic(system);
      case "PROJCS" -> system.child("GEOGCS").flatMap(base -> projected(system, base));
      default -> Optional.empty();
    };
  }

  private static Optional<String> geographic(Wkt system) {
    if (!isPlain(system)) {
      return Optional.empty();
    }
    Wkt2Text writer = new Wkt2Text(system);
    writer.text.append("GEOGCRS[").append(quoted(system.name())).append(',');
    writer.datum();
    String unit = writer.angleUnit();
    writer
        .text
        .append(",CS[ellipsoidal,2],AXIS[\"latitude\",north,ORDER[1],")
        .append(unit)
        .append("],AXIS[\"longitude\",east,ORDER[2],")
        .append(unit)
        .append(']')
        .append(id(system))
        .append(']');
    return Optional.of(writer.text.toString());
  }

  private static Optional<String> projected(Wkt system, Wkt base) {
    Optional<Wkt1Method> method =
        system.child("PROJECTION").map(Wkt::name).flatMap(name -> Wkt1Method.of(name, system));
    if (method.isEmpty()
        || !isPlain(base)
        || !system.child("UNIT").map(Wkt2Text::hasNumber).orElse(true)
        || system.child("EXTENSION").isPresent()) {
      return Optional.empty();
    }
    Wkt2Text writer = new Wkt2Text(base);
    writer.text.append("PROJCRS[").append(quoted(system.name())).append(",BASEGEOGCRS[");
    writer.text.append(quoted(base.name())).append(',');
    writer.datum();
    writer.text.append(id(base)).append("],CONVERSION[\"unnamed\",");
    String length = unit("LENGTHUNIT", system.child("UNIT"), "metre", "1");
    if (!writer.conversion(method.get(), system, length)) {
      return Optional.empty();
    }
    writer
        .text
        .append("],CS[Cartesian,2],AXIS[\"easting\",east,ORDER[1],")
        .append(length)
        .append("],AXIS[\"northing\",north,ORDER[2],")
        .append(length)
        .append(']')
        .append(id(system))
        .append(']');
    return Optional.of(writer.text.toString());
  }

  /// Whether a geographic system has all that is needed and nothing that would be lost.
  private static boolean isPlain(Wkt system) {
    return system
            .child("DATUM")
            .filter(datum -> datum.child("TOWGS84").isEmpty())
            .flatMap(datum -> datum.child("SPHEROID"))
            .filter(s -> s.text(2).filter(Wkt1Method::isNumber).isPresent())
            .filter(Wkt2Text::hasNumber)
            .isPresent()
        && system.child("PRIMEM").map(Wkt2Text::hasNumber).orElse(true)
        && system.child("UNIT").map(Wkt2Text::hasNumber).orElse(true)
        && system.child("EXTENSION").isEmpty();
  }

  /// Whether a number follows the name.
  private static boolean hasNumber(Wkt node) {
    return node.text(1).filter(Wkt1Method::isNumber).isPresent();
  }

  private void datum() {
    Wkt datum = base.child("DATUM").orElseThrow();
    Wkt ellipsoid = datum.child("SPHEROID").orElseThrow();
    text.append("DATUM[")
        .append(quoted(datum.name()))
        .append(",ELLIPSOID[")
        .append(quoted(ellipsoid.name()))
        .append(',')
        .append(ellipsoid.text(1).orElseThrow())
        .append(',')
        .append(ellipsoid.text(2).orElseThrow())
        .append(",LENGTHUNIT[\"metre\",1]]")
        .append(id(datum))
        .append("],PRIMEM[")
        .append(quoted(base.child("PRIMEM").map(Wkt::name).orElse("Greenwich")))
        .append(',')
        .append(base.child("PRIMEM").flatMap(p -> p.text(1)).orElse("0"))
        .append(',')
        .append(angleUnit())
        .append(']');
  }

  private String angleUnit() {
    return unit("ANGLEUNIT", base.child("UNIT"), "degree", "0.0174532925199433");
  }

  private boolean conversion(Wkt1Method method, Wkt system, String length) {
    text.append("METHOD[").append(quoted(method.label()));
    text.append(method.code() == 0 ? "" : ",ID[\"EPSG\"," + method.code() + "]").append(']');
    for (Wkt1Method.Parameter parameter : method.parameters()) {
      Optional<String> value = parameter.value(system);
      if (value.isEmpty()) {
        return false;
      }
      text.append(",PARAMETER[").append(quoted(parameter.label())).append(',').append(value.get());
      text.append(',')
          .append(
              switch (parameter.kind()) {
                case ANGLE -> angleUnit();
                case LENGTH -> length;
                case SCALE -> "SCALEUNIT[\"unity\",1]";
              })
          .append(",ID[\"EPSG\",")
          .append(parameter.code())
          .append("]]");
    }
    return true;
  }

  private static String unit(String keyword, Optional<Wkt> unit, String name, String size) {
    return keyword
        + '['
        + quoted(unit.map(Wkt::name).orElse(name))
        + ','
        + unit.flatMap(u -> u.text(1)).orElse(size)
        + ']';
  }

  private static String id(Wkt node) {
    return node.epsg().isPresent() ? ",ID[\"EPSG\"," + node.epsg().getAsInt() + ']' : "";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
