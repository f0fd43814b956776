package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// A raster that is no data where another says so.
///
/// Pixels are kept where the mask is neither 0 nor no data, or the other way round.
public final class Mask implements Derived {
  /// Which pixels are kept.
  public enum Keep {
    WHERE_SET,
    WHERE_NOT_SET
  }

  private final Raster source;
  private final Raster mask;
  private final Keep keep;
  private final NoData noData;
  private final int axis;

  /// @param mask one band on the grid of the source, which must have a no-data value
  public Mask(Raster source, Raster mask, Keep keep) {
    RasterSchema schema = source.schema();
    this.axis = schema.dimensions().indexOf(RasterSchema.BAND);
    this.source = source;
    this.mask = mask;
    this.keep = keep;
    this.noData =
        schema
            .noData()
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        "pixels without a no-data value cannot be masked",
                        "declare one for the raster first"));
    Optional<String> difference = SameGrid.difference(schema, mask.schema());
    if (difference.isPresent()) {
      throw new UnsupportedDataException(
          "a raster and its mask differ: " + difference.get(), "bring them to one grid first");
    }
    if (axis >= 0 && mask.schema().extent().size(axis) != 1) {
      throw new UnsupportedDataException(
          "a mask must have one band but has " + mask.schema().extent().size(axis), "select one");
    }
    if (isComplex(schema) || isComplex(mask.schema())) {
      throw new UnsupportedDataException(
          "complex pixels are not masked but one is "
              + schema.dtype()
              + " and one "
              + mask.schema().dtype(),
          "take real ones");
    }
  }

  private static boolean isComplex(RasterSchema schema) {
    return schema.dtype().kind() == DType.Kind.COMPLEX;
  }

  @Override
  public RasterSchema schema() {
    return source.schema();
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source, mask);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out), new Need(1, axis < 0 ? out : out.with(axis, 0, 1)));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    if (axis < 0) {
      plane(in.get(0), in.get(1), into);
      return;
    }
    LongStream.range(out.start(axis), out.end(axis))
        .mapToObj(band -> out.with(axis, band, 1))
        .forEach(plane -> plane(in.get(0).view(plane), in.get(1), into.view(plane)));
  }

  private void plane(Block from, Block told, Block into) {
    long[] pixels = new long[Pointwise.CHUNK];
    long[] bits = new long[Pointwise.CHUNK];
    double[] values = new double[Pointwise.CHUNK];
    Optional<NoDataBits> missing = mask.schema().noData().map(NoDataBits::of);
    boolean wanted = keep == Keep.WHERE_SET;
    Runs runs = new Runs(Pointwise.CHUNK, from, told, into);
    runs.forEach(
        (at, n) -> {
          ValueRuns.readBits(from, at[0], runs.stride(0), n, pixels);
          ValueRuns.readBits(told, at[1], runs.stride(1), n, bits);
          ValueRuns.read(told, at[1], runs.stride(1), n, values);
          for (int i = 0; i < n; i++) {
            boolean set = values[i] != 0 & !(missing.isPresent() && missing.get().matches(bits[i]));
            pixels[i] = set == wanted ? pixels[i] : noData.bits();
          }
          ValueRuns.writeBits(pixels, n, into, at[2], runs.stride(2));
        });
  }
}
