package dev.swath.geotiff.write;

import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the images of a file whose tiles wait in spools.
///
/// @param schemas the full raster, then its overviews from large to small
/// @param framed whether tiles have leaders and trailers
/// @param longsInMemory entries of the tables of tiles of all images that are kept in memory
/// @param events whom the images tell what happens to them
record ImageFactory(
    Path target,
    List<RasterSchema> schemas,
    GeoTiffOptions options,
    CogOptions cog,
    boolean framed,
    int longsInMemory,
    SpooledImage.Events events) {
  ImageFactory {
    schemas = List.copyOf(schemas);
    check(schemas);
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

  /// All images, the full one too.
  CogImages all() {
    List<SpooledImage> made = make(0);
    int levels = schemas.size();
    return new CogImages(made.subList(0, levels), made.subList(levels, made.size()));
  }

  /// What belongs to the full image.
  ImageParts parts() {
    List<SpooledImage> made = make(1);
    int overviews = schemas.size() - 1;
    return new ImageParts(made.subList(0, overviews), made.subList(overviews, made.size()));
  }

  /// The levels from one on, then all masks.
  private List<SpooledImage> make(int firstLevel) {
    List<SpooledImage> made = new ArrayList<>();
    boolean whole = false;
    try {
      for (int level = firstLevel; level < schemas.size(); level++) {
        made.add(level == 0 ? full() : overview(schemas.get(level)));
      }
      for (int level = 0; cog.masked() && level < schemas.size(); level++) {
        made.add(mask(schemas.get(level), level > 0));
      }
      whole = true;
      return made;
    } finally {
      if (!whole) {
        ImageParts.release(made);
      }
    }
  }

  private SpooledImage full() {
    RasterSchema schema = schemas.getFirst();
    TileLayout layout = TileLayout.of(schema, options);
    TileEncoding encoding = TileEncoding.of(options, layout);
    List<Field> fields = RasterFields.full(schema, layout, encoding, options, structure(layout));
    return image(layout, encoder(schema, layout, encoding), fields, true);
  }

  private SpooledImage overview(RasterSchema schema) {
    TileLayout layout = TileLayout.of(schema, options);
    TileEncoding encoding = TileEncoding.of(options, layout);
    List<Field> fields = RasterFields.overview(schema, layout, encoding, options);
    return image(layout, encoder(schema, layout, encoding), fields, false);
  }

  private SpooledImage mask(RasterSchema schema, boolean reduced) {
    TileLayout layout = maskLayout(schema);
    return image(layout, new MaskEncoder(layout), RasterFields.mask(layout, reduced), false);
  }

  private CellEncoder encoder(RasterSchema schema, TileLayout layout, TileEncoding encoding) {
    return new TileEncoder(layout, encoding, schema.noData(), options.sparse());
  }

  private TileLayout maskLayout(RasterSchema schema) {
    return TileLayout.of(RasterSchema.of(DType.UINT8, 1, schema.rows(), schema.cols()), options);
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

  private SpooledImage image(
      TileLayout layout, CellEncoder encoder, List<Field> fields, boolean rowMajor) {
    TileSpool spool = new TileSpool(target, layout, framed, longsOf(layout));
    return new SpooledImage(layout, encoder, fields, rowMajor, spool, events);
  }

  /// An image's share of the memory for tables, by its part of all tiles.
  private int longsOf(TileLayout image) {
    double all = 0;
    for (RasterSchema schema : schemas) {
      all += TileLayout.of(schema, options).tiles();
      all += cog.masked() ? maskLayout(schema).tiles() : 0;
    }
    return Math.toIntExact(Math.round(longsInMemory * image.tiles() / all));
  }
}
