package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
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

  /// @param chips of rasters on one grid, cut by one placement
  /// @param batch chips that the operator gets at once, at most
  public ChipResults(List<Chips> chips, ChipOperator operator, int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 chip but has " + batch);
    }
    this.chips = List.copyOf(chips);
    this.operator = operator;
    this.result = operator.result(schemas());
    this.schema = Chips.schemaOf(placement(), result.chip());
    Window indices = placement().indices();
    this.indexRank = indices.rank();
    long[] cell = new long[indexRank];
    Arrays.fill(cell, 1);
    cell[indexRank - 1] = batch;
    this.batches =
        new CellGrid(schema.extent(), Axes.join(Window.ofSize(cell), result.chip().extent()));
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
    return operator.scratchBytes(schemas(), patches(unit).count());
  }

  @Override
  public void computeUnit(CellIndex unit, List<Block> in, MemorySegment scratch, Block into) {
    List<Block> batch = in.stream().map(block -> Axes.batch(block, indexRank)).toList();
    operator.apply(batch, scratch, Axes.batch(into, indexRank));
  }
}
