package dev.swath.patches;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.patches.place.Placement;
import dev.swath.patches.place.Taper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where the results of patches lie in the output, and what their pixels weigh.
final class ResultPlaces {
  private final Placement placement;
  private final List<ResultAxis> axes;
  private final Window extent;
  private final Stitching stitching;
  private final Map<Shape, double[]> tapers = new ConcurrentHashMap<>();

  /// What the weights along an axis depend on.
  private record Shape(boolean spatial, long n, boolean flatStart, boolean flatEnd) {}

  ResultPlaces(Placement placement, ChipResult result, Stitching stitching) {
    this.placement = placement;
    this.stitching = stitching;
    this.axes = new ArrayList<>();
    long[] out = new long[placement.extent().rank()];
    for (int axis = 0; axis < out.length; axis++) {
      axes.add(ResultAxis.of(placement, result, axis, stitching.trim()));
      out[axis] = axes.get(axis).outLength();
    }
    this.extent = Window.ofSize(out);
  }

  /// All pixels of the output.
  Window extent() {
    return extent;
  }

  ResultAxis axis(int axis) {
    return axes.get(axis);
  }

  int rank() {
    return axes.size();
  }

  Placement placement() {
    return placement;
  }

  /// What the result of a patch covers on each axis.
  ResultAxis.Span[] spans(long[] anchor) {
    ResultAxis.Span[] spans = new ResultAxis.Span[anchor.length];
    for (int axis = 0; axis < anchor.length; axis++) {
      spans[axis] = axes.get(axis).span(anchor[axis]);
    }
    return spans;
  }

  /// The patches whose results touch some pixels of the output. What the parts of a window
  /// touch is together what it touches: exactly for regular patches; of others some come
  /// along that are close.
  List<Window> touching(Window out) {
    Window source = source(out);
    if (out.isEmpty() || source.isEmpty()) {
      return List.of();
    }
    List<Window> touching = placement.touching(source);
    return placement.isRegular()
        ? touching.stream().map(box -> exactly(box, out)).filter(box -> !box.isEmpty()).toList()
        : touching;
  }

  private Window exactly(Window patches, Window out) {
    Window box = patches;
    int index = 0;
    for (int axis = 0; axis < rank(); axis++) {
      if (!placement.isWhole(axis)) {
        while (box.size(index) > 0 && !touches(axis, first(box), out)) {
          box = box.with(index, box.start(index) + 1, box.size(index) - 1);
        }
        while (box.size(index) > 0 && !touches(axis, last(box), out)) {
          box = box.with(index, box.start(index), box.size(index) - 1);
        }
        index++;
      }
    }
    return box;
  }

  private static CellIndex first(Window box) {
    return CellIndex.of(box.starts());
  }

  private static CellIndex last(Window box) {
    long[] last = new long[box.rank()];
    for (int axis = 0; axis < last.length; axis++) {
      last[axis] = box.end(axis) - 1;
    }
    return CellIndex.of(last);
  }

  private boolean touches(int axis, CellIndex patch, Window out) {
    ResultAxis.Span span = axes.get(axis).span(placement.anchor(patch)[axis]);
    return Math.max(span.outFrom(), out.start(axis)) < Math.min(span.outTo(), out.end(axis));
  }

  /// The pixels of the raster whose patches' results may touch some pixels of the output.
  private Window source(Window out) {
    long[] start = new long[axes.size()];
    long[] size = new long[axes.size()];
    for (int axis = 0; axis < start.length; axis++) {
      long[] range = axes.get(axis).source(out.start(axis), out.end(axis));
      start[axis] = range[0];
      size[axis] = range[1] - range[0];
    }
    return Window.of(start, size);
  }

  /// The weights of a result along an axis, where its taper begins to where it ends. Only rows and
  /// columns are tapered, and only for an aggregation that weighs.
  double[] weights(int axis, ResultAxis.Span span) {
    long n = span.taperTo() - span.taperFrom();
    boolean spares = stitching.sparesEdges();
    return tapers.computeIfAbsent(
        new Shape(axis >= rank() - 2, n, spares && span.atStart(), spares && span.atEnd()),
        this::weights);
  }

  private double[] weights(Shape shape) {
    boolean tapered = shape.spatial() && stitching.aggregation().weighs();
    Taper taper = tapered ? stitching.taper() : Taper.BOXCAR;
    double[] weights = new double[Math.toIntExact(shape.n())];
    int middle = weights.length / 2;
    for (int i = 0; i < weights.length; i++) {
      boolean spared = (shape.flatStart() && i < middle) || (shape.flatEnd() && i > middle);
      weights[i] = taper.weight(spared ? middle : i, weights.length);
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a taper must be finite and not negative but is " + weights[i] + " at " + i);
      }
    }
    return weights;
  }
}
