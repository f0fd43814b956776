package dev.swath.onnx;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.onnx.card.Mapping;
import dev.swath.onnx.card.OutputCard;
import dev.swath.raster.NoData;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/// A model's output into pixels: mapped, scaled, converted, no data where the input had none.
final class OutputMapping {
  private static final int RUN = 512;

  private final OutputCard card;
  private final Optional<NoData> noData;
  private final ChipShape shape;

  OutputMapping(OutputCard card, Optional<NoData> noData, ChipShape shape) {
    this.card = card;
    this.noData = noData;
    this.shape = shape;
  }

  /// A run of pixels in one row, with room for working.
  ///
  /// @param row of the result
  /// @param col of the result
  private record Run(int row, int col, int n, double[] values, double[] first, double[] second) {}

  /// Maps a chip.
  ///
  /// @param tensor one chip of the model's output: chip, bands, rows, columns
  /// @param missing one byte for each pixel of a whole chip of the input, 1 where there is no data
  /// @param into bands, rows and columns
  void map(Block tensor, MemorySegment missing, Block into) {
    int rows = shape.outRows();
    int cols = shape.outCols();
    double[] values = new double[Math.min(RUN, cols)];
    double[] first = new double[values.length];
    double[] second = new double[values.length];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col += RUN) {
        int n = Math.min(RUN, cols - col);
        map(tensor, missing, into, new Run(row, col, n, values, first, second));
      }
    }
  }

  private void map(Block tensor, MemorySegment missing, Block into, Run run) {
    switch (card.mapping()) {
      case NONE -> {
        for (int band = 0; band < shape.given(); band++) {
          read(tensor, band, run, run.values);
          write(run, band, missing, into);
        }
      }
      case SIGMOID -> {
        for (int band = 0; band < shape.given(); band++) {
          read(tensor, band, run, run.values);
          for (int i = 0; i < run.n; i++) {
            run.values[i] = 1 / (1 + Math.exp(-run.values[i]));
          }
          write(run, band, missing, into);
        }
      }
      case SOFTMAX -> softmax(tensor, missing, into, run);
      case ARGMAX -> {
        argmax(tensor, run);
        write(run, 0, missing, into);
      }
    }
  }

  private void softmax(Block tensor, MemorySegment missing, Block into, Run run) {
    double[] most = run.first;
    double[] sum = run.second;
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    Arrays.fill(sum, 0);
    for (int band = 0; band < shape.given(); band++) {
      read(tensor, band, run, run.values);
      for (int i = 0; i < run.n; i++) {
        most[i] = Math.max(most[i], run.values[i]);
      }
    }
    for (int band = 0; band < shape.given(); band++) {
      read(tensor, band, run, run.values);
      for (int i = 0; i < run.n; i++) {
        sum[i] += Math.exp(run.values[i] - most[i]);
      }
    }
    for (int band = 0; band < shape.given(); band++) {
      read(tensor, band, run, run.values);
      for (int i = 0; i < run.n; i++) {
        run.values[i] = Math.exp(run.values[i] - most[i]) / sum[i];
      }
      write(run, band, missing, into);
    }
  }

  private void argmax(Block tensor, Run run) {
    double[] most = run.first;
    double[] place = run.second;
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    Arrays.fill(place, Double.NaN);
    for (int band = 0; band < shape.given(); band++) {
      read(tensor, band, run, run.values);
      for (int i = 0; i < run.n; i++) {
        boolean larger =
            run.values[i] > most[i] || Double.isNaN(place[i]) && !Double.isNaN(run.values[i]);
        most[i] = larger ? run.values[i] : most[i];
        place[i] = larger ? band : place[i];
      }
    }
    System.arraycopy(place, 0, run.values, 0, run.n);
  }

  private void read(Block tensor, int band, Run run, double[] into) {
    long at = tensor.offset(0, band, run.row, run.col);
    ValueRuns.read(tensor, at, tensor.stride(3), run.n, into);
  }

  private void write(Run run, int band, MemorySegment missing, Block into) {
    double[] values = run.values;
    if (card.scale() != 1 || card.offset() != 0) {
      for (int i = 0; i < run.n; i++) {
        values[i] = values[i] * card.scale() + card.offset();
      }
    }
    if (noData.isPresent()) {
      keepClear(values, run.n, noData.get());
      absent(values, run, missing, noData.get().value());
    }
    long at =
        into.base() + band * into.stride(0) + run.row * into.stride(1) + run.col * into.stride(2);
    ValueRuns.write(values, run.n, into, at, into.stride(2));
  }

  /// Moves values that would be read as no data to the next that is not; NaN becomes no data.
  private static void keepClear(double[] values, int n, NoData noData) {
    double absent = noData.value();
    DType type = noData.dtype();
    if (Double.isNaN(absent)) {
      return;
    }
    double beside = beside(type, absent);
    for (int i = 0; i < n; i++) {
      double value = values[i];
      if (Double.isNaN(value)) {
        values[i] = absent;
      } else if (Values.toDouble(type, Values.fromDouble(type, value)) == absent) {
        values[i] = beside;
      }
    }
  }

  private static double beside(DType type, double value) {
    return switch (type) {
      case FLOAT16, FLOAT32 -> Values.toDouble(type, Values.fromDouble(type, value) + 1);
      case FLOAT64 -> Math.nextUp(value);
      case BOOL,
          UINT8,
          INT8,
          UINT16,
          INT16,
          UINT32,
          INT32,
          UINT64,
          INT64,
          COMPLEX_INT16,
          COMPLEX_INT32,
          COMPLEX64,
          COMPLEX128 -> {
        double up = Values.toDouble(type, Values.fromDouble(type, value + 1));
        yield up == value ? value - 1 : up;
      }
    };
  }

  /// Where the input had no data: each pixel of the input stands for as many of the result as zoom
  /// says.
  private void absent(double[] values, Run run, MemorySegment missing, double absent) {
    int row = run.row / shape.zoom() + shape.trim();
    long line = (long) row * shape.cols() + shape.trim();
    for (int i = 0; i < run.n; i++) {
      int col = (run.col + i) / shape.zoom();
      values[i] = missing.get(ValueLayout.JAVA_BYTE, line + col) == 0 ? values[i] : absent;
    }
  }

  /// Bands of the result.
  int bands() {
    return card.mapping().bands(shape.given());
  }

  /// Makes all pixels no data.
  void clear(Block into) {
    into.fill(noData.map(NoData::bits).orElse(0L));
  }

  /// The type of the pixels.
  static DType dtype(OutputCard card, DType tensor) {
    if (card.dtype().isPresent()) {
      return card.dtype().get();
    }
    if (card.mapping() == Mapping.ARGMAX || tensor == DType.BOOL) {
      return DType.UINT8;
    }
    return tensor.isInteger() && card.mapping() != Mapping.NONE ? DType.FLOAT32 : tensor;
  }
}
