package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The bands of several rasters of one grid, type and no-data value, one raster after another.
public final class Stack implements Derived {
  private final List<Raster> inputs;
  private final RasterSchema schema;
  private final int axis;

  /// For each input, its first band in the result; then the number of all.
  private final long[] starts;

  public Stack(List<Raster> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("at least one raster must be stacked");
    }
    this.inputs = List.copyOf(inputs);
    RasterSchema first = inputs.getFirst().schema();
    this.axis = first.dimensions().indexOf(RasterSchema.BAND);
    if (axis < 0) {
      throw new IllegalArgumentException(
          "rasters of bands are stacked but one has the dimensions " + first.dimensions());
    }
    this.starts = new long[inputs.size() + 1];
    List<BandInfo> bands = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      RasterSchema schema = inputs.get(i).schema();
      check(first, schema, i);
      long count = schema.extent().size(axis);
      starts[i + 1] = Math.addExact(starts[i], count);
      bands.addAll(
          schema.bands().isEmpty()
              ? Collections.nCopies(Math.toIntExact(count), BandInfo.PLAIN)
              : schema.bands());
    }
    this.schema =
        first
            .withExtent(first.extent().with(axis, 0, starts[inputs.size()]), first.geometry())
            .withBands(bands);
  }

  private static void check(RasterSchema first, RasterSchema schema, int place) {
    Optional<String> grid = SameGrid.difference(first, schema);
    Optional<String> type =
        first.dtype() == schema.dtype()
            ? Optional.empty()
            : Optional.of("types " + first.dtype() + " and " + schema.dtype());
    Optional<String> noData =
        first.noData().equals(schema.noData())
            ? Optional.empty()
            : Optional.of("no-data values " + text(first) + " and " + text(schema));
    Optional<String> difference = grid.or(() -> type).or(() -> noData);
    if (difference.isPresent()) {
      throw new UnsupportedDataException(
          "rasters 1 and " + (place + 1) + " of a stack differ: " + difference.get(),
          "bring them to one grid, type and no-data value first");
    }
  }

  private static String text(RasterSchema schema) {
    return schema.noData().map(Conversion::text).orElse("none");
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
    for (int i = 0; i < inputs.size(); i++) {
      Window shared = shared(out, i);
      if (!shared.isEmpty()) {
        needs.add(
            new Need(i, shared.with(axis, shared.start(axis) - starts[i], shared.size(axis))));
      }
    }
    return needs;
  }

  /// The part of a window that is an input's.
  private Window shared(Window out, int input) {
    long start = Math.max(out.start(axis), starts[input]);
    long end = Math.min(out.end(axis), starts[input + 1]);
    return out.with(axis, start, Math.max(0, end - start));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    int next = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Window shared = shared(out, i);
      if (!shared.isEmpty()) {
        into.paste(in.get(next).moveTo(shared));
        next++;
      }
    }
  }
}
