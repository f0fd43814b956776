package dev.swath.geotiff.write;

import dev.swath.raster.BandInfo;
import java.util.Map;
import java.util.Optional;

/// The text of the GDAL_METADATA field: one `Item` a line, numbered by `sample` if it is a band's.
///
/// Values are escaped twice, as GDAL does it and undoes it; names once.
final class MetadataXml {
  private final StringBuilder items = new StringBuilder();

  /// @param name of the item, with `domain:` in front if it belongs to one
  void item(String name, String value) {
    add(name, "", "", value);
  }

  /// @param roleIsKnown whether other fields tell the band's role
  void band(int sample, BandInfo band, boolean roleIsKnown) {
    String at = " sample=\"" + sample + '"';
    if (!band.name().isEmpty()) {
      add("DESCRIPTION", at, "description", band.name());
    }
    if (band.offset() != 0) {
      add("OFFSET", at, "offset", number(band.offset()));
    }
    if (band.scale() != 1) {
      add("SCALE", at, "scale", number(band.scale()));
    }
    if (!band.unit().isEmpty()) {
      add("UNITTYPE", at, "unittype", band.unit());
    }
    if (!band.role().isEmpty() && !roleIsKnown) {
      add("COLORINTERP", at, "colorinterp", capitalised(band.role()));
    }
    for (Map.Entry<String, String> item : band.metadata().entrySet()) {
      add(item.getKey(), at, "", item.getValue());
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String capitalised(String role) {
    return Character.toUpperCase(role.charAt(0)) + role.substring(1);
  }

  private void add(String name, String sample, String role, String value) {
    int colon = name.indexOf(':');
    items.append("  <Item name=\"").append(escaped(name.substring(colon + 1))).append('"');
    items.append(sample);
    if (colon >= 0) {
      items.append(" domain=\"").append(escaped(name.substring(0, colon))).append('"');
    }
    if (!role.isEmpty()) {
      items.append(" role=\"").append(role).append('"');
    }
    items.append('>').append(escaped(escaped(value))).append("</Item>\n");
  }

  /// The text, if there is any item.
  Optional<String> text() {
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of("<GDALMetadata>\n" + items + "</GDALMetadata>\n");
  }

  /// XML 1.0 has no way to write most control characters; they become spaces.
  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\n', '\t' -> text.append(c);
        default -> text.append(c < ' ' || c > '\ufffd' ? ' ' : c);
      }
    }
    return text.toString();
  }
}
