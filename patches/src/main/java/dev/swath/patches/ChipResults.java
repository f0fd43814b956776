package dev.swath.patches;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.patches.fault.FaultPolicy;
import dev.swath.patches.fault.Faults;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Placement;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an operator makes of the chips of rasters: a raster of the same indices.
///
/// Its units are batches, neighbours along the last index, so an operator runs once for each chip
/// and which chips come together follows from their indices alone. A result is held as long as a
/// window still needs it.
public final class ChipResults implements UnitRaster {
  private final List<Chips> chips;
  private final ChipOperator operator;
  private final ChipResult result;
  private final RasterSchema schema;
  private final CellGrid batches;
  private final int indexRank;
  private final Faults faults;
  private final int batch;
  private final boolean skipsEmpty;
  private final boolean shrinks;

  /// The first failure ends the sweep.
  ///
  /// @param chips of rasters on one grid, cut by one placement
  /// @param batch chips that the operator gets at once, at most
  public ChipResults(List<Chips> chips, ChipOperator operator, int batch) {
    this(chips, operator, batch, new Faults(FaultPolicy.RAISE));
  }

  /// @param chips of rasters on one grid, cut by one placement
  /// @param batch chips that the operator gets at once, at most; where one fails, each is tried by
  ///     itself
  /// @param faults what becomes of chips that the operator fails on
  public ChipResults(List<Chips> chips, ChipOperator operator, int batch, Faults faults) {
    this(chips, operator, batch, faults, false);
  }

