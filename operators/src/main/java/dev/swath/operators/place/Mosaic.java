package dev.swath.operators.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Many rasters of one lattice as one. Where several of them lie, an [Overlap] settles among those
/// that have data there; where none of them has, the mosaic has no data, and where none lies, its
/// fill.
///
/// A window needs only what lies in it. A small one needs nothing of a raster that another without
/// gaps hides there: one before it under [Overlap#FIRST], one after it under [Overlap#LAST].
public final class Mosaic implements Derived {
  /// Where more lie in a window, none is looked for that others hide: it would take as long as the
  /// square of their number, for windows that only plans ask for.
  private static final int MOST_COMPARED = 64;

  private final List<Placed> sheets;
  private final List<Raster> inputs;
  private final List<Window> grounds;
  private final List<Footing> footings;
  private final List<Validity> validities;
  private final boolean hasSolid;
  private final RectangleIndex index;
  private final Overlap overlap;
  private final RasterSchema schema;
  private final long fill;

  /// Bits of a pixel that is no data in all rasters that have it.
  private final long absent;

  /// @param sheets rasters of the mosaic's dimensions and type, whose no-data values say where they
  ///     are settled by others
  /// @param fill bits of a pixel where none lies, and of one without data if there is no value
  ///     for that
  public Mosaic(RasterSchema schema, List<Placed> sheets, Overlap overlap, long fill) {
    this.schema = schema;
    this.sheets = List.copyOf(sheets);
    this.inputs = this.sheets.stream().map(Placed::raster).toList();
    this.grounds = this.sheets.stream().map(Placed::ground).toList();
    this.overlap = overlap;
    this.fill = fill;
    this.absent = absent(schema, fill);
    double aspect = schema.geometry().map(GridGeometry::transform).map(Mosaic::aspect).orElse(1.0);
    this.footings = grounds.stream().map(ground -> new Footing(ground, aspect)).toList();
    this.validities = inputs.stream().map(Raster::schema).map(Validity::of).toList();
    this.hasSolid = validities.stream().anyMatch(Validity::always);
    this.index = new RectangleIndex(grounds);
    inputs.forEach(input -> check(schema, input.schema()));
    checkType();
  }

  private static long absent(RasterSchema schema, long fill) {
    if (schema.noData().isPresent()) {
      return schema.noData().get().bits();
    }
    return schema.dtype().kind() == DType.Kind.FLOAT ? Validity.nan(schema.dtype()).bits() : fill;
  }

  private static double aspect(Affine map) {
    return Math.hypot(map.b(), map.e()) / Math.hypot(map.a(), map.d());
  }

  private static void check(RasterSchema schema, RasterSchema input) {
    boolean same = schema.dtype() == input.dtype() && schema.rank() == input.rank();
    for (int axis = 0; same && axis < schema.rank() - 2; axis++) {
      same = schema.extent().size(axis) == input.extent().size(axis);
    }
    if (!same) {
      throw new IllegalArgumentException(
          "a mosaic of "
              + schema.dtype()
              + schema.extent()
              + " is not made of "
              + input.dtype()
              + input.extent());
    }
  }

  private void checkType() {
    DType type = schema.dtype();
    if (!overlap.picks() && type.isInteger() && type.bytes() == Long.BYTES) {
      throw new UnsupportedDataException(
          "averages of " + type + " are not exact, so a mosaic has no " + overlap + " of them",
          "cast to float64 first, or let one of the values count");
    }
    boolean ordered = overlap == Overlap.MIN || overlap == Overlap.MAX || !overlap.picks();
    boolean gaps = !validities.stream().allMatch(Validity::always);
    if (type.kind() == DType.Kind.COMPLEX && (ordered || gaps)) {
      throw new UnsupportedDataException(
          "complex pixels have no order, average or no-data value but are "
              + type
              + " under "
              + overlap,
          "let the first or the last count, and declare no no-data value");
    }
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return inputs;
  }

  @Override
  public List<Need> needs(Window out) {
    List<Need> needs = new ArrayList<>();
    for (int sheet : seen(out)) {
      needs.add(new Need(sheet, shared(out, sheet)));
    }
    return needs;
  }

  /// The part of a window that is a sheet's, in the sheet's own pixels.
  private Window shared(Window out, int sheet) {
    Placed placed = sheets.get(sheet);
    return placed.inside(out).intersect(placed.raster().schema().extent());
  }

