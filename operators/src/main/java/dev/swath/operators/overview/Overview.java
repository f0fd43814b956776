package dev.swath.operators.overview;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One level, made from the level before. A unit is what one or a few write units of that level
/// shrink to, so that it can be made as soon as they are there.
final class Overview implements UnitRaster {
  /// Rows and columns of a unit at least, so that margins stay small beside it.
  private static final int SMALLEST_UNIT = 16;

  /// Values that a kernel may keep on the heap: 48 KiB of them.
  private static final int MOST_HELD = 6144;

  private static final int SHORTEST_STRIP = 16;
  private static final int LONGEST_STRIP = 512;
  private static final String ALPHA = "alpha";

  private final Raster source;
  private final Optional<Raster> mask;
  private final RasterSchema schema;
  private final Resampling resampling;
  private final int factor;
  private final CellGrid ground;
  private final Lattice lattice;
  private final Axis rows;
  private final Axis cols;
  private final int bandAxis;
  private final int alpha;

  /// @param source the level before
  /// @param mask of that level, one band that is 0 where a pixel is not valid
  /// @param schema of this level
  /// @param factor from that level to this one
  /// @param cell write units of that level
  Overview(
      Raster source,
      Optional<Raster> mask,
      RasterSchema schema,
      Resampling resampling,
      int factor,
      Window cell) {
    resampling.requireFor(schema);
    this.source = source;
    this.schema = schema;
    this.resampling = resampling;
    this.factor = factor;
    this.rows = new Axis(source.schema().rows(), schema.rows());
    this.cols = new Axis(source.schema().cols(), schema.cols());
    Support support = resampling.support();
    int waiting = source instanceof Overview below ? below.lattice.early() : 0;
    int early = support.waiting(waiting, factor);
    Window unit = unit(cell, factor);
    this.lattice = new Lattice(schema.extent(), unit, early);
    this.ground = new CellGrid(source.schema().extent(), enlarged(unit, factor));
    this.bandAxis = schema.dimensions().indexOf(RasterSchema.BAND);
    this.alpha = schema.bands().stream().map(BandInfo::role).toList().indexOf(ALPHA);
    this.mask = mask.filter(_ -> alpha < 0 && resampling != Resampling.NEAREST);
  }

  private static Window unit(Window cell, int factor) {
    Window unit = cell;
    for (int axis = cell.rank() - 2; axis < cell.rank(); axis++) {
      long side = cell.size(axis) % factor == 0 ? cell.size(axis) / factor : cell.size(axis);
      unit = unit.with(axis, 0, side * Math.ceilDiv(SMALLEST_UNIT, side));
    }
    return unit;
  }

  private static Window enlarged(Window unit, int factor) {
    Window cell = unit;
    for (int axis = unit.rank() - 2; axis < unit.rank(); axis++) {
      cell = cell.with(axis, 0, Math.multiplyExact(unit.size(axis), factor));
    }
    return cell;
  }

  /// Cells of the level before, one for each unit, which is complete when they are passed.
  CellGrid ground() {
    return ground;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return mask.isPresent() ? List.of(source, mask.get()) : List.of(source);
  }

  @Override
  public UnitGrid units() {
    return lattice;
  }

  @Override
  public List<Need> needs(CellIndex unit) {
    Window window = lattice.window(unit);
    int y = window.rank() - 2;
    Window below = below(window, y, rows);
    below = below(below, y + 1, cols);
    List<Need> needs = new ArrayList<>(List.of(new Need(0, below)));
    if (hasColours(window) && !holds(window, alpha)) {
      needs.add(new Need(0, below.with(bandAxis, alpha, 1)));
    }
    for (Raster valid : mask.stream().toList()) {
      int last = valid.schema().rank() - 1;
      Window rows = valid.schema().extent().with(last - 1, below.start(y), below.size(y));
      needs.add(new Need(1, rows.with(last, below.start(y + 1), below.size(y + 1))));
    }
    return needs;
  }