  private ChipResults(
      List<Chips> chips, ChipOperator operator, int batch, Faults faults, boolean skipsEmpty) {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 chip but has " + batch);
    }
    this.chips = List.copyOf(chips);
    this.operator = operator;
    this.result = operator.result(schemas());
    this.schema = Chips.schemaOf(placement(), result.chip());
    this.faults = faults;
    this.batch = batch;
    this.skipsEmpty = skipsEmpty;
    requireOneGrid();
    this.shrinks = placement().boundary() instanceof Boundary.Shrink;
    requireNoData();
    requireFootprintFits();
    Window indices = placement().indices();
    this.indexRank = indices.rank();
    long[] cell = new long[indexRank];
    Arrays.fill(cell, 1);
    cell[indexRank - 1] = batch;
    this.batches =
        new CellGrid(schema.extent(), Axes.join(Window.ofSize(cell), result.chip().extent()));
  }

  /// The same, but chips without a valid pixel in any input are not worked on: their results are no
  /// data.
  public ChipResults skippingEmpty() {
    if (!NoDataBits.has(result.chip())) {
      throw new UnsupportedDataException(
          "results of empty chips are no data but " + result.chip().dtype() + " has no such value",
          "let the operator declare one");
    }
    return new ChipResults(chips, operator, batch, faults, true);
  }

  private void requireOneGrid() {
    Optional<GridGeometry> first = chips.getFirst().source().schema().geometry();
    for (Chips other : chips) {
      Optional<GridGeometry> place = other.source().schema().geometry();
      boolean known = first.isPresent() && place.isPresent();
      if (known && !first.get().transform().equals(place.get().transform())) {
        throw new UnsupportedDataException(
            "inputs lie at "
                + first.get().transform()
                + " and at "
                + place.get().transform()
                + ", so their pixels do not match",
            "bring all to the grid of the first, with warp or align");
      }
    }
  }

  private List<RasterSchema> schemas() {
    return chips.stream().map(Chips::chip).toList();
  }

  /// Where the patches lie.
  public Placement placement() {
    return chips.getFirst().placement();
  }

  /// What the operator makes of one chip.
  public ChipResult result() {
    return result;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.copyOf(chips);
  }

  @Override
  public UnitGrid units() {
    return UnitGrid.of(batches);
  }

  private Window patches(CellIndex unit) {
    return Axes.head(batches.window(unit), indexRank);
  }

  @Override
  public List<Need> needs(CellIndex unit) {
    return ofChips(batches.window(unit));
  }

  @Override
  public List<Need> needs(Window units) {
    if (units.isEmpty()) {
      return List.of();
    }
    Window first = batches.window(CellIndex.of(units.starts()));
    Window last = batches.window(CellIndex.in(units, units.count() - 1));
    return ofChips(first.union(last));
  }

  private List<Need> ofChips(Window results) {
    Window patches = Axes.head(results, indexRank);
    List<Need> needs = new ArrayList<>(chips.size());
    for (int input = 0; input < chips.size(); input++) {
      needs.add(new Need(input, Axes.join(patches, chips.get(input).chip().extent())));
    }
    return needs;
  }

  @Override
  public long scratchBytes(CellIndex unit) {
    long count = patches(unit).count();
    return operatorBytes(count) + (shrinks ? partBytes() : 0);
  }

  private long operatorBytes(long count) {
    return Math.ceilDiv(operator.scratchBytes(schemas(), count), 64L) * 64;
  }

  /// Room for the smaller chip of each input and its result.
  private long partBytes() {
    long bytes = Block.byteSize(result.chip().dtype(), result.chip().extent()) + 64;
    for (Chips input : chips) {
      bytes += Block.byteSize(input.chip().dtype(), input.chip().extent()) + 64;
    }
    return bytes;
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    List<Block> all = in.stream().map(block -> Axes.batch(block, indexRank)).toList();
    long working = operatorBytes(patches(unit).count());
    Batch units = new Batch(all, Axes.batch(into, indexRank), scratch.asSlice(0, working));
    boolean[] empty = skipsEmpty ? Emptiness.of(units, chips) : new boolean[0];
    if (skipsEmpty && Emptiness.all(empty)) {
      into.fill(NoDataBits.of(result.chip()));
      return;
    }
    if (shrinks || !succeeds(units)) {
      oneByOne(patches(unit), units, scratch.asSlice(working));
    }
    for (int n = 0; n < empty.length; n++) {
      if (empty[n]) {
        units.single(n).results().fill(NoDataBits.of(result.chip()));
      }
    }
    chips.getFirst().mask(result.chip()).ifPresent(mask -> clip(mask, patches(unit), units));
  }

  private void clip(FootprintMask mask, Window patches, Batch batch) {
    for (long n = 0; n < batch.count(); n++) {
      CellIndex patch = CellIndex.in(patches, n);
      Block one = batch.single(n).results();
      Block pixels = one.withAxesOf(Axes.tail(one.window(), 1));
      long[] anchor = placement().anchor(patch);
      mask.clip(placement().window(patch), pixels.moveTo(pixels.window().shift(anchor)));
    }
  }

  /// Whether only a part of each patch counts, so that what is covered is not known beforehand.
  boolean hasFootprint() {
    return chips.getFirst().mask(result.chip()).isPresent();
  }

  private void oneByOne(Window patches, Batch all, MemorySegment room) {
    for (long n = 0; n < all.count(); n++) {
      CellIndex patch = CellIndex.in(patches, n);
      Batch one = all.single(n);
      Window window = placement().window(patch);
      Runnable work = () -> run(one, window, room);
      if (!faults.chip(patch, window.intersect(placement().extent()), work)) {
        one.results().fill(NoDataBits.of(result.chip()));
      }
    }
  }

  /// Whether the operator takes a batch, or what it does not take is to be found chip by chip.
  private boolean succeeds(Batch batch) {
    boolean raises = faults.policy().last() == FaultPolicy.Last.RAISE;
    if (raises && faults.policy().retries() == 0) {
      batch.run(operator);
      return true;
    }
    try {
      batch.run(operator);
      return true;
    } catch (CancelledException | BudgetException e) {
      throw e;
    } catch (SwathException _) {
      return false;
    }
  }

  private void run(Batch one, Window patch, MemorySegment room) {
    Window inside = patch.intersect(placement().extent());
    if (!shrinks || inside.equals(patch)) {
      one.run(operator);
      return;
    }
    long[] back = patch.starts();
    for (int axis = 0; axis < back.length; axis++) {
      back[axis] = -back[axis];
    }
    Window size = Window.ofSize(inside.sizes());
    List<RasterSchema> smaller =
        schemas().stream().map(chip -> chip.withExtent(size, chip.geometry())).toList();
    one.results().fill(NoDataBits.of(result.chip()));
    Window made = operator.result(smaller).chip().extent();
    one.runPart(operator, inside.shift(back), made, room);
  }

  private void requireFootprintFits() {
    boolean scaled = result.axes().stream().anyMatch(fit -> !fit.equals(ChipResult.Fit.SAME));
    if (hasFootprint() && (scaled || !NoDataBits.has(result.chip()))) {
      throw new UnsupportedDataException(
          "results within a footprint have the chips' pixels and a no-data value, but are "
              + result,
          "use an operator that keeps the pixels and declares a value");
    }
  }

  private void requireNoData() {
    RasterSchema chip = result.chip();
    if (!NoDataBits.has(chip) && faults.policy().last() != FaultPolicy.Last.RAISE) {
      throw new UnsupportedDataException(
          "chips that fail become no data but results of " + chip.dtype() + " have no such value",
          "let the operator declare one, or let failures end the job");
    }
  }

  /// What becomes of chips that fail.
  Faults faults() {
    return faults;
  }
}
