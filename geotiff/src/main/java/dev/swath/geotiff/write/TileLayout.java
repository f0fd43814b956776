package dev.swath.geotiff.write;

import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;

/// How a raster is cut into the tiles or strips of one TIFF image.
///
/// A tile has two numbers. Its place counts rows of tiles from the top, each from the left, the
/// planes of a tile side by side: the order of the bytes in the file. Its entry counts plane by
/// plane: the order in the arrays of offsets and byte counts.
///
/// @param grid the cells; leading axes are whole (samples side by side) or 1 (planes)
/// @param tiled whether edge cells are padded to whole ones
/// @param planar whether each sample is a plane of its own
record TileLayout(DType dtype, CellGrid grid, boolean tiled, boolean planar) {
  private static final long MOST_SAMPLES = 0xffff;
  private static final long LARGEST_SIDE = 0xffff_ffffL;
  private static final long LARGEST_TILE_BYTES = Integer.MAX_VALUE;
  private static final double LARGEST_IMAGE_BYTES = 0x1p60;

  TileLayout {
    check(grid.extent());
  }

  static TileLayout of(RasterSchema schema, GeoTiffOptions options) {
    Window extent = schema.extent();
    check(extent);
    int rank = extent.rank();
    boolean planar = options.interleave() == GeoTiffOptions.Interleave.BAND && samples(extent) > 1;
    long[] cell = extent.sizes();
    for (int axis = 0; axis < rank - 2 && planar; axis++) {
      cell[axis] = 1;
    }
    switch (options.layout()) {
      case GeoTiffOptions.Tiles(int width, int height) -> {
        cell[rank - 1] = width;
        cell[rank - 2] = height;
      }
      case GeoTiffOptions.Strips strips -> {
        long rowBytes = samples(Window.ofSize(cell)) * cell[rank - 1] * schema.dtype().bytes();
        cell[rank - 2] = Math.min(strips.rowsFor(rowBytes), extent.size(rank - 2));
      }
    }
    boolean tiled = options.layout() instanceof GeoTiffOptions.Tiles;
    TileLayout layout =
        new TileLayout(schema.dtype(), CellGrid.of(extent.sizes(), cell), tiled, planar);
    layout.checkTileBytes();
    return layout;
  }

  private static void check(Window extent) {
    int rank = extent.rank();
    if (extent.isEmpty()) {
      throw new UnsupportedDataException(
          "a GeoTIFF has at least one pixel but this raster has none: " + extent,
          "write a window that is not empty");
    }
    if (Math.max(extent.size(rank - 1), extent.size(rank - 2)) > LARGEST_SIDE) {
      throw new LimitException(
          "a GeoTIFF has at most "
              + LARGEST_SIDE
              + " rows and columns but this raster is "
              + extent,
          "write it in parts");
    }
    for (int axis = 0; axis < rank - 2; axis++) {
      if (extent.size(axis) > MOST_SAMPLES
          || samples(extent.with(axis, 0, 1)) * extent.size(axis) > MOST_SAMPLES) {
        throw new LimitException(
            "a GeoTIFF has at most " + MOST_SAMPLES + " bands but this raster is " + extent,
            "write fewer bands at once");
      }
    }
  }

  private void checkTileBytes() {
    double all = (double) grid.count() * fullBytes();
    if (all > LARGEST_IMAGE_BYTES) {
      throw new LimitException(
          "a GeoTIFF has at most 2^60 bytes of pixels but this raster is "
              + grid.extent()
              + " of "
              + dtype,
          "write it in parts");
    }
    if (fullBytes() > LARGEST_TILE_BYTES) {
      throw new LimitException(
          "a tile or strip has at most "
              + LARGEST_TILE_BYTES
              + " bytes but one of "
              + grid.cell()
              + " "
              + dtype
              + " pixels has "
              + fullBytes(),
          "choose smaller tiles, fewer rows per strip, or interleave by band");
    }
  }

  private static long samples(Window window) {
    long samples = 1;
    for (int axis = 0; axis < window.rank() - 2; axis++) {
      samples *= window.size(axis);
    }
    return samples;
  }

  private int rank() {
    return grid.rank();
  }

  long rows() {
    return grid.extent().size(rank() - 2);
  }

  long cols() {
    return grid.extent().size(rank() - 1);
  }

  /// Samples of a pixel.
  int samples() {
    return Math.toIntExact(samples(grid.extent()));
  }

