package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Limits;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;

/// One image of a GeoTIFF: bands, rows and columns in units of its tiles or strips.
///
/// A unit has all bands where the samples of a pixel lie together, else one. Strips that are not
/// compressed are cut into units of about a megabyte, so that an image in a single strip streams.
/// Values are as stored: palette indices, inverted grays, unscaled. Safe for any threads.
public final class GeoTiffRaster implements StoredUnits {
  /// Bytes that a part of an uncompressed strip has at most, if a row is not larger.
  private static final long PART_BYTES = 1 << 20;

  /// A chunk may take this much more room in the file than its pixels do.
  private static final long SLACK_BYTES = 64 << 10;

  private final ByteSource source;
  private final Directory directory;
  private final ImageLayout layout;
  private final RasterSchema schema;
  private final Limits limits;
  private final boolean inParts;
  private final ChunkGrid grid;
  private final ChunkDecoders decoders;
  private ChunkTable table;

  GeoTiffRaster(
      ByteSource source,
      Directory directory,
      ImageLayout layout,
      RasterSchema schema,
      Limits limits) {
    this.source = source;
    this.directory = directory;
    this.layout = layout;
    this.schema = schema;
    this.limits = limits;
    this.inParts = ChunkDecoders.canReadRows(layout);
    this.grid = new ChunkGrid(schema.extent(), layout.chunks(), partRows());
    this.decoders = new ChunkDecoders(directory, layout);
  }

  private int partRows() {
    int rows = layout.chunks().rows();
    return inParts ? Math.toIntExact(Math.clamp(PART_BYTES / layout.plainBytes(1), 1, rows)) : rows;
  }

  /// How the pixels are laid out in the file.
  public ImageLayout layout() {
    return layout;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public UnitGrid units() {
    return grid;
  }

  @Override
  public int[] axisOrder() {
    return layout.chunkSamples() == 1 ? Block.axes(3) : Block.interleavedAxes(3);
  }

  /// Whether another image has as many rows and columns.
  boolean hasSizeOf(GeoTiffRaster other) {
    return schema.rows() == other.schema.rows() && schema.cols() == other.schema.cols();
  }

  /// Rows to decode for a unit: a tile is decoded whole even where the image ends.
  private int rows(CellIndex unit) {
    return layout.chunks().tiled()
        ? layout.chunks().rows()
        : Math.toIntExact(grid.window(unit).size(1));
  }

  private boolean isClipped(CellIndex unit) {
    Window window = grid.window(unit);
    return window.size(1) != rows(unit) || window.size(2) != layout.chunks().cols();
  }

  @Override
  public long scratchBytes(CellIndex unit) {
    checkChunkSize();
    int rows = rows(unit);
    return decoders.scratchBytes(rows) + (isClipped(unit) ? layout.decodedBytes(rows) : 0);
  }

  private void checkChunkSize() {
    long bytes = layout.decodedBytes(grid.all().count() == 0 ? 0 : largestRows());
    if (bytes > limits.blockBytes()) {
      throw new LimitException(
              "a "
                  + layout.chunks().kind()
                  + " of "
                  + bytes
                  + " decoded bytes exceeds the limit of "
                  + limits.blockBytes(),
              "raise the limit 'blockBytes' if you trust the file")
          .in(place());
    }
  }

  private int largestRows() {
    return inParts ? partRows() : layout.chunks().rows();
  }

  @Override
  public long storedBytes(CellIndex unit) {
    try {
      if (inParts) {
        return table().isStored(grid.chunk(unit)) ? layout.plainBytes(rows(unit)) : 0;
      }
      long most = 2 * layout.decodedBytes(rows(unit)) + SLACK_BYTES;
      return table().bytes(grid.chunk(unit), most);
    } catch (SwathException e) {
      throw e.in(place());
    }
  }

  @Override
  public void fetch(CellIndex unit, MemorySegment into) {
    long chunk = grid.chunk(unit);
    try {
      long skip = inParts ? layout.plainBytes(grid.firstRow(unit)) : 0;
      table().check(chunk, skip, into.byteSize());
      if (inParts && table().bytes(chunk, skip + into.byteSize()) < skip + into.byteSize()) {
        throw new CorruptDataException(
                "has "
                    + table().bytes(chunk, Long.MAX_VALUE)
                    + " bytes but its pixels take "
                    + (skip + into.byteSize())
                    + " and more",
                "the file is damaged; fetch or write it again")
            .in(layout.chunks().kind() + " " + chunk);
      }
      source.read(table().offset(chunk) + skip, into);
    } catch (SwathException e) {
      throw e.in(place());
    }
  }

  private synchronized ChunkTable table() {
    if (table == null) {
      boolean plain = layout.coding().compression() == Coding.NONE;
      table =
          new ChunkTable(
              directory,
              layout.chunks(),
              grid.chunkCount(),
              plain ? layout.plainBytes(layout.chunks().rows()) : 0,
              source.size());
    }
    return table;
  }

  @Override
  public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    if (stored.byteSize() == 0) {
      fill(into);
      return;
    }
    try {
      checkChunkSize();
      decodeChunk(unit, stored, scratch, into);
    } catch (SwathException e) {
      throw e.in(layout.chunks().kind() + " " + grid.chunk(unit)).in(place());
    }
  }

  private void decodeChunk(
      CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    int rows = rows(unit);
    long own = decoders.scratchBytes(rows);
    if (!isClipped(unit)) {
      MemorySegment pixels = into.segment().asSlice(into.base(), layout.decodedBytes(rows));
      decoders.decode(stored, rows, scratch, pixels);
      return;
    }
    MemorySegment pixels = scratch.asSlice(own, layout.decodedBytes(rows));
    decoders.decode(stored, rows, scratch.asSlice(0, own), pixels);
    Window whole =
        grid.window(unit)
            .with(1, grid.window(unit).start(1), rows)
            .with(2, grid.window(unit).start(2), layout.chunks().cols());
    into.paste(Block.of(schema.dtype(), whole, pixels, axisOrder()));
  }

  private void fill(Block into) {
    into.fill(0);
    if (schema.noData().isEmpty()) {
      return;
    }
    NoData value = schema.noData().get();
    if (schema.dtype().kind() != DType.Kind.COMPLEX) {
      into.fill(value.bits());
    } else if (value.bits() != 0) {
      fillReal(into, value.bits());
    }
  }

  private static void fillReal(Block into, long bits) {
    Window window = into.window();
    long count = window.count();
    for (long i = 0; i < count; i++) {
      CellIndex at = CellIndex.in(window, i);
      into.setBits(into.offset(at.at(0), at.at(1), at.at(2)), bits);
    }
  }

  private String place() {
    return source.name() + " " + directory.name();
  }

  void close() {
    decoders.close();
  }
}
