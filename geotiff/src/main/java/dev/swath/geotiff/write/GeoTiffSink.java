package dev.swath.geotiff.write;

import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.store.AtomicFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a raster as one GeoTIFF image, tile by tile, in memory that does not grow with it.
///
/// The file is little-endian: 16 bytes for a header; then the tiles without gaps, row by row of
/// tiles from the top, each from the left, the planes of a tile side by side; then, at the next
/// multiple of 16, the directory and its values. As the directory comes last, the choice between a
/// classic TIFF and a BigTIFF, which differ in header and directory alone, waits until the length
/// is known and moves no pixel.
///
/// The bytes depend on pixels, schema and options only. Tiles that come in the order of the file
/// are written once; others wait in a hidden spool file beside the target. Axes before the last two
/// become the samples of a pixel in C order.
///
/// Pixels are stored as they are: neither NaN nor any other value is turned into the nodata value
/// here. Pixels beyond the edge in tiles that reach over it are 0. Nothing touches the file system
/// before the first write, except the look whether the target exists.
public final class GeoTiffSink implements RasterSink {
  private static final long SAFE_BYTES = 2_000_000_000L;

  private final Path target;
  private final boolean overwrite;
  private final GeoTiffOptions options;
  private final Thresholds thresholds;
  private final TileLayout layout;
  private final TileEncoder encoder;
  private final List<Field> fields;
  private final long classicDirectoryBytes;
  private Optional<AtomicFile> file = Optional.empty();
  private Optional<TileStream> stream = Optional.empty();

  /// Where behaviour changes with size; smaller in tests.
  ///
  /// @param longestClassic bytes of the longest classic TIFF
  /// @param longsInMemory entries of the tables of tiles that are kept in memory
  record Thresholds(long longestClassic, int longsInMemory) {
    static final Thresholds DEFAULT =
        new Thresholds(DirectoryWriter.LONGEST_CLASSIC, TileStream.LONGS_IN_MEMORY);
  }

  /// @param overwrite whether an existing target is replaced on commit; else it is refused now
  public GeoTiffSink(Path target, boolean overwrite, RasterSchema schema, GeoTiffOptions options) {
    this(target, overwrite, schema, options, Thresholds.DEFAULT);
  }

  GeoTiffSink(
      Path target,
      boolean overwrite,
      RasterSchema schema,
      GeoTiffOptions options,
      Thresholds thresholds) {
    AtomicFile.refuseExisting(target, overwrite);
    this.target = target;
    this.overwrite = overwrite;
    this.options = options;
    this.thresholds = thresholds;
    try {
      this.layout = TileLayout.of(schema, options);
      TileEncoding encoding = TileEncoding.of(options, layout);
      this.fields = RasterFields.full(schema, layout, encoding, options, Map.of());
      this.encoder = new TileEncoder(layout, encoding, schema.noData(), options.sparse());
    } catch (SwathException e) {
      throw e.in(target.toString());
    }
    this.classicDirectoryBytes = directory(false, 0).end();
  }

  @Override
  public WriteUnits writeUnits() {
    return new WriteUnits(layout.grid(), true, true, layout.axisOrder());
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return encoder.workBytes(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    return encoder.encode(cell, pixels, into);
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    TileStream tiles = open();
    tiles.put(layout.place(cell), encoded);
    if (options.bigTiff() == GeoTiffOptions.BigTiff.NO) {
      checkClassic(tiles.end());
    }
  }

  private TileStream open() {
    if (file.isEmpty()) {
      AtomicFile created = AtomicFile.create(target, overwrite);
      file = Optional.of(created);
      stream =
          Optional.of(
              new TileStream(
                  created, layout, DirectoryWriter.HEADER_BYTES, thresholds.longsInMemory()));
    }
    return stream.orElseThrow();
  }

  private boolean fitsClassic(long pixelsEnd) {
    return DirectoryWriter.align(pixelsEnd) + classicDirectoryBytes <= thresholds.longestClassic();
  }

  private void checkClassic(long pixelsEnd) {
    if (!fitsClassic(pixelsEnd)) {
      throw new LimitException(
              "a classic TIFF has at most "
                  + thresholds.longestClassic()
                  + " bytes but this one becomes longer",
              "allow BigTIFF")
          .in(target.toString());
    }
  }

  @Override
  public void commit() {
    TileStream tiles = open();
    tiles.checkComplete();
    directory(isBig(tiles.end()), DirectoryWriter.align(tiles.end())).write(file.orElseThrow());
    file.orElseThrow().commit();
  }

  @Override
  public long readBacks() {
    return stream.map(TileStream::moved).orElse(0L);
  }

  private boolean isBig(long pixelsEnd) {
    return switch (options.bigTiff()) {
      case YES -> true;
      case NO -> false;
      case IF_SAFER -> layout.rawBytes() > SAFE_BYTES || !fitsClassic(pixelsEnd);
      case AUTO -> !fitsClassic(pixelsEnd);
    };
  }

  private DirectoryWriter directory(boolean big, long start) {
    List<Field> all = new ArrayList<>(fields);
    all.add(
        new Field(
            layout.tiled() ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS,
            big ? FieldType.LONG8 : FieldType.LONG,
            layout.tiles(),
            entry -> stream.orElseThrow().position(entry)));
    all.add(
        new Field(
            layout.tiled() ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS,
            FieldType.LONG,
            layout.tiles(),
            entry -> stream.orElseThrow().bytes(entry)));
    return new DirectoryWriter(List.of(all), big, start);
  }

  /// The most bytes that the file can take, for a look at the free space before.
  public long maxFileBytes() {
    long tile = encoder.maxEncodedBytes(layout.cellOfPlace(0));
    long pixels = Math.multiplyExact(layout.tiles(), tile);
    return directory(true, DirectoryWriter.align(DirectoryWriter.HEADER_BYTES + pixels)).end();
  }

  @Override
  public void close() {
    try (encoder;
        AtomicFile _ = file.orElse(null);
        TileStream _ = stream.orElse(null)) {
      // Each closes whatever happens to the others.
    }
  }
}
