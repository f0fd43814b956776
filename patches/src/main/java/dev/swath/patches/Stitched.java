package dev.swath.patches;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.place.Placement;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The results of patches put together: each pixel is the aggregation of all results that cover it,
/// in the order of their indices, so its bits depend on no window, thread or batch.
public final class Stitched implements Derived {
  /// Patches that are asked for one by one; more than these are asked for as boxes of whole ones.
  private static final long MOST_SINGLE = 256;

  private final ChipResults results;
  private final Stitching stitching;
  private final ResultPlaces places;
  private final RasterSchema schema;
  private final int bandAxis;
  private final Coverage coverage;

  /// @param source the raster that the patches were cut from
  /// @throws UnsupportedDataException if some pixels are not covered and that is a mistake
  public Stitched(RasterSchema source, ChipResults results, Stitching stitching) {
    this.results = results;
    this.stitching = stitching;
    RasterSchema chip = results.result().chip();
    this.places = new ResultPlaces(results.placement(), results.result(), stitching);
    this.bandAxis = chip.dimensions().indexOf(RasterSchema.BAND);
    RasterSchema whole =
        new RasterSchema(
            chip.dimensions(),
            places.extent(),
            chip.dtype(),
            chip.noData(),
            geometry(source),
            chip.bands(),
            source.attributes());
    this.schema = stitching.aggregation().result(whole, bandAxis);
    this.coverage = Coverage.of(places);
    if (results.hasFootprint() && stitching.uncovered() == Stitching.Uncovered.ERROR) {
      throw new UnsupportedDataException(
          "how many pixels patches with a footprint cover is not known beforehand",
          "let uncovered pixels be no data");
    }
    coverage.require(stitching.uncovered(), schema);
  }

  /// The output's place on the ground: pixels are larger or smaller where the results are.
  private Optional<GridGeometry> geometry(RasterSchema source) {
    ResultAxis y = places.axis(places.rank() - 2);
    ResultAxis x = places.axis(places.rank() - 1);
    double width = (double) x.fit().down() / x.fit().up();
    double height = (double) y.fit().down() / y.fit().up();
    return source.geometry().map(place -> scaled(place, width, height));
  }

  private static GridGeometry scaled(GridGeometry place, double width, double height) {
    Affine transform = place.transform();
    return width == 1 && height == 1
        ? place
        : new GridGeometry(transform.scale(width, height), place.crs(), place.registration());
  }

  /// Which pixels the results cover.
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(results);
  }

  @Override
  public List<Need> needs(Window out) {
    Window from = ofResults(out);
    List<Window> touching = places.touching(from);
    if (!areSingle(touching)) {
      return whole(touching);
    }
    return parts(from, touching).stream().map(part -> new Need(0, part.inResults())).toList();
  }

  @Override
  public List<Need> coarseNeeds(Window out) {
    return whole(places.touching(ofResults(out)));
  }

  private List<Need> whole(List<Window> patches) {
    Window chip = results.result().chip().extent();
    return patches.stream().map(box -> new Need(0, Axes.join(box, chip))).toList();
  }

  private boolean areSingle(List<Window> touching) {
    return results.placement().isRegular()
        && touching.stream().mapToLong(Window::count).sum() <= MOST_SINGLE;
  }

  /// The window of the results that a window of the output depends on: all bands where the
  /// aggregation mixes them.
  private Window ofResults(Window out) {
    return bandAxis >= 0 && stitching.aggregation().acrossBands()
        ? out.with(bandAxis, 0, places.extent().size(bandAxis))
        : out;
  }

  /// The part of a patch's result that covers a window.
  ///
  /// @param window in the output
  private record Part(CellIndex patch, ResultAxis.Span[] spans, Window window) {
    Window local() {
      long[] back = new long[spans.length];
      for (int axis = 0; axis < back.length; axis++) {
        back[axis] = -spans[axis].start();
      }
      return window.shift(back);
    }

    Window inResults() {
      long[] index = new long[patch.rank()];
      for (int axis = 0; axis < index.length; axis++) {
        index[axis] = patch.at(axis);
      }
      return Axes.join(Window.cell(index), local());
    }
  }

  private List<Part> parts(Window out, List<Window> touching) {
    Placement placement = results.placement();
    List<Part> parts = new ArrayList<>();
    for (Window patches : touching) {
      for (long n = 0; n < patches.count(); n++) {
        CellIndex patch = CellIndex.in(patches, n);
        ResultAxis.Span[] spans = places.spans(placement.anchor(patch));
        Window window = covered(spans).intersect(out);
        if (!window.isEmpty()) {
          parts.add(new Part(patch, spans, window));
        }
      }
    }
    return parts;
  }

  private static Window covered(ResultAxis.Span[] spans) {
    long[] start = new long[spans.length];
    long[] size = new long[spans.length];
    for (int axis = 0; axis < start.length; axis++) {
      start[axis] = spans[axis].outFrom();
      size[axis] = spans[axis].to() - spans[axis].from();
    }
    return Window.of(start, size);
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Window from = ofResults(out);
    List<Window> touching = places.touching(from);
    boolean single = areSingle(touching);
    List<Part> parts = parts(from, touching);
    List<Placed> placed = new ArrayList<>(parts.size());
    for (int n = 0; n < parts.size(); n++) {
      Part part = parts.get(n);
      Block block = single ? in.get(n) : containing(in, part);
      placed.add(placed(part, block));
    }
    Aggregation aggregation = stitching.aggregation();
    new Stitcher(aggregation, results.schema(), schema, bandAxis).run(placed, into);
  }

  private static Block containing(List<Block> in, Part part) {
    Window wanted = part.inResults();
    return in.stream().filter(b -> b.window().contains(wanted)).findFirst().orElseThrow();
  }

  private Placed placed(Part part, Block block) {
    Block pixels = Axes.chip(block, part.patch(), part.local()).moveTo(part.window());
    double[][] weights = new double[part.spans().length][];
    long[] start = new long[weights.length];
    for (int axis = 0; axis < weights.length; axis++) {
      ResultAxis.Span span = part.spans()[axis];
      weights[axis] = places.weights(axis, span);
      start[axis] = span.start() + span.taperFrom();
    }
    return new Placed(pixels, start, weights, results.faults().masks(part.patch()));
  }

  /// A part of a result where it lies in the output.
  ///
  /// @param start the pixel of the output that the first weight of each axis is for
  /// @param masks whether all pixels here are no data because the chip failed
  record Placed(Block pixels, long[] start, double[][] weights, boolean masks) {}
}
