package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;

/// Some bands of a raster in any order, repeats included.
public final class SelectBands implements Derived {
  private final Raster source;
  private final int axis;
  private final int[] bands;
  private final RasterSchema schema;

  /// @param bands indices of the source's bands, from 0
  public SelectBands(Raster source, int... bands) {
    RasterSchema from = source.schema();
    this.source = source;
    this.axis = from.dimensions().indexOf(RasterSchema.BAND);
    this.bands = bands.clone();
    if (axis < 0) {
      throw new IllegalArgumentException(
          "there are no bands to select among the dimensions " + from.dimensions());
    }
    if (bands.length == 0) {
      throw new IllegalArgumentException("at least one band must be selected");
    }
    for (int band : bands) {
      if (band < 0 || band >= from.extent().size(axis)) {
        throw new IllegalArgumentException(
            "band " + band + " is not among 0 to " + (from.extent().size(axis) - 1));
      }
    }
    RasterSchema sized =
        from.withExtent(from.extent().with(axis, 0, bands.length), from.geometry());
    this.schema =
        from.bands().isEmpty()
            ? sized
            : sized.withBands(
                java.util.Arrays.stream(bands).mapToObj(band -> from.bands().get(band)).toList());
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  /// One need for each stretch of neighbouring bands.
  @Override
  public List<Need> needs(Window out) {
    List<Need> needs = new ArrayList<>();
    for (Window part : stretches(out)) {
      int band = bands[Math.toIntExact(part.start(axis))];
      needs.add(new Need(0, part.with(axis, band, part.size(axis))));
    }
    return needs;
  }

  /// Parts of a window whose bands follow each other in the source, too.
  private List<Window> stretches(Window out) {
    List<Window> parts = new ArrayList<>();
    int end = Math.toIntExact(out.end(axis));
    int first = Math.toIntExact(out.start(axis));
    for (int i = first + 1; i <= end; i++) {
      if (i == end || bands[i] != bands[i - 1] + 1) {
        parts.add(out.with(axis, first, i - first));
        first = i;
      }
    }
    return parts;
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    List<Window> parts = stretches(out);
    for (int i = 0; i < parts.size(); i++) {
      into.paste(in.get(i).moveTo(parts.get(i)));
    }
  }
}
