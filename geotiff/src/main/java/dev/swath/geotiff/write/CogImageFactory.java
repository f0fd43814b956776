package dev.swath.geotiff.write;

import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the images of a cloud-optimized GeoTIFF.
///
/// @param events whom the images tell what happens to them
record CogImageFactory(
    Path target,
    GeoTiffOptions options,
    CogOptions cog,
    GeoTiffSink.Thresholds thresholds,
    CogImage.Events events) {
  /// @param schemas the full raster, then its overviews from large to small
  CogImages images(List<RasterSchema> schemas) {
    check(schemas);
    List<CogImage> made = new ArrayList<>();
    boolean whole = false;
    try {
      for (int level = 0; level < schemas.size(); level++) {
        made.add(level(schemas, level));
      }
      for (int level = 0; cog.masked() && level < schemas.size(); level++) {
        made.add(mask(schemas, level));
      }
      whole = true;
      int levels = schemas.size();
      return new CogImages(made.subList(0, levels), made.subList(levels, made.size()));
    } finally {
      if (!whole) {
        CogImages.release(made);
      }
    }
  }

  private static void check(List<RasterSchema> schemas) {
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException("a raster has at least one level but got none");
    }
    RasterSchema full = schemas.getFirst();
    RasterSchema larger = full;
    for (RasterSchema level : schemas) {
      boolean alike =
          level.dtype() == full.dtype()
              && level.noData().equals(full.noData())
              && level.rank() == full.rank()
              && level
                  .extent()
                  .with(level.rank() - 2, 0, full.rows())
                  .with(level.rank() - 1, 0, full.cols())
                  .equals(full.extent());
      if (!alike || level.rows() > larger.rows() || level.cols() > larger.cols()) {
        throw new IllegalArgumentException(
            "an overview has the type and bands of the full raster, "
                + full.dtype()
                + " "
                + full.extent()
                + ", and is no larger than the one before it but got "
                + level.dtype()
                + " "
                + level.extent());
      }
      larger = level;
    }
  }

  private CogImage level(List<RasterSchema> schemas, int level) {
    RasterSchema schema = schemas.get(level);
    TileLayout layout = TileLayout.of(schema, options);
    TileEncoding encoding = TileEncoding.of(options, layout);
    List<Field> fields =
        level == 0
            ? RasterFields.full(schema, layout, encoding, options, structure(layout))
            : RasterFields.overview(schema, layout, encoding, options);
    CellEncoder encoder = new TileEncoder(layout, encoding, schema.noData(), options.sparse());
    return new CogImage(layout, encoder, fields, level == 0, spool(layout, schemas), events);
  }

  private Map<String, String> structure(TileLayout layout) {
    Map<String, String> items = new TreeMap<>();
    if (layout.planar()) {
      items.put("IMAGE_STRUCTURE:INTERLEAVE", "TILE");
    }
    if (!cog.resampling().isEmpty()) {
      items.put("IMAGE_STRUCTURE:OVERVIEW_RESAMPLING", cog.resampling());
    }
    return items;
  }

  private CogImage mask(List<RasterSchema> schemas, int level) {
    RasterSchema schema = schemas.get(level);
    RasterSchema one = RasterSchema.of(DType.UINT8, 1, schema.rows(), schema.cols());
    TileLayout layout = TileLayout.of(one, options);
    List<Field> fields = RasterFields.mask(layout, level > 0);
    return new CogImage(
        layout, new MaskEncoder(layout), fields, false, spool(layout, schemas), events);
  }

  /// A spool with its share of the memory for tables of tiles.
  private TileSpool spool(TileLayout layout, List<RasterSchema> schemas) {
    long all = 0;
    for (RasterSchema schema : schemas) {
      all = Math.addExact(all, TileLayout.of(schema, options).tiles());
    }
    double share = (double) layout.tiles() / (cog.masked() ? 2 * all : all);
    return new TileSpool(
        target, layout, true, Math.toIntExact(Math.round(share * thresholds.longsInMemory())));
  }
}
