package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tile.TileDecoder;
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
  private final int unitRows;
  private ChunkTable table;
  private TileDecoder decoder;

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
    this.inParts = ChunkFormat.canReadRows(layout);
    this.unitRows = unitRows(layout, inParts);
    this.grid = new ChunkGrid(schema.extent(), layout.chunks(), unitRows);
  }

  private static int unitRows(ImageLayout layout, boolean inParts) {
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

  @Override
  public long scratchBytes(CellIndex unit) {
    return decoder().scratchBytes(storedBytes(unit));
  }

  private synchronized TileDecoder decoder() {
    if (decoder == null) {
      checkChunkSize();
      try {
        decoder = new TileDecoder(ChunkFormat.of(directory, layout, unitRows));
      } catch (SwathException e) {
        throw located(e);
      }
    }
    return decoder;
  }

  private void checkChunkSize() {
    long bytes = layout.decodedBytes(unitRows);
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

  @Override
  public long storedBytes(CellIndex unit) {
    try {
      if (inParts) {
        long rows = grid.window(unit).size(1);
        return table().isStored(grid.chunk(unit)) ? layout.plainBytes(rows) : 0;
      }
      long most = 2 * layout.decodedBytes(unitRows) + SLACK_BYTES;
      return table().bytes(grid.chunk(unit), most);
    } catch (SwathException e) {
      throw located(e);
    }
  }

  @Override
  public void fetch(CellIndex unit, MemorySegment into) {
    if (into.byteSize() == 0) {
      return;
    }
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
      throw located(e);
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
    TileDecoder open = decoder();
    try {
      open.decode(stored, scratch, into);
    } catch (SwathException e) {
      throw e.in(layout.chunks().kind() + " " + grid.chunk(unit)).in(place());
    }
  }

  @Override
  public void checkUnchanged() {
    source.checkUnchanged();
  }

  private void fill(Block into) {
    long bits = schema.noData().map(NoData::bits).orElse(0L);
    if (bits == 0 || schema.dtype().kind() != DType.Kind.COMPLEX) {
      into.fill(bits);
    } else {
      into.fill(0);
      fillReal(into, bits);
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

  private SwathException located(SwathException e) {
    return e.in(e.where().startsWith(directory.name()) ? source.name() : place());
  }

  private String place() {
    return source.name() + " " + directory.name();
  }

  synchronized void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