  private Window below(Window window, int axis, Axis sizes) {
    Support support = resampling.support();
    long first = support.first(sizes, window.start(axis));
    long end = support.end(sizes, window.end(axis) - 1);
    return window.with(axis, first, end - first);
  }

  /// Whether some of the bands of a window are weighted by another.
  private boolean hasColours(Window window) {
    return bandAxis >= 0
        && alpha >= 0
        && resampling != Resampling.NEAREST
        && !(window.size(bandAxis) == 1 && holds(window, alpha));
  }

  private boolean holds(Window window, long band) {
    return window.start(bandAxis) <= band && band < window.end(bandAxis);
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    PlaneKernel kernel = kernel();
    Window window = into.window();
    int y = window.rank() - 2;
    Window planes = window.with(y, 0, 1).with(y + 1, 0, 1);
    for (long n = 0; n < planes.count(); n++) {
      CellIndex plane = CellIndex.in(planes, n);
      Block pixels = plane(in.getFirst(), plane, false);
      plane(kernel, pixels, opacity(window, in, plane), plane(into, plane, false));
    }
  }

  /// What the pixels of a plane count: the alpha or mask of the level before.
  private Optional<Block> opacity(Window window, List<Block> in, CellIndex plane) {
    if (mask.isPresent()) {
      return Optional.of(in.getLast());
    }
    return hasColours(window) && plane.at(bandAxis) != alpha
        ? Optional.of(plane(in.getLast(), plane, true))
        : Optional.empty();
  }

  private Block plane(Block block, CellIndex plane, boolean ofAlpha) {
    Window window = block.window();
    for (int axis = 0; axis < window.rank() - 2; axis++) {
      window = window.with(axis, ofAlpha && axis == bandAxis ? alpha : plane.at(axis), 1);
    }
    return block.view(window);
  }

  private void plane(PlaneKernel kernel, Block from, Optional<Block> opacity, Block into) {
    Window window = into.window();
    int y = window.rank() - 2;
    Support support = resampling.support();
    int side = Math.toIntExact(window.size(y));
    Taps rowTaps = new Taps(support, rows, window.start(y), side);
    int longest =
        Math.clamp(MOST_HELD / kernel.rowsHeld(factor) / factor, SHORTEST_STRIP, LONGEST_STRIP);
    for (long col = window.start(y + 1); col < window.end(y + 1); col += longest) {
      int width = Math.toIntExact(Math.min(longest, window.end(y + 1) - col));
      Taps colTaps = new Taps(support, cols, col, width);
      Window strip = from.window().with(y, rowTaps.origin(), rowTaps.reach());
      Window below = strip.with(y + 1, colTaps.origin(), colTaps.reach());
      Optional<NoData> noData = schema.noData();
      SourceRows source =
          new SourceRows(from.view(below), opacity.map(block -> view(block, below)), noData);
      StripResult result = new StripResult(into.view(window.with(y + 1, col, width)), noData);
      kernel.run(source, rowTaps, colTaps, result);
    }
  }

  /// The same rows and columns of another plane.
  private static Block view(Block block, Window strip) {
    int y = strip.rank() - 2;
    int last = block.window().rank() - 1;
    Window window = block.window().with(last - 1, strip.start(y), strip.size(y));
    return block.view(window.with(last, strip.start(y + 1), strip.size(y + 1)));
  }

  private PlaneKernel kernel() {
    DType type = schema.dtype();
    boolean wide = type.isInteger() && type.bytes() == 8;
    boolean small = type == DType.UINT8 || type == DType.UINT16;
    return switch (resampling) {
      case NEAREST, MODE -> new Picks(resampling, type);
      case AVERAGE -> new Means(Means.Kind.VALUES);
      case RMS -> new Means(small ? Means.Kind.INTEGER_SQUARES : Means.Kind.SQUARES);
      case MIN, MAX ->
          wide ? new Picks(resampling, type) : new Extremes(resampling == Resampling.MAX);
      case BILINEAR -> new Convolved(false);
      case CUBIC -> new Convolved(true);
    };
  }
}
