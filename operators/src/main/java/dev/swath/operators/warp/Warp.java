package dev.swath.operators.warp;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.warp.SourceWindows.Box;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A raster on another grid. Its type is the source's; every band, time and so on by itself.
///
/// Positions are those of the exact transform within a bound, see [RowPositions], and do not
/// depend on the window that is asked for. No data and NaN are never mixed with other pixels; a
/// result that happens to be the value for no data becomes its neighbour.
public final class Warp implements Derived {
  private static final int LONGEST = 1024;

  private final Raster source;
  private final Mapping mapping;
  private final WarpOptions options;
  private final Scales scales;
  private final SourceWindows windows;
  private final RasterSchema schema;

  private Warp(Raster source, Mapping mapping, TargetGrid target, WarpOptions options) {
    RasterSchema from = source.schema();
    this.source = source;
    this.mapping = mapping;
    this.options = options;
    this.scales = Scales.of(mapping, target, from.rows(), from.cols());
    Resampler kernel = resampler();
    double slack = options.errorBound() + 1;
    this.windows =
        new SourceWindows(
            mapping,
            target,
            from.rows(),
            from.cols(),
            kernel.rowReach() + slack,
            kernel.colReach() + slack);
    this.schema = schema(from, target);
  }

  /// Warps to a grid.
  ///
  /// @param toTarget from the source's coordinate system to the target's; empty if they are one
  public static Warp to(
      Raster source, TargetGrid target, Optional<CrsTransform> toTarget, WarpOptions options) {
    RasterSchema from = source.schema();
    GridGeometry place = from.geometry().orElseThrow(() -> unplaced());
    checkType(from.dtype(), options.resampling());
    Mapping mapping = Mapping.of(place, from.rows(), from.cols(), target, toTarget);
    Warp warp = new Warp(source, mapping, target, options);
    warp.checkTouches(target, place);
    warp.checkCovered(target);
    return warp;
  }

  static UnsupportedDataException unplaced() {
    return new UnsupportedDataException(
        "a raster without a georeference lies nowhere", "take one that has a georeference");
  }

  /// The same ground in another number of pixels.
  public static Warp resize(Raster source, long rows, long cols, Resampling resampling) {
    RasterSchema from = source.schema();
    checkType(from.dtype(), resampling);
    GridGeometry plain =
        new GridGeometry(Affine.IDENTITY, Optional.empty(), GridGeometry.Registration.AREA);
    GridGeometry place = from.geometry().orElse(plain);
    double width = (double) from.cols() / cols;
    double height = (double) from.rows() / rows;
    GridGeometry scaled =
        new GridGeometry(place.transform().scale(width, height), place.crs(), place.registration());
    TargetGrid target = new TargetGrid(scaled, rows, cols);
    TargetGrid inPixels =
        new TargetGrid(
            new GridGeometry(
                Affine.IDENTITY.scale(width, height), Optional.empty(), plain.registration()),
            rows,
            cols);
    Mapping mapping = Mapping.of(plain, from.rows(), from.cols(), inPixels, Optional.empty());
    Warp warp = new Warp(source, mapping, target, WarpOptions.of(resampling));
    return from.geometry().isPresent() ? warp : warp.withoutPlace();
  }

  private Warp withoutPlace() {
    return new Warp(this, schema.withGeometry(Optional.empty()));
  }

  private Warp(Warp other, RasterSchema schema) {
    this.source = other.source;
    this.mapping = other.mapping;
    this.options = other.options;
    this.scales = other.scales;
    this.windows = other.windows;
    this.schema = schema;
  }

  private static void checkType(DType type, Resampling resampling) {
    if (type.kind() == DType.Kind.COMPLEX && resampling != Resampling.NEAREST) {
      throw new UnsupportedDataException(
          "resampling " + resampling + " needs real pixels but they are " + type,
          "resample nearest, or take a raster of real numbers");
    }
  }

  private void checkTouches(TargetGrid target, GridGeometry place) {
    if (windows.need(0, 0, target.rows(), target.cols()).isEmpty()) {
      throw new UnsupportedDataException(
          "the target "
              + bounds(target.geometry(), target.rows(), target.cols())
              + " lies outside the source "
              + bounds(place, source.schema().rows(), source.schema().cols()),
          "give a box or grid that touches it, in the target's coordinates");
    }
  }

  /// Pixels outside the source must become something that no other pixel is.
  private void checkCovered(TargetGrid target) {
    if (schema.noData().isEmpty() && !Covered.isWhole(mapping, target, source.schema())) {
      throw new UnsupportedDataException(
          "parts of the target lie outside the source, but its "
              + schema.dtype()
              + " pixels have no value for no data",
          "say one for the result, or give a box inside the source");
    }
  }

  private static String bounds(GridGeometry place, long rows, long cols) {
    Affine map = place.transform();
    return "from "
        + map.x(0, 0)
        + ","
        + map.y(0, 0)
        + " to "
        + map.x(cols, rows)
        + ","
        + map.y(cols, rows)
        + place.crs().map(crs -> " in " + crs.label()).orElse("");
  }