  /// Samples that lie side by side in a tile.
  int samplesPerTile() {
    return planar ? 1 : samples();
  }

  /// Planes of samples; 1 if the samples of a pixel lie side by side.
  long planes() {
    return planar ? samples() : 1;
  }

  int tileRows() {
    return Math.toIntExact(grid.cell().size(rank() - 2));
  }

  int tileCols() {
    return Math.toIntExact(grid.cell().size(rank() - 1));
  }

  /// Tiles in all.
  long tiles() {
    return Math.multiplyExact(tilesPerPlane(), planes());
  }

  private long tilesPerPlane() {
    return Math.multiplyExact(grid.cells(rank() - 2), grid.cells(rank() - 1));
  }

  /// Axes, slowest first, in which the pixels of a tile follow each other.
  int[] axisOrder() {
    int[] order = new int[rank()];
    for (int i = 0; i < order.length; i++) {
      order[i] = planar ? i : (i + rank() - 2) % rank();
    }
    return order;
  }

  /// Refuses a block that is not just the pixels of a cell, without gaps, in the axis order.
  void checkDense(CellIndex cell, Block pixels) {
    Window window = grid.window(cell);
    long stride = dtype.bytes();
    int[] order = axisOrder();
    boolean dense = pixels.window().equals(window) && pixels.dtype() == dtype;
    for (int i = order.length - 1; i >= 0 && dense; i--) {
      dense = window.size(order[i]) == 1 || pixels.stride(order[i]) == stride;
      stride *= window.size(order[i]);
    }
    if (!dense) {
      throw new IllegalArgumentException(
          "cell "
              + cell
              + " needs a dense "
              + dtype
              + " block of "
              + window
              + " in the sink's axis order but got "
              + pixels.dtype()
              + " "
              + pixels.window());
    }
  }

  long place(CellIndex cell) {
    long tile = cell.at(rank() - 2) * grid.cells(rank() - 1) + cell.at(rank() - 1);
    return tile * planes() + plane(cell);
  }

  private long plane(CellIndex cell) {
    long plane = 0;
    for (int axis = 0; axis < rank() - 2; axis++) {
      plane = plane * grid.cells(axis) + cell.at(axis);
    }
    return plane;
  }

  long entryOfPlace(long place) {
    return place % planes() * tilesPerPlane() + place / planes();
  }

  CellIndex cellOfPlace(long place) {
    long[] index = new long[rank()];
    long tile = place / planes();
    index[rank() - 1] = tile % grid.cells(rank() - 1);
    index[rank() - 2] = tile / grid.cells(rank() - 1);
    long plane = place % planes();
    for (int axis = rank() - 3; axis >= 0; axis--) {
      index[axis] = plane % grid.cells(axis);
      plane /= grid.cells(axis);
    }
    return CellIndex.of(index);
  }

  /// Whether a cell has fewer pixels than its tile, which then must be padded.
  boolean isPadded(CellIndex cell) {
    return tiled
        && rawRows(cell) * (long) tileCols()
            > grid.window(cell).size(rank() - 1) * visibleRows(cell);
  }

  private long visibleRows(CellIndex cell) {
    return grid.window(cell).size(rank() - 2);
  }

  /// Rows of a cell as it is stored.
  int rawRows(CellIndex cell) {
    return tiled ? tileRows() : Math.toIntExact(visibleRows(cell));
  }

  /// Bytes of one row of a tile as it is stored.
  int rowBytes() {
    return Math.multiplyExact(samplesPerTile() * dtype.bytes(), tileCols());
  }

  /// Bytes of a cell as it is stored, before compression.
  long rawBytes(CellIndex cell) {
    return (long) rawRows(cell) * rowBytes();
  }

  private long fullBytes() {
    return samples(grid.cell())
        * grid.cell().size(rank() - 1)
        * grid.cell().size(rank() - 2)
        * dtype.bytes();
  }

  /// Bytes of all cells as they are stored, before compression.
  long rawBytes() {
    long rows = tiled ? grid.cells(rank() - 2) * tileRows() : rows();
    return Math.multiplyExact(
        Math.multiplyExact(rows, grid.cells(rank() - 1) * rowBytes()), planes());
  }

  /// The window a padded cell fills, at the cell's place.
  Window paddedWindow(CellIndex cell) {
    Window window = grid.window(cell);
    return window
        .with(rank() - 2, window.start(rank() - 2), rawRows(cell))
        .with(rank() - 1, window.start(rank() - 1), tileCols());
  }
}
