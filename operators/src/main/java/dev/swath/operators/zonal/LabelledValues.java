package dev.swath.operators.zonal;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.operators.local.SameGrid;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The labels of pixels and their values side by side, in words of 64 bits: one band of
/// labels, then the bands of values as the bits of doubles, NaN for no data. What a
/// [LabelZonalSink] takes.
///
/// Where the label is no data, the values are the one NaN that tells so.
public final class LabelledValues implements Derived {
  /// The bits of a value at a pixel without a label: a NaN that no value gives.
  static final long UNLABELLED = 0x7ff8_0000_0000_0001L;

  private static final int LONGEST = 1024;

  private final Raster labels;
  private final Raster values;
  private final RasterSchema schema;

  /// @param labels integers in one band, on the grid of the values
  /// @param values bands, rows and columns
  public LabelledValues(Raster labels, Raster values) {
    RasterSchema zones = labels.schema();
    RasterSchema from = ZonalSink.real(values.schema());
    if (zones.dtype().kind() == DType.Kind.FLOAT || zones.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          "labels of zones must be integers but are " + zones.dtype(),
          "cast them, such as with convert --output-type int32");
    }
    Optional<String> difference = SameGrid.difference(zones, from);
    if (difference.isPresent()) {
      throw new UnsupportedDataException(
          "the zones and the raster differ: " + difference.get(),
          "bring them to one grid first, such as with warp --like");
    }
    int axis = from.dimensions().indexOf(RasterSchema.BAND);
    if (axis != 0 || zones.extent().size(0) != 1) {
      throw new UnsupportedDataException(
          "zones must have one band before rows and columns but have "
              + zones.dimensions()
              + " of "
              + zones.extent(),
          "select one");
    }
    this.labels = labels;
    this.values = values;
    this.schema =
        new RasterSchema(
            from.dimensions(),
            from.extent().with(0, 0, from.extent().size(0) + 1),
            DType.INT64,
            Optional.empty(),
            from.geometry(),
            List.of(),
            Map.of());
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(labels, values);
  }

  @Override
  public List<Need> needs(Window out) {
    Window wanted = bands(out);
    Need label = new Need(0, out.with(0, 0, 1));
    return wanted.isEmpty() ? List.of(label) : List.of(label, new Need(1, wanted));
  }

  /// The bands of values that some bands of this raster show.
  private static Window bands(Window out) {
    long first = Math.max(0, out.start(0) - 1);
    return out.with(0, first, Math.max(0, out.end(0) - 1 - first));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Window plane = out.with(0, 0, 1);
    Block label = in.getFirst();
    if (out.start(0) == 0) {
      labels(label, into.view(plane));
    }
    Window wanted = bands(out);
    for (long band = wanted.start(0); band < wanted.end(0); band++) {
      values(label, in.get(1).view(plane.with(0, band, 1)), into.view(plane.with(0, band + 1, 1)));
    }
  }

  private void labels(Block from, Block into) {
    Runs runs = new Runs(LONGEST, from, into);
    long[] bits = new long[LONGEST];
    DType type = from.dtype();
    int unused = type.kind() == DType.Kind.SIGNED ? Long.SIZE - Byte.SIZE * type.bytes() : 0;
    runs.forEach(
        (at, n) -> {
          ValueRuns.readBits(from, at[0], runs.stride(0), n, bits);
          for (int i = 0; i < n; i++) {
            bits[i] = bits[i] << unused >> unused;
          }
          ValueRuns.writeBits(bits, n, into, at[1], runs.stride(1));
        });
  }

  private void values(Block label, Block from, Block into) {
    Runs runs = new Runs(LONGEST, label, from, into);
    ValidRuns valid = new ValidRuns(values.schema().noData(), LONGEST);
    Optional<NoData> none = labels.schema().noData();
    long[] bits = new long[LONGEST];
    double[] some = new double[LONGEST];
    runs.forEach(
        (at, n) -> {
          valid.read(from, at[1], runs.stride(1), n, some, 0);
          ValueRuns.readBits(label, at[0], runs.stride(0), n, bits);
          for (int i = 0; i < n; i++) {
            boolean unlabelled = none.isPresent() && bits[i] == none.get().bits();
            bits[i] = unlabelled ? UNLABELLED : Double.doubleToLongBits(some[i]);
          }
          ValueRuns.writeBits(bits, n, into, at[2], runs.stride(2));
        });
  }
}
