package dev.swath.patches.place;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Patches at regular places on every axis. Axes in one piece have no index.
public final class Lattice implements Placement {
  private final Window extent;
  private final Boundary boundary;
  private final AxisLattice[] axes;
  private final int[] cutAxes;

  private Lattice(Window extent, Boundary boundary, AxisLattice[] axes, int[] cutAxes) {
    this.extent = extent;
    this.boundary = boundary;
    this.axes = axes;
    this.cutAxes = cutAxes;
  }

  /// Cuts rows and columns, the last two axes, and leaves the others whole.
  ///
  /// @param multiple what every first row and column must be a multiple of: the input pixels of an
  ///     output pixel where an operator makes fewer
  public static Lattice of(
      Window extent, AxisCut rows, AxisCut cols, Boundary boundary, long multiple) {
    int rank = extent.rank();
    AxisCut[] cuts = new AxisCut[rank];
    for (int axis = 0; axis < rank - 2; axis++) {
      cuts[axis] = AxisCut.whole(extent.size(axis));
    }
    cuts[rank - 2] = rows;
    cuts[rank - 1] = cols;
    return of(extent, List.of(cuts), boundary, multiple);
  }

  /// Square patches of rows and columns.
  public static Lattice square(Window extent, long size, long stride, Boundary boundary) {
    AxisCut cut = AxisCut.of(size, stride);
    return of(extent, cut, cut, boundary, 1);
  }

  /// Cuts every axis. Axes whose one patch is as long as they are have no index; rows and columns
  /// always have.
  public static Lattice of(Window extent, List<AxisCut> cuts, Boundary boundary, long multiple) {
    int rank = extent.rank();
    AxisLattice[] axes = new AxisLattice[rank];
    List<Integer> cutAxes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      AxisCut cut = cuts.get(axis);
      boolean spatial = axis >= rank - 2;
      boolean whole = !spatial && cut.equals(AxisCut.whole(extent.size(axis)));
      axes[axis] =
          whole
              ? new AxisLattice(extent.size(axis), cut, 1, 0)
              : AxisLattice.of(
                  extent.size(axis), cut, boundary, spatial ? multiple : 1, name(rank, axis));
      if (!whole) {
        cutAxes.add(axis);
      }
    }
    int[] indexed = cutAxes.stream().mapToInt(Integer::intValue).toArray();
    return new Lattice(extent, boundary, axes, indexed);
  }

  private static String name(int rank, int axis) {
    return axis == rank - 1 ? "x" : axis == rank - 2 ? "y" : Integer.toString(axis);
  }

  @Override
  public Window extent() {
    return extent;
  }

  @Override
  public long[] size() {
    return Arrays.stream(axes).mapToLong(axis -> axis.cut().size()).toArray();
  }

  @Override
  public Boundary boundary() {
    return boundary;
  }

  @Override
  public boolean isWhole(int axis) {
    return Arrays.stream(cutAxes).noneMatch(cut -> cut == axis);
  }

  @Override
  public List<String> dimensions(List<String> ofRaster) {
    return Arrays.stream(cutAxes).mapToObj(axis -> "patch_" + ofRaster.get(axis)).toList();
  }

  @Override
  public Window indices() {
    return Window.ofSize(Arrays.stream(cutAxes).mapToLong(axis -> axes[axis].count()).toArray());
  }

  @Override
  public long[] anchor(CellIndex patch) {
    long[] anchor = new long[axes.length];
    for (int i = 0; i < cutAxes.length; i++) {
      anchor[cutAxes[i]] = axes[cutAxes[i]].start(patch.at(i));
    }
    return anchor;
  }

  @Override
  public Window bounds(Window patches) {
    if (patches.isEmpty()) {
      return Window.ofSize(new long[axes.length]);
    }
    return window(CellIndex.in(patches, 0))
        .union(window(CellIndex.in(patches, patches.count() - 1)));
  }

  @Override
  public List<Window> touching(Window pixels) {
    Window inside = pixels.intersect(extent);
    if (inside.isEmpty()) {
      return List.of();
    }
    long[] start = new long[cutAxes.length];
    long[] count = new long[cutAxes.length];
    for (int i = 0; i < cutAxes.length; i++) {
      AxisLattice axis = axes[cutAxes[i]];
      start[i] = axis.firstEndingAfter(inside.start(cutAxes[i]));
      count[i] = Math.max(0, axis.firstStartingAt(inside.end(cutAxes[i])) - start[i]);
    }
    Window box = Window.of(start, count);
    return box.isEmpty() ? List.of() : List.of(box);
  }

  @Override
  public boolean isRegular() {
    return true;
  }

  @Override
  public long[] anchors(int axis) {
    AxisLattice lattice = axes[axis];
    return LongStream.range(0, lattice.count()).map(lattice::start).toArray();
  }

  @Override
  public long period(int axis) {
    return isWhole(axis) ? 1 : axes[axis].cut().stride();
  }
}
