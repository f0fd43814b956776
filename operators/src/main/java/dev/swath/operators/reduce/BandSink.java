package dev.swath.operators.reduce;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import java.util.Optional;

/// A sink that boils each band down by itself. It holds no pixel and nothing outside the heap.
public abstract class BandSink implements RasterSink {
  private final Optional<NoData> noData;
  private final int bandAxis;
  private final WriteUnits units;
  private final Window places;
  private final int allBands;
  private boolean committed;

  /// @param cell the size of the pieces it takes
  protected BandSink(RasterSchema schema, Window cell) {
    this.noData = schema.noData();
    this.bandAxis = schema.dimensions().indexOf(RasterSchema.BAND);
    Window fitting = cell.intersect(schema.extent());
    CellGrid grid = new CellGrid(schema.extent(), Window.ofSize(fitting.sizes()));
    this.units = new WriteUnits(grid, false, false, Block.axes(schema.rank()));
    this.places = bandAxis < 0 ? grid.all() : grid.all().with(bandAxis, 0, 1);
    this.allBands = bands(schema);
  }

  /// The number of bands of a raster: 1 if it has no such dimension.
  public static int bands(RasterSchema schema) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    return axis < 0 ? 1 : Math.toIntExact(schema.extent().size(axis));
  }

  @Override
  public final WriteUnits writeUnits() {
    return units;
  }

  protected final Optional<NoData> noData() {
    return noData;
  }

  /// Bands in all.
  protected final int bands() {
    return allBands;
  }

  protected final int firstBand(CellIndex cell) {
    return bandAxis < 0 ? 0 : Math.toIntExact(units.grid().window(cell).start(bandAxis));
  }

  protected final int bands(CellIndex cell) {
    return bandAxis < 0 ? 1 : Math.toIntExact(units.grid().window(cell).size(bandAxis));
  }

  /// The pixels of one of a cell's bands, counted from its first.
  protected final Block band(Block pixels, int i) {
    Window all = pixels.window();
    return bandAxis < 0 ? pixels : pixels.view(all.with(bandAxis, all.start(bandAxis) + i, 1));
  }

  /// Cells of one band.
  protected final long places() {
    return places.count();
  }

  /// The cell's number among those that share its bands, in C order.
  protected final long place(CellIndex cell) {
    long linear = 0;
    for (int axis = 0; axis < cell.rank(); axis++) {
      linear = axis == bandAxis ? linear : linear * places.size(axis) + cell.at(axis);
    }
    return linear;
  }

  @Override
  public synchronized void commit() {
    committed = true;
  }

  /// Fails before the commit, when the result is not known.
  protected final synchronized void requireCommitted() {
    if (!committed) {
      throw new IllegalStateException("the result is known after the commit only");
    }
  }

  @Override
  public void close() {
    // Nothing to give back: the partial results are on the heap.
  }
}
