package dev.swath.sweep;

import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import dev.swath.raster.UnitRaster;
import java.util.Optional;
import java.util.function.Predicate;

/// What a sweep makes: a raster, and the sink that its pixels go to.
///
/// @param scale how large its pixels are on the ground; empty if both outputs end together at the
///     far edges, whatever their sizes
public record Output(Raster raster, RasterSink sink, Optional<Scale> scale) {
  /// Size of a pixel on the ground.
  ///
  /// @param rows rows of the first output that lie under one row
  /// @param cols columns of the first output that lie under one column
  public record Scale(long rows, long cols) {
    public Scale {
      if (rows < 1 || cols < 1) {
        throw new IllegalArgumentException(
            "a pixel must cover at least one of the first output's but got " + rows + "×" + cols);
      }
    }
  }

  public Output {
    if (!raster.schema().extent().equals(sink.writeUnits().grid().extent())) {
      throw new IllegalArgumentException(
          "the sink takes "
              + sink.writeUnits().grid().extent()
              + " but the raster has "
              + raster.schema().extent());
    }
  }

  public Output(Raster raster, RasterSink sink) {
    this(raster, sink, Optional.empty());
  }

  /// Writes nothing, but has each unit of a raster computed as soon as its ground is passed: before
  /// a write unit asks for it, so that the units it is made of need not wait.
  ///
  /// @param ground as many cells as the raster has units, each where the unit of its index is
  ///     complete when the sweep has passed it
  /// @param scale of the pixels of `ground`
  /// @param idle units that nobody will ask for, because all they are for is written already
  public static Output prompt(
      UnitRaster raster, CellGrid ground, Scale scale, Predicate<CellIndex> idle) {
    Prompt prompt = new Prompt(raster, ground);
    long rows = ground.cell().size(ground.rank() - 2);
    long cols = ground.cell().size(ground.rank() - 1);
    Scale perCell =
        new Scale(Math.multiplyExact(scale.rows(), rows), Math.multiplyExact(scale.cols(), cols));
    return new Output(
        prompt, new Prompt.Sink(prompt.schema().extent(), idle), Optional.of(perCell));
  }

  /// Whether it only prompts units.
  boolean prompts() {
    return raster instanceof Prompt;
  }
}
