package dev.swath.operators.focal;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.Optional;

/// Reads runs of pixels as doubles, with NaN in place of no data. One thread.
public final class ValidRuns {
  private final Optional<NoData> noData;
  private final double[] values;
  private final long[] bits;

  /// @param noData what means "no data" beside NaN
  /// @param longest the most pixels in a run
  public ValidRuns(Optional<NoData> noData, int longest) {
    this.noData = noData;
    this.values = new double[longest];
    this.bits = new long[longest];
  }

  /// Reads a run of `n` pixels to `into`, from `first` on.
  ///
  /// @return whether any of them is NaN or no data
  public boolean read(Block from, long at, long stride, int n, double[] into, int first) {
    ValueRuns.read(from, at, stride, n, values);
    if (noData.isPresent() && from.dtype().isInteger() && from.dtype().bytes() == 8) {
      ValueRuns.readBits(from, at, stride, n, bits);
      return mask(noData.get().bits(), n, into, first);
    }
    return mask(noData.isPresent() ? noData.get().value() : Double.NaN, n, into, first);
  }

  private boolean mask(double excluded, int n, double[] into, int first) {
    int gaps = 0;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      boolean gap = value == excluded | Double.isNaN(value);
      into[first + i] = gap ? Double.NaN : value;
      gaps |= gap ? 1 : 0;
    }
    return gaps != 0;
  }

  /// Doubles cannot tell all 64-bit integers apart, bits can.
  private boolean mask(long excluded, int n, double[] into, int first) {
    int gaps = 0;
    for (int i = 0; i < n; i++) {
      boolean gap = bits[i] == excluded;
      into[first + i] = gap ? Double.NaN : values[i];
      gaps |= gap ? 1 : 0;
    }
    return gaps != 0;
  }
}
