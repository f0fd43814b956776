package dev.swath.onnx;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.onnx.card.Gaps;
import dev.swath.onnx.card.InputCard;
import dev.swath.onnx.card.Normalisation;
import dev.swath.raster.NoData;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Pixels into a model's input: normalised, gaps filled and remembered.
final class InputPacking {
  private static final int RUN = 1024;
  private static final byte MISSING = 1;

  private final InputCard card;
  private final Optional<NoData> noData;
  private final ChipShape shape;

  InputPacking(InputCard card, Optional<NoData> noData, ChipShape shape) {
    this.card = card;
    this.noData = noData;
    this.shape = shape;
  }

  /// Packs a chip.
  ///
  /// @param from bands, rows and columns
  /// @param tensor one chip of the model's input
  /// @param missing one byte for each pixel, set to 1 where the result is no data
  /// @return whether some pixel of the result is not no data
  boolean pack(Block from, Block tensor, MemorySegment missing) {
    int cols = shape.cols();
    missing.fill(card.gaps() == Gaps.ALL ? MISSING : 0);
    double[] values = new double[Math.min(RUN, cols)];
    byte[] gaps = new byte[values.length];
    for (int band = 0; band < shape.bands(); band++) {
      for (int row = 0; row < shape.rows(); row++) {
        for (int col = 0; col < cols; col += RUN) {
          int n = Math.min(RUN, cols - col);
          read(from, band, row, col, n, values, gaps);
          long at = (long) row * cols + col;
          mark(missing, at, gaps, n);
          normalise(values, gaps, band, n);
          long offset = tensor.offset(0, band, row, col);
          ValueRuns.write(values, n, tensor, offset, tensor.stride(3));
        }
      }
    }
    return card.gaps() == Gaps.NEVER || anyThere(missing);
  }

  private void read(Block from, int band, int row, int col, int n, double[] values, byte[] gaps) {
    long at = from.base() + band * from.stride(0) + row * from.stride(1) + col * from.stride(2);
    ValueRuns.read(from, at, from.stride(2), n, values);
    double absent = noData.map(NoData::value).orElse(Double.NaN);
    if (isWide(from.dtype()) && noData.isPresent()) {
      for (int i = 0; i < n; i++) {
        gaps[i] = noData.get().matches(from.bits(at + i * from.stride(2))) ? MISSING : 0;
      }
    } else {
      for (int i = 0; i < n; i++) {
        gaps[i] = Double.isNaN(values[i]) || values[i] == absent ? MISSING : 0;
      }
    }
  }

  private static boolean isWide(DType type) {
    return type.isInteger() && type.bytes() == Long.BYTES;
  }

  private void mark(MemorySegment missing, long at, byte[] gaps, int n) {
    switch (card.gaps()) {
      case ANY -> {
        for (int i = 0; i < n; i++) {
          byte old = missing.get(ValueLayout.JAVA_BYTE, at + i);
          missing.set(ValueLayout.JAVA_BYTE, at + i, (byte) (old | gaps[i]));
        }
      }
      case ALL -> {
        for (int i = 0; i < n; i++) {
          byte old = missing.get(ValueLayout.JAVA_BYTE, at + i);
          missing.set(ValueLayout.JAVA_BYTE, at + i, (byte) (old & gaps[i]));
        }
      }
      case NEVER -> {}
    }
  }

  private void normalise(double[] values, byte[] gaps, int band, int n) {
    Normalisation rule = card.normalisation();
    if (!rule.isNone()) {
      double factor = rule.factor(band);
      double summand = rule.summand(band);
      for (int i = 0; i < n; i++) {
        values[i] = values[i] * factor + summand;
      }
    }
    double fill = card.fill();
    for (int i = 0; i < n; i++) {
      values[i] = gaps[i] == MISSING ? fill : values[i];
    }
  }

  private static boolean anyThere(MemorySegment missing) {
    for (long at = 0; at < missing.byteSize(); at++) {
      if (missing.get(ValueLayout.JAVA_BYTE, at) == 0) {
        return true;
      }
    }
    return false;
  }
}
