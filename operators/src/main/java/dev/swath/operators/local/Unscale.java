package dev.swath.operators.local;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Physical values instead of stored ones: each band by its scale and offset.
///
/// The result is float32 where that has every stored value, which are integers up to 16 bits
/// and floats up to 32; else float64. No data becomes NaN.
public final class Unscale extends Pointwise {
  private static final int SHORT_BYTES = 2;

  private final List<Scale> scales;
  private final int axis;

  private Unscale(Raster source, List<Scale> scales, int axis, RasterSchema schema) {
    super(source, schema);
    this.scales = scales;
    this.axis = axis;
  }

  /// By what the source says of its bands.
  public static Unscale of(Raster source) {
    List<BandInfo> bands = source.schema().bands();
    return of(
        source,
        bands.isEmpty()
            ? Collections.nCopies(count(source.schema()), Scale.NONE)
            : bands.stream().map(band -> new Scale(band.scale(), band.offset())).toList());
  }

  /// All bands by one scale, whatever the source says.
  public static Unscale of(Raster source, Scale scale) {
    return of(source, Collections.nCopies(count(source.schema()), scale));
  }

  private static int count(RasterSchema schema) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    return axis < 0 ? 1 : Math.toIntExact(schema.extent().size(axis));
  }

  private static Unscale of(Raster source, List<Scale> scales) {
    RasterSchema from = source.schema();
    if (from.dtype().kind() == DType.Kind.COMPLEX) {
      throw new IllegalArgumentException("complex pixels have no scale but are " + from.dtype());
    }
    DType type = type(from.dtype());
    Optional<NoData> noData =
        from.noData().map(_ -> new NoData(type, Values.fromDouble(type, Double.NaN)));
    List<BandInfo> bands =
        from.bands().stream()
            .map(b -> new BandInfo(b.name(), 1, 0, b.unit(), b.role(), b.metadata()))
            .toList();
    RasterSchema schema = from.withDType(type, noData).withBands(bands);
    return new Unscale(source, scales, from.dimensions().indexOf(RasterSchema.BAND), schema);
  }

  private static DType type(DType stored) {
    boolean small =
        stored.kind() == DType.Kind.FLOAT ? stored != DType.FLOAT64 : stored.bytes() <= SHORT_BYTES;
    return small ? DType.FLOAT32 : DType.FLOAT64;
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    if (axis < 0) {
      plane(in.getFirst(), into, scales.getFirst());
      return;
    }
    LongStream.range(out.start(axis), out.end(axis))
        .forEach(
            band -> {
              Window plane = out.with(axis, band, 1);
              Scale scale = scales.get(Math.toIntExact(band));
              plane(in.getFirst().view(plane), into.view(plane), scale);
            });
  }

  private void plane(Block from, Block into, Scale scale) {
    Runs runs = new Runs(CHUNK, from, into);
    double[] values = new double[CHUNK];
    long[] bits = new long[CHUNK];
    Optional<NoData> noData = source().schema().noData();
    Optional<NoDataBits> missing = noData.map(NoDataBits::of);
    runs.forEach(
        (at, n) -> {
          ValueRuns.read(from, at[0], runs.stride(0), n, values);
          for (int i = 0; i < n; i++) {
            values[i] = scale.factor() * values[i] + scale.offset();
          }
          if (missing.isPresent()) {
            ValueRuns.readBits(from, at[0], runs.stride(0), n, bits);
            for (int i = 0; i < n; i++) {
              values[i] = missing.get().matches(bits[i]) ? Double.NaN : values[i];
            }
          }
          ValueRuns.write(values, n, into, at[1], runs.stride(1));
        });
  }
}
