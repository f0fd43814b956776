package dev.swath.geotiff;

import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitGrid;

/// The units of an image: its chunks or, where these hold rows that can be read one by one, equal
/// parts of them.
///
/// The axes are spectral band, row, column. A chunk row of the last part is clipped to its chunk,
/// so parts need not divide chunks evenly.
final class ChunkGrid implements UnitGrid {
  private final Window extent;
  private final CellGrid chunks;
  private final boolean planar;
  private final long chunkRows;
  private final long partRows;
  private final long partsPerChunk;

  /// @param partRows rows of a unit, at most those of a chunk
  ChunkGrid(Window extent, ChunkShape shape, int partRows) {
    this.extent = extent;
    this.planar = shape.planar();
    this.chunkRows = shape.rows();
    this.partRows = partRows;
    this.partsPerChunk = Math.ceilDiv(chunkRows, partRows);
    this.chunks =
        new CellGrid(
            extent, Window.ofSize(planar ? 1 : extent.size(0), shape.rows(), shape.cols()));
  }

  CellGrid chunks() {
    return chunks;
  }

  /// Chunks in the file.
  long chunkCount() {
    return chunks.count();
  }

  /// The place in the file's tables of the chunk that holds a unit.
  long chunk(CellIndex unit) {
    long plane = planar ? unit.at(0) : 0;
    return (plane * chunks.cells(1) + unit.at(1) / partsPerChunk) * chunks.cells(2) + unit.at(2);
  }

  /// The first row of a unit, counted from the top of its chunk.
  long firstRow(CellIndex unit) {
    return unit.at(1) % partsPerChunk * partRows;
  }

  @Override
  public Window all() {
    return Window.ofSize(chunks.cells(0), partIndex(extent.size(1) - 1) + 1, chunks.cells(2));
  }

  @Override
  public Window window(CellIndex unit) {
    long top = unit.at(1) / partsPerChunk * chunkRows;
    long start = top + firstRow(unit);
    long end = Math.min(Math.min(start + partRows, top + chunkRows), extent.size(1));
    Window chunk = chunks.window(CellIndex.of(unit.at(0), unit.at(1) / partsPerChunk, unit.at(2)));
    return chunk.with(1, start, end - start);
  }

  @Override
  public Window touching(Window pixels) {
    Window inside = pixels.intersect(extent);
    Window touched = chunks.touching(inside);
    if (inside.size(1) == 0) {
      return touched;
    }
    long first = partIndex(inside.start(1));
    return touched.with(1, first, partIndex(inside.end(1) - 1) - first + 1);
  }

  private long partIndex(long row) {
    return row / chunkRows * partsPerChunk + row % chunkRows / partRows;
  }
}
