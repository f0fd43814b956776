package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Compression;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

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
    GeoTiffOptions.Taken taken = options.taken();
    return schema
        .geometry()
        .map(
            place ->
                GeoFields.of(place, GdalFields.verticalCrs(schema.attributes()), taken.geoKeys()))
        .orElseGet(() -> GeoFields.of(taken));
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
    List<Field> fields = new ArrayList<>(ImageFields.cells(layout));
    fields.add(Field.unsigned(Tag.NEW_SUBFILE_TYPE, reduced ? MASK | REDUCED : MASK));
    fields.add(Field.shorts(Tag.BITS_PER_SAMPLE, 1));
    fields.add(Field.shorts(Tag.COMPRESSION, Compression.DEFLATE.code()));
    fields.add(Field.shorts(Tag.PHOTOMETRIC, TRANSPARENCY_MASK));
    fields.add(Field.shorts(Tag.SAMPLES_PER_PIXEL, 1));
    fields.add(Field.shorts(Tag.PLANAR_CONFIGURATION, 1));
    fields.add(Field.shorts(Tag.SAMPLE_FORMAT, 1));
    return fields;
  }

  /// The tables of tiles or strips.
  ///
  /// @param positions of a tile in the file, by its entry
  /// @param bytes of a tile, by its entry
  static List<Field> tables(
      TileLayout layout, boolean big, LongUnaryOperator positions, LongUnaryOperator bytes) {
    int offsets = layout.tiled() ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    int counts = layout.tiled() ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
    FieldType offset = big ? FieldType.LONG8 : FieldType.LONG;
    return List.of(
        new Field(offsets, offset, layout.tiles(), positions),
        new Field(counts, FieldType.LONG, layout.tiles(), bytes));
  }
}
