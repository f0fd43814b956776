package dev.swath.zarr.write;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.Sharding;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Where the pixels of a raster lie in an array.
///
/// The array may have its axes in another order, and the raster may be a part of it that begins
/// with a chunk. A cell of the raster's grid is a chunk of the array, which is a shard if there are
/// shards.
///
/// @param metadata of the array
/// @param axes the raster's axis for each axis of the array
/// @param grid the raster in cells
/// @param origin the array's chunk that is the raster's first cell, on the array's axes
record ArrayLayout(ArrayMetadata metadata, int[] axes, CellGrid grid, CellIndex origin) {
  ArrayLayout {
    axes = axes.clone();
  }

  /// The place of a raster that is a window of an array.
  ///
  /// @param start of the window, a chunk's, on the array's axes
  /// @param extent of the raster
  static ArrayLayout of(ArrayMetadata metadata, int[] axes, long[] start, Window extent) {
    Window chunk = metadata.chunks().cell();
    long[] first = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      first[i] = start[i] / chunk.size(i);
    }
    CellGrid grid = new CellGrid(extent, Window.ofSize(toRaster(axes, chunk.sizes())));
    return new ArrayLayout(metadata, axes, grid, CellIndex.of(first));
  }

  /// Sizes on the array's axes as sizes on the raster's.
  private static long[] toRaster(int[] axes, long[] sizes) {
    long[] raster = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      raster[axes[i]] = sizes[i];
    }
    return raster;
  }

  @Override
  public int[] axes() {
    return axes.clone();
  }

  int rank() {
    return axes.length;
  }

  DType dtype() {
    return metadata.type().dtype().orElseThrow();
  }

  /// The raster's axis that is an axis of the array.
  int axis(int ofArray) {
    return axes[ofArray];
  }

  /// What is compressed in one piece: an inner chunk, or a chunk if there are no shards. On the
  /// raster's axes.
  Window piece() {
    return Window.ofSize(
        metadata
            .codecs()
            .sharding()
            .map(Sharding::innerShape)
            .map(inner -> toRaster(axes, inner))
            .orElse(grid.cell().sizes()));
  }

  long pieceBytes() {
    return Block.byteSize(dtype(), piece());
  }

  /// The pieces of a whole cell, on the array's axes.
  Window pieces() {
    Window piece = piece();
    return Window.ofSize(
        IntStream.range(0, rank())
            .mapToLong(i -> grid.cell().size(axes[i]) / piece.size(axes[i]))
            .toArray());
  }

  /// The pixels of a whole piece of a cell, which may reach beyond the raster.
  ///
  /// @param cell the pixels of the cell
  /// @param index of the piece, on the array's axes
  Window piece(Window cell, CellIndex index) {
    long[] by = cell.starts();
    Window piece = piece();
    for (int i = 0; i < by.length; i++) {
      by[axes[i]] += index.at(i) * piece.size(axes[i]);
    }
    return piece.shift(by);
  }

  /// The number of pieces of a cell that have pixels of the raster.
  long touched(CellIndex cell) {
    return new CellGrid(Window.ofSize(grid.window(cell).sizes()), piece()).count();
  }

  /// The cell at a place of the grid, counted in C order.
  CellIndex cell(long place) {
    return CellIndex.in(grid.all(), place);
  }

  /// The key of a cell's object below its array.
  String key(CellIndex cell) {
    long[] chunk = new long[rank()];
    for (int i = 0; i < chunk.length; i++) {
      chunk[i] = origin.at(i) + cell.at(axes[i]);
    }
    return metadata.keys().key(CellIndex.of(chunk));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayLayout layout
        && layout.metadata.equals(metadata)
        && Arrays.equals(layout.axes, axes)
        && layout.grid.equals(grid)
        && layout.origin.equals(origin);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes) + 31 * grid.hashCode();
  }
}