  private RasterSchema schema(RasterSchema from, TargetGrid target) {
    int y = from.rank() - 2;
    Window extent = from.extent().with(y, 0, target.rows()).with(y + 1, 0, target.cols());
    RasterSchema placed = from.withExtent(extent, Optional.of(target.geometry()));
    Optional<NoData> said = from.noData().or(options::noData);
    if (said.isPresent()) {
      return placed.withNoData(said);
    }
    if (from.dtype().kind() == DType.Kind.FLOAT) {
      long nan = Values.fromDouble(from.dtype(), Double.NaN);
      return placed.withNoData(Optional.of(new NoData(from.dtype(), nan)));
    }
    return placed;
  }

  Scales scales() {
    return scales;
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
    int y = out.rank() - 2;
    if (out.isEmpty()) {
      return List.of();
    }
    Box box = windows.need(out.start(y), out.start(y + 1), out.size(y), out.size(y + 1));
    if (box.isEmpty()) {
      return List.of();
    }
    Window need =
        out.with(y, (long) box.top(), (long) (box.bottom() - box.top()))
            .with(y + 1, (long) box.left(), (long) (box.right() - box.left()));
    return List.of(new Need(0, need));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    if (in.isEmpty()) {
      into.fill(missingBits());
      return;
    }
    List<Block> from = new ArrayList<>();
    List<Block> to = new ArrayList<>();
    planes(in.getFirst(), into, 0, from, to);
    boolean bits = options.resampling() == Resampling.NEAREST;
    Places places =
        new Places(mapping, options.errorBound(), options.resampling().covers(), LONGEST);
    int x = out.rank() - 1;
    RowWork work = bits ? copying(from, to) : resampling(from, to);
    for (long col = out.start(x); col < out.end(x); col += LONGEST) {
      int n = Math.toIntExact(Math.min(LONGEST, out.end(x) - col));
      for (long row = out.start(x - 1); row < out.end(x - 1); row++) {
        places.find(row, col, n);
        work.run(places, row, col, n);
      }
    }
  }

  private interface RowWork {
    void run(Places places, long row, long col, int n);
  }

  /// Splits blocks along the axes before rows and columns.
  private static void planes(
      Block in, Block into, int axis, List<Block> allIn, List<Block> allInto) {
    if (axis == into.window().rank() - 2) {
      allIn.add(in);
      allInto.add(into);
      return;
    }
    Window out = into.window();
    for (long i = out.start(axis); i < out.end(axis); i++) {
      Block part = in.view(in.window().with(axis, i, 1));
      planes(part, into.view(out.with(axis, i, 1)), axis + 1, allIn, allInto);
    }
  }

  private RowWork copying(List<Block> from, List<Block> to) {
    RasterSchema of = source.schema();
    Nearest nearest = new Nearest(of.rows(), of.cols(), missingBits(), LONGEST);
    return (places, row, col, n) -> {
      for (int plane = 0; plane < from.size(); plane++) {
        nearest.run(from.get(plane), places, n, line(to.get(plane), row, col, n));
      }
    };
  }

  private RowWork resampling(List<Block> from, List<Block> to) {
    RowResampling rows = new RowResampling(source.schema(), resampler());
    double[] out = new double[LONGEST];
    return (places, row, col, n) -> {
      for (int plane = 0; plane < from.size(); plane++) {
        rows.run(from.get(plane), places, n, out);
        write(out, n, line(to.get(plane), row, col, n));
      }
    };
  }

  private static Block line(Block plane, long row, long col, int n) {
    int y = plane.window().rank() - 2;
    return plane.view(plane.window().with(y, row, 1).with(y + 1, col, n));
  }

  private Resampler resampler() {
    RasterSchema of = source.schema();
    Resampling resampling = options.resampling();
    return switch (resampling) {
      case NEAREST -> new Interpolation(false, of.rows(), of.cols());
      case BILINEAR, CUBIC ->
          scales.shrinks()
              ? stretched(resampling)
              : new Interpolation(resampling == Resampling.CUBIC, of.rows(), of.cols());
      case LANCZOS -> stretched(resampling);
      case AVERAGE, MODE, MIN, MAX -> new Coverage(resampling, mapping.turn());
    };
  }

  private Resampler stretched(Resampling resampling) {
    RasterSchema of = source.schema();
    double rows = scales.shrinks() ? Math.max(1, scales.rows()) : 1;
    double cols = scales.shrinks() ? Math.max(1, scales.cols()) : 1;
    return new StretchedKernel(resampling, of.rows(), of.cols(), rows, cols);
  }

  private long missingBits() {
    return schema.noData().map(NoData::bits).orElse(0L);
  }

  private void write(double[] out, int n, Block line) {
    double missing = schema.noData().map(NoData::value).orElse(0.0);
    boolean declared = schema.noData().isPresent() && !Double.isNaN(missing);
    boolean mixes = options.resampling().mixes();
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(out[i])) {
        out[i] = missing;
      } else if (declared && mixes) {
        out[i] = OtherThan.value(schema.dtype(), missing, out[i]);
      }
    }
    ValueRuns.write(out, n, line, line.base(), line.stride(line.window().rank() - 1));
  }
}
