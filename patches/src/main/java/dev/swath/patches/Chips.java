package dev.swath.patches;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Footprint;
import dev.swath.patches.place.Placement;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The patches of a raster, cut out: a raster whose first axes are the indices of the patches and
/// whose other axes are those of a chip.
///
/// Pixels beyond the raster are what the boundary says: a value, or a reflection; where it says
/// neither they are no data.
public final class Chips implements Derived {
  private final Raster source;
  private final Placement placement;
  private final Optional<Footprint> footprint;
  private final RasterSchema chip;
  private final RasterSchema schema;
  private final long padBits;

  /// Chips whose pixels all count.
  public Chips(Raster source, Placement placement) {
    this(source, placement, Optional.empty());
  }

  /// Chips of which only a footprint counts: other pixels are no data, before and after an
  /// operator.
  public static Chips within(Raster source, Placement placement, Footprint footprint) {
    if (!NoDataBits.has(source.schema())) {
      throw new UnsupportedDataException(
          "pixels outside a footprint are no data but the raster of "
              + source.schema().dtype()
              + " has no such value",
          "declare one");
    }
    return new Chips(source, placement, Optional.of(footprint));
  }

  private Chips(Raster source, Placement placement, Optional<Footprint> footprint) {
    RasterSchema from = source.schema();
    if (!from.extent().equals(placement.extent())) {
      throw new UnsupportedDataException(
          "patches of a raster of "
              + placement.extent()
              + " cannot be cut from one of "
              + from.extent(),
          "bring all inputs to one grid first");
    }
    this.source = source;
    this.placement = placement;
    this.footprint = footprint;
    this.chip = from.withExtent(Window.ofSize(placement.size()), Optional.empty());
    this.padBits = padBits(from, placement.boundary());
    this.schema = schemaOf(placement, chip);
  }

  /// The schema of a raster of chips.
  static RasterSchema schemaOf(Placement placement, RasterSchema chip) {
    List<String> dimensions = new ArrayList<>(placement.dimensions(chip.dimensions()));
    dimensions.addAll(chip.dimensions());
    return new RasterSchema(
        dimensions,
        Window.ofSize(Axes.join(placement.indices(), chip.extent()).sizes()),
        chip.dtype(),
        chip.noData(),
        Optional.empty(),
        chip.bands(),
        chip.attributes());
  }

  private static long padBits(RasterSchema from, Boundary boundary) {
    long noData = NoDataBits.of(from);
    return switch (boundary) {
      case Boundary.Pad pad when pad.value().isPresent() ->
          Values.fromDouble(from.dtype().component(), pad.value().getAsDouble());
      case Boundary.Pad _ -> {
        if (from.noData().isEmpty() && from.dtype().kind() != DType.Kind.FLOAT) {
          throw new UnsupportedDataException(
              "patches are to be padded with no data but the raster of "
                  + from.dtype()
                  + " has no such value",
              "name the value to pad with, or declare one of no data");
        }
        yield noData;
      }
      case Boundary.Snap _,
          Boundary.Drop _,
          Boundary.Reflect _,
          Boundary.Shrink _,
          Boundary.Raise _ ->
          noData;
    };
  }

  public Placement placement() {
    return placement;
  }

  /// What the chips are cut from.
  public Raster source() {
    return source;
  }

  /// What one chip is.
  public RasterSchema chip() {
    return chip;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    if (out.isEmpty()) {
      return List.of();
    }
    Window bounds = placement.bounds(Axes.head(out, indexRank()));
    Window extent = placement.extent();
    Window needed = bounds.intersect(extent);
    if (placement.boundary() instanceof Boundary.Reflect) {
      needed = needed.union(mirrored(bounds).intersect(extent));
    }
    return needed.isEmpty() ? List.of() : List.of(new Need(0, needed));
  }

  private int indexRank() {
    return schema.rank() - chip.rank();
  }

  /// The pixels before the border that stand for those beyond it.
  private Window mirrored(Window bounds) {
    Window mirrored = bounds;
    for (int axis = 0; axis < bounds.rank(); axis++) {
      long length = placement.extent().size(axis);
      long start = Math.max(0, bounds.start(axis));
      long end = Math.min(length, bounds.end(axis));
      if (bounds.start(axis) < 0) {
        end = Math.max(end, 1 - bounds.start(axis));
      }
      if (bounds.end(axis) > length) {
        start = Math.min(start, 2 * length - 1 - bounds.end(axis));
      }
      mirrored = mirrored.with(axis, start, Math.max(0, end - start));
    }
    return mirrored;
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Window patches = Axes.head(out, indexRank());
    Window part = Axes.tail(out, indexRank());
    for (long n = 0; n < patches.count(); n++) {
      CellIndex patch = CellIndex.in(patches, n);
      long[] anchor = placement.anchor(patch);
      Block chipInto = Axes.chip(into, patch, part);
      Block pixels = chipInto.moveTo(part.shift(anchor));
      cut(in, part.shift(anchor), pixels);
      mask(chip).ifPresent(mask -> mask.clip(placement.window(patch), pixels));
    }
  }

  /// What clips pixels of chips, or of results like them, to the footprint.
  Optional<FootprintMask> mask(RasterSchema pixels) {
    return footprint.map(shape -> new FootprintMask(shape, NoDataBits.of(pixels)));
  }

  private void cut(List<Block> in, Window pixels, Block into) {
    boolean inside = placement.extent().contains(pixels);
    if (!inside && placement.boundary() instanceof Boundary.Reflect) {
      Mirror.fill(into, placement.extent(), in.getFirst());
      return;
    }
    if (!inside) {
      into.fill(padBits);
    }
    in.forEach(into::paste);
  }
}