  /// The sheets that lie in a window, in their order, less those that a single other one hides
  /// there.
  private int[] seen(Window out) {
    Window ground = ground(out);
    int[] touching = index.touching(ground.start(0), ground.end(0), ground.start(1), ground.end(1));
    boolean hides = (overlap == Overlap.FIRST || overlap == Overlap.LAST) && hasSolid;
    if (!hides || touching.length > MOST_COMPARED) {
      return touching;
    }
    return Arrays.stream(touching).filter(i -> !isHidden(i, touching, ground)).toArray();
  }

  private boolean isHidden(int sheet, int[] touching, Window ground) {
    Window part = grounds.get(sheet).intersect(ground);
    for (int other : touching) {
      boolean above = overlap == Overlap.FIRST ? other < sheet : other > sheet;
      if (above && validities.get(other).always() && grounds.get(other).contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static Window ground(Window window) {
    int x = window.rank() - 1;
    return Window.of(
        new long[] {window.start(x - 1), window.start(x)},
        new long[] {window.size(x - 1), window.size(x)});
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    int[] seen = seen(out);
    List<Block> blocks = new ArrayList<>(seen.length);
    List<Window> rectangles = new ArrayList<>(seen.length);
    for (int i = 0; i < seen.length; i++) {
      Block block = in.get(i);
      blocks.add(block.moveTo(sheets.get(seen[i]).outside(block.window())));
      rectangles.add(grounds.get(seen[i]));
    }
    Ready ready = new Ready(blocks, seen, Settlement.of(overlap, schema, absent, seen.length));
    int y = out.rank() - 2;
    for (Patchwork.Patch patch : Patchwork.cut(ground(out), rectangles)) {
      Window window =
          out.with(y, patch.ground().start(0), patch.ground().size(0))
              .with(y + 1, patch.ground().start(1), patch.ground().size(1));
      settle(into.view(window), ready, patch.covers());
    }
  }

  /// What one thread works with.
  ///
  /// @param sheets those that the blocks are parts of
  private record Ready(List<Block> blocks, int[] sheets, Settlement settlement) {
    Validity validity(Mosaic mosaic, int cover) {
      return mosaic.validities.get(sheets[cover]);
    }
  }

  private void settle(Block into, Ready ready, int[] covers) {
    if (covers.length == 0) {
      into.fill(fill);
      return;
    }
    int first = covers[0];
    int last = covers[covers.length - 1];
    if (covers.length == 1 && says(ready.sheets()[first])
        || overlap == Overlap.FIRST && ready.validity(this, first).always()) {
      into.paste(ready.blocks().get(first).view(into.window()));
    } else if (overlap == Overlap.LAST && ready.validity(this, last).always()) {
      into.paste(ready.blocks().get(last).view(into.window()));
    } else {
      rows(into, ready, covers);
    }
  }

  /// Whether a sheet says of its pixels without data what the mosaic says of them.
  private boolean says(int sheet) {
    return validities.get(sheet).always()
        || inputs.get(sheet).schema().noData().equals(schema.noData());
  }

  private static long[] index(Window starts, long n) {
    CellIndex cell = CellIndex.in(starts, n);
    return LongStream.range(0, starts.rank()).map(a -> cell.at(Math.toIntExact(a))).toArray();
  }

  /// Settles a patch run by run.
  private void rows(Block into, Ready ready, int[] covers) {
    Window window = into.window();
    int x = window.rank() - 1;
    int longest = ready.settlement().longest();
    Window starts = window.with(x, window.start(x), 1);
    long count = starts.count();
    for (long n = 0; n < count; n++) {
      long[] index = index(starts, n);
      for (long col = window.start(x); col < window.end(x); col += longest) {
        index[x] = col;
        run(into, index, Math.toIntExact(Math.min(longest, window.end(x) - col)), ready, covers);
      }
    }
  }

  private void run(Block into, long[] index, int n, Ready ready, int[] covers) {
    int x = index.length - 1;
    Settlement settlement = ready.settlement();
    settlement.begin(n);
    for (int cover : covers) {
      Block from = ready.blocks().get(cover);
      Footing footing = footings.get(ready.sheets()[cover]);
      Validity validity = ready.validity(this, cover);
      settlement.add(
          new Settlement.Run(
              footing, validity, index[x - 1], index[x], from, from.offset(index), n));
    }
    settlement.end(into, into.offset(index), into.stride(x), n);
  }
}
