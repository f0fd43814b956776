package dev.swath.patches;

import dev.swath.patches.place.Boundary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Patches the plain way, in arrays of doubles: for one band of rows and columns, everything in
/// memory at once.
final class PlainStitch {
  /// What is done with a chip.
  enum Chip {
    SAME,
    BOX_SUM,
    LARGER,
    SMALLER
  }

  interface Weight {
    double of(int i, int n);
  }

  interface Fold {
    double of(double[] values, double[] weights);
  }

  private final double[][] source;
  private final int size;
  private final int stride;
  private final Boundary boundary;
  private final Chip chip;
  private final int trim;
  private final Weight weight;
  private final boolean spare;

  PlainStitch(
      double[][] source,
      int size,
      int stride,
      Boundary boundary,
      Chip chip,
      int trim,
      Weight weight,
      boolean spare) {
    this.source = source;
    this.size = size;
    this.stride = stride;
    this.boundary = boundary;
    this.chip = chip;
    this.trim = trim;
    this.weight = weight;
    this.spare = spare;
  }

  private List<Integer> anchors(int length) {
    List<Integer> anchors = new ArrayList<>();
    boolean overhangs = !(boundary instanceof Boundary.Snap || boundary instanceof Boundary.Drop);
    for (int at = 0; overhangs ? at < length : at + size <= length; at += stride) {
      anchors.add(at);
    }
    int even = chip == Chip.SMALLER ? 2 : 1;
    int last = (length - size) / even * even;
    if (boundary instanceof Boundary.Snap && anchors.getLast() != last) {
      anchors.removeIf(at -> at > last);
      if (anchors.isEmpty() || anchors.getLast() != last) {
        anchors.add(last);
      }
    }
    return anchors;
  }

  private double pixel(int row, int col) {
    int rows = source.length;
    int cols = source[0].length;
    if (row < rows && col < cols) {
      return source[row][col];
    }
    return switch (boundary) {
      case Boundary.Pad pad -> pad.value().orElse(Double.NaN);
      case Boundary.Reflect _ ->
          source[row < rows ? row : 2 * (rows - 1) - row][col < cols ? col : 2 * (cols - 1) - col];
      default -> throw new AssertionError("pixel " + row + "," + col + " is not there");
    };
  }

  private double[][] cut(int row, int col) {
    boolean shrinks = boundary instanceof Boundary.Shrink;
    int rows = shrinks ? Math.min(size, source.length - row) : size;
    int cols = shrinks ? Math.min(size, source[0].length - col) : size;
    double[][] cut = new double[rows][cols];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        cut[r][c] = pixel(row + r, col + c);
      }
    }
    return cut;
  }

  private double[][] operate(double[][] in) {
    int rows = in.length;
    int cols = in[0].length;
    return switch (chip) {
      case SAME -> in;
      case BOX_SUM -> {
        double[][] out = new double[rows - 2][cols - 2];
        for (int r = 0; r < rows - 2; r++) {
          for (int c = 0; c < cols - 2; c++) {
            for (int i = 0; i < 9; i++) {
              out[r][c] += in[r + i / 3][c + i % 3];
            }
          }
        }
        yield out;
      }
      case LARGER -> {
        double[][] out = new double[2 * rows][2 * cols];
        for (int r = 0; r < 2 * rows; r++) {
          for (int c = 0; c < 2 * cols; c++) {
            out[r][c] = in[r / 2][c / 2];
          }
        }
        yield out;
      }
      case SMALLER -> {
        double[][] out = new double[rows / 2][cols / 2];
        for (int r = 0; r < rows / 2; r++) {
          for (int c = 0; c < cols / 2; c++) {
            out[r][c] = in[2 * r][2 * c];
          }
        }
        yield out;
      }
    };
  }

  private int out(int at) {
    return switch (chip) {
      case SAME, BOX_SUM -> at;
      case LARGER -> 2 * at;
      case SMALLER -> at / 2;
    };
  }

  double[][] run(Fold fold) {
    int rows = out(source.length);
    int cols = out(source[0].length);
    double[][][] values = new double[rows][cols][0];
    double[][][] weights = new double[rows][cols][0];
    int margin = chip == Chip.BOX_SUM ? 1 : 0;
    for (int row : anchors(source.length)) {
      for (int col : anchors(source[0].length)) {
        double[][] result = operate(cut(row, col));
        for (int r = 0; r < result.length; r++) {
          for (int c = 0; c < result[0].length; c++) {
            int y = out(row + margin) + r;
            int x = out(col + margin) + c;
            double w =
                weight(r, result.length, row == 0, row + size >= source.length)
                    * weight(c, result[0].length, col == 0, col + size >= source[0].length);
            if (y < rows && x < cols && w > 0 && !Double.isNaN(result[r][c])) {
              values[y][x] = with(values[y][x], result[r][c]);
              weights[y][x] = with(weights[y][x], w);
            }
          }
        }
      }
    }
    double[][] folded = new double[rows][cols];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < cols; x++) {
        boolean none = values[y][x].length == 0;
        folded[y][x] = none ? Double.NaN : fold.of(values[y][x], weights[y][x]);
      }
    }
    return folded;
  }

  private double weight(int i, int n, boolean low, boolean high) {
    int from = low ? 0 : trim;
    int to = high ? n : n - trim;
    if (i < from || i >= to) {
      return 0;
    }
    int middle = (to - from) / 2;
    boolean spared = spare && (low && i - from < middle || high && i - from > middle);
    return weight.of(spared ? middle : i - from, to - from);
  }

  private static double[] with(double[] values, double value) {
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = value;
    return more;
  }
}
