package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Compression;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All fields of a directory but the tables of tiles, by what its image is.
final class RasterFields {
  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int TRANSPARENCY_MASK = 4;

  private RasterFields() {}

  /// The fields of a raster at full resolution.
  ///
  /// @param structure items about the file itself that GDAL's metadata hold
  static List<Field> full(
      RasterSchema schema,
      TileLayout layout,
      TileEncoding encoding,
      GeoTiffOptions options,
      Map<String, String> structure) {
    ColorModel photometric = ColorModel.resolve(options.photometric(), schema);
    List<Field> fields =
        new ArrayList<>(ImageFields.of(layout, encoding, photometric, schema.bands()));
    fields.addAll(place(schema, options));
    fields.addAll(GdalFields.of(schema, photometric, structure));
    return fields;
  }

  private static List<Field> place(RasterSchema schema, GeoTiffOptions options) {
    return schema
        .geometry()
        .map(
            place ->
                GeoFields.of(place, GdalFields.verticalCrs(schema.attributes()), options.geoKeys()))
        .or(() -> options.geoKeys().map(GeoFields::keys))
        .orElse(List.of());
  }

  /// The fields of an overview, which readers place by the full image.
  static List<Field> overview(
      RasterSchema schema, TileLayout layout, TileEncoding encoding, GeoTiffOptions options) {
    ColorModel photometric = ColorModel.resolve(options.photometric(), schema);
    List<Field> fields =
        new ArrayList<>(ImageFields.of(layout, encoding, photometric, schema.bands()));
    fields.add(Field.unsigned(Tag.NEW_SUBFILE_TYPE, REDUCED));
    fields.addAll(GdalFields.noData(schema));
    return fields;
  }

  /// The fields of a mask of one bit a pixel.
  ///
  /// @param reduced whether it belongs to an overview
  static List<Field> mask(TileLayout layout, boolean reduced) {
    return List.of(
        Field.unsigned(Tag.NEW_SUBFILE_TYPE, reduced ? MASK | REDUCED : MASK),
        Field.unsigned(Tag.IMAGE_WIDTH, layout.cols()),
        Field.unsigned(Tag.IMAGE_LENGTH, layout.rows()),
        Field.shorts(Tag.BITS_PER_SAMPLE, 1),
        Field.shorts(Tag.COMPRESSION, Compression.DEFLATE.code()),
        Field.shorts(Tag.PHOTOMETRIC, TRANSPARENCY_MASK),
        Field.shorts(Tag.SAMPLES_PER_PIXEL, 1),
        Field.shorts(Tag.PLANAR_CONFIGURATION, 1),
        Field.shorts(Tag.SAMPLE_FORMAT, 1),
        Field.unsigned(Tag.TILE_WIDTH, layout.tileCols()),
        Field.unsigned(Tag.TILE_LENGTH, layout.tileRows()));
  }
}
