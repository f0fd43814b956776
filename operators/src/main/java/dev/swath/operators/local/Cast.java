package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// A raster in another data type.
///
/// Integers go to integers exactly, 64-bit ones too; floating values are rounded half to
/// even. The source's no data becomes the target's; so does NaN where the target is an
/// integer with a no-data value.
public final class Cast extends Pointwise {
  /// What happens to values that the target type does not have.
  public enum Range {
    /// They become the nearest value of the type; NaN becomes 0. Any non-zero value is
    /// true.
    SATURATE,
    /// They stop the job, as does a valid value that would turn into the target's no data.
    REFUSE
  }

  private final Range range;

  private Cast(Raster source, Range range, RasterSchema schema) {
    super(source, schema);
    this.range = range;
  }

  /// Keeps the source's no-data value, which the target type must have.
  public static Cast to(Raster source, DType type, Range range) {
    Optional<NoData> noData = source.schema().noData().map(value -> keep(value, type));
    return of(source, type, range, noData);
  }

  /// Gives the target a no-data value of its own.
  public static Cast to(Raster source, NoData noData, Range range) {
    return of(source, noData.dtype(), range, Optional.of(noData));
  }

  private static Cast of(Raster source, DType type, Range range, Optional<NoData> noData) {
    DType from = source.schema().dtype();
    if (from != type && (from.kind() == DType.Kind.COMPLEX || type.kind() == DType.Kind.COMPLEX)) {
      throw new UnsupportedDataException(
          "a cast from " + from + " to " + type + " is not supported",
          "cast between real types, or keep the type");
    }
    return new Cast(source, range, source.schema().withDType(type, noData));
  }

  private static NoData keep(NoData noData, DType type) {
    if (noData.dtype() == type) {
      return noData;
    }
    Optional<NoData> kept = Conversion.exactly(noData, type);
    return kept.orElseThrow(
        () ->
            new UnsupportedDataException(
                "the no-data value " + Conversion.text(noData) + " is not a " + type,
                "name a no-data value that it has"));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block from = in.get(0);
    if (from.dtype() == into.dtype() && schema().noData().equals(source().schema().noData())) {
      into.paste(from);
      return;
    }
    Conversion conversion = Conversion.of(source().schema(), schema(), range == Range.REFUSE);
    Runs runs = new Runs(CHUNK, from, into);
    runs.forEach(
        (at, n) -> {
          if (!conversion.convert(from, at[0], runs.stride(0), into, at[1], runs.stride(1), n)) {
            throw refusal(conversion, from, into);
          }
        });
  }

  /// Finds the first pixel in C order that cannot be cast, so that the message does not
  /// depend on the layout.
  private UnsupportedDataException refusal(Conversion conversion, Block from, Block into) {
    Window window = from.window();
    for (long n = 0; n < window.count(); n++) {
      long[] index = index(window, n);
      long at = from.offset(index);
      if (!conversion.convert(from, at, 0, into, into.offset(index), 0, 1)) {
        return new UnsupportedDataException(
            "the value "
                + Conversion.text(new NoData(from.dtype(), from.bits(at)))
                + " at "
                + java.util.Arrays.toString(index)
                + " cannot be stored as "
                + schema().dtype()
                + schema().noData().map(v -> " with no data " + Conversion.text(v)).orElse(""),
            "saturate, or cast to a wider type");
      }
    }
    throw new IllegalStateException("no pixel of " + window + " was refused a second time");
  }

  private static long[] index(Window window, long n) {
    long[] index = new long[window.rank()];
    long rest = n;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = window.start(axis) + rest % window.size(axis);
      rest /= window.size(axis);
    }
    return index;
  }
}
