package dev.swath.geotiff.write;

import dev.swath.SwathException;
import dev.swath.array.Block;
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

/// Writes a raster as a GeoTIFF, tile by tile, in memory that does not grow with it.
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
/// Overviews and masks, if there are any, are sinks of their own. Their tiles wait in spools and
/// follow those of the raster: its mask, the overviews, their masks. Their directories follow the
/// raster's in the same order. The file is then complete when the last of all sinks commits.
///
/// Pixels are stored as they are: neither NaN nor any other value is turned into the nodata value
/// here. Pixels beyond the edge in tiles that reach over it are 0. Nothing touches the file system
/// before the first write, except the look whether the target exists.
public final class GeoTiffSink implements RasterSink {
  private final Path target;
  private final boolean overwrite;
  private final FileLength length;
  private final int longsInMemory;
  private final TileLayout layout;
  private final TileEncoder encoder;
  private final List<Field> fields;
  private final ImageParts parts;
  private final long classicDirectoryBytes;
  private Optional<AtomicFile> file = Optional.empty();
  private Optional<TileStream> stream = Optional.empty();
  private boolean committed;

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
    this(target, overwrite, List.of(schema), options, false);
  }

  /// @param overwrite whether an existing target is replaced on commit; else it is refused now
  /// @param levels the raster, then its overviews from large to small, of the same type and bands
  /// @param masked whether each level has a mask of one bit a pixel, set where the pixel is valid
  public GeoTiffSink(
      Path target,
      boolean overwrite,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      boolean masked) {
    this(target, overwrite, levels, options, masked, Thresholds.DEFAULT);
  }

  GeoTiffSink(
      Path target,
      boolean overwrite,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      boolean masked,
      Thresholds thresholds) {
    AtomicFile.refuseExisting(target, overwrite);
    this.target = target;
    this.overwrite = overwrite;
    this.length = new FileLength(target, options.bigTiff(), thresholds.longestClassic());
    this.longsInMemory = thresholds.longsInMemory();
    try {
      RasterSchema schema = levels.getFirst();
      this.layout = TileLayout.of(schema, options);
      TileEncoding encoding = TileEncoding.of(options, layout);
      this.fields = RasterFields.full(schema, layout, encoding, options, Map.of());
      this.parts =
          new ImageFactory(
                  target,
                  levels,
                  options,
                  CogOptions.DEFAULT.withMasked(masked),
                  false,
                  longsInMemory,
                  events())
              .parts();
      this.encoder = new TileEncoder(layout, encoding, schema.noData(), options.sparse());
    } catch (SwathException e) {
      throw e.in(target.toString());
    }
    this.classicDirectoryBytes = directory(false, 0).end();
  }

  private SpooledImage.Events events() {
    return new SpooledImage.Events() {
      @Override
      public void grown(long bytes) {
        checkLength();
      }

      @Override
      public void committed() {
        commitIfWhole();
      }
    };
  }

  /// One for each overview, in the order of the levels. This sink closes them.
  public List<RasterSink> overviews() {
    return List.copyOf(parts.overviews());
  }

  /// One for the mask of each level, the raster's first, or none if there are no masks. This sink
  /// closes them. A mask takes uint8 pixels of one band: 0 where a pixel is not valid.
  public List<RasterSink> masks() {
    return List.copyOf(parts.masks());
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
    checkLength();
  }

  private void checkLength() {
    length.check(this::classicBytes);
  }

  /// Length of a classic file with what is there by now.
  private long classicBytes() {
    long tiles = stream.map(TileStream::end).orElse((long) DirectoryWriter.HEADER_BYTES);
    return DirectoryWriter.align(tiles + parts.bytes()) + classicDirectoryBytes;
  }

  private TileStream open() {
    if (file.isEmpty()) {
      AtomicFile created = AtomicFile.create(target, overwrite);
      file = Optional.of(created);
      stream =
          Optional.of(new TileStream(created, layout, DirectoryWriter.HEADER_BYTES, longsInMemory));
    }
    return stream.orElseThrow();
  }

  @Override
  public void commit() {
    open().checkComplete();
    committed = true;
    commitIfWhole();
  }

  private void commitIfWhole() {
    if (committed && parts.areCommitted()) {
      checkLength();
      AtomicFile written = file.orElseThrow();
      long end = stream.orElseThrow().end();
      boolean big = length.isBig(classicBytes(), layout.rawBytes());
      DirectoryWriter directory = directory(big, DirectoryWriter.align(end + parts.bytes()));
      parts.moveTiles(written, end);
      directory.write(written);
      written.commit();
    }
  }

  @Override
  public long readBacks() {
    return stream.map(TileStream::moved).orElse(0L);
  }

  private DirectoryWriter directory(boolean big, long start) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(
        RasterFields.tables(
            layout,
            big,
            entry -> stream.orElseThrow().position(entry),
            entry -> stream.orElseThrow().bytes(entry)));
    List<List<Field>> directories = new ArrayList<>(parts.directories(big));
    directories.addFirst(all);
    return new DirectoryWriter(directories, big, start);
  }

  /// The most bytes that the file can take, for a look at the free space before.
  public long maxFileBytes() {
    long tile = encoder.maxEncodedBytes(layout.cellOfPlace(0));
    long pixels = Math.addExact(Math.multiplyExact(layout.tiles(), tile), parts.maxBytes());
    return directory(true, DirectoryWriter.align(DirectoryWriter.HEADER_BYTES + pixels)).end();
  }

  @Override
  public void close() {
    try (encoder;
        parts;
        AtomicFile _ = file.orElse(null);
        TileStream _ = stream.orElse(null)) {
      // Each closes whatever happens to the others.
    }
  }
}
