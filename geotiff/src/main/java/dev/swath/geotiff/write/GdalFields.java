package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.Tag;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// The fields for what GDAL knows of a raster beside its pixels: nodata, names, scales, metadata.
///
/// Attributes whose names GDAL gives to fields of TIFF, such as `TIFFTAG_SOFTWARE`, become those
/// fields. `AREA_OR_POINT` and `VERTICAL_CRS` are among the GeoKeys; what a source said of its own
/// structure or of a nodata value it could not have is left out. All others go into the XML text.
final class GdalFields {
  private static final Map<String, Integer> TEXTS =
      Map.of(
          "TIFFTAG_DOCUMENTNAME", Tag.DOCUMENT_NAME,
          "TIFFTAG_IMAGEDESCRIPTION", Tag.IMAGE_DESCRIPTION,
          "TIFFTAG_SOFTWARE", Tag.SOFTWARE,
          "TIFFTAG_DATETIME", Tag.DATE_TIME,
          "TIFFTAG_ARTIST", Tag.ARTIST,
          "TIFFTAG_HOSTCOMPUTER", Tag.HOST_COMPUTER,
          "TIFFTAG_COPYRIGHT", Tag.COPYRIGHT);
  private static final Map<String, Integer> NUMBERS =
      Map.of("TIFFTAG_XRESOLUTION", Tag.X_RESOLUTION, "TIFFTAG_YRESOLUTION", Tag.Y_RESOLUTION);
  private static final String RESOLUTION_UNIT = "TIFFTAG_RESOLUTIONUNIT";
  private static final String ORIENTATION = "IMAGE_STRUCTURE:ORIENTATION";
  private static final String VERTICAL_CRS = "VERTICAL_CRS";
  private static final String EPSG = "EPSG:";
  private static final Set<String> ELSEWHERE = Set.of("AREA_OR_POINT", VERTICAL_CRS, "GDAL_NODATA");

  private GdalFields() {}

  /// @param structure items about the file itself, in place of those that the source had
  static List<Field> of(
      RasterSchema schema, ColorModel photometric, Map<String, String> structure) {
    List<Field> fields = new ArrayList<>(noData(schema));
    MetadataXml xml = new MetadataXml();
    for (Map.Entry<String, String> item : schema.attributes().entrySet()) {
      if (!isSaidElsewhere(item.getKey()) && !addField(fields, item)) {
        xml.item(item.getKey(), item.getValue());
      }
    }
    structure.forEach(xml::item);
    for (int i = 0; i < schema.bands().size(); i++) {
      BandInfo band = schema.bands().get(i);
      xml.band(i, band, saysRole(photometric, i, band));
    }
    xml.text().ifPresent(text -> fields.add(Field.text(Tag.GDAL_METADATA, text)));
    return fields;
  }

  /// The field of the nodata value, if there is one.
  static List<Field> noData(RasterSchema schema) {
    return schema.noData().map(v -> Field.text(Tag.GDAL_NODATA, NoDataText.of(v))).stream()
        .toList();
  }

  /// EPSG code of the heights' system, if an attribute names one.
  static OptionalInt verticalCrs(Map<String, String> attributes) {
    String text = attributes.getOrDefault(VERTICAL_CRS, "");
    boolean isCode = text.matches(EPSG + "[0-9]{4,5}");
    return isCode
        ? OptionalInt.of(Integer.parseInt(text.substring(EPSG.length())))
        : OptionalInt.empty();
  }

  private static boolean isSaidElsewhere(String name) {
    return ELSEWHERE.contains(name)
        || name.startsWith("IMAGE_STRUCTURE:") && !name.equals(ORIENTATION);
  }

  private static boolean addField(List<Field> fields, Map.Entry<String, String> item) {
    String name = item.getKey();
    if (TEXTS.containsKey(name)) {
      fields.add(Field.text(TEXTS.get(name), item.getValue()));
      return true;
    }
    try {
      double number = Double.parseDouble(item.getValue().split(" ")[0]);
      if (NUMBERS.containsKey(name) && number >= 0 && number < 0xffff_ffffL) {
        fields.add(Field.rational(NUMBERS.get(name), number));
        return true;
      }
      if (name.equals(ORIENTATION)) {
        fields.add(Field.shorts(Tag.ORIENTATION, Math.clamp(Math.round(number), 1, 8)));
        return true;
      }
      if (name.equals(RESOLUTION_UNIT) && number >= 1 && number <= 3) {
        fields.add(Field.shorts(Tag.RESOLUTION_UNIT, Math.toIntExact(Math.round(number))));
        return true;
      }
      return false;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// Whether a band's role follows from the photometric interpretation or its extra samples, or
  /// means nothing without them.
  private static boolean saysRole(ColorModel photometric, int band, BandInfo info) {
    boolean colour =
        switch (photometric) {
          case ColorModel.Rgb() -> band < 3;
          case ColorModel.Palette _ -> band == 0;
          case ColorModel.MinIsBlack(), ColorModel.MinIsWhite() ->
              band == 0 && info.role().equals("gray");
          case ColorModel.ByRole() -> false;
        };
    return colour
        || band > 0 && info.role().equals("alpha")
        || info.role().equals("palette")
        || info.role().equals("undefined");
  }
}
