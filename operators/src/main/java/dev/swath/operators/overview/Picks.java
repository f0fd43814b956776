package dev.swath.operators.overview;

import dev.swath.array.DType;
import java.util.Arrays;

/// Takes one of the pixels below as it is, bit by bit.
final class Picks implements PlaneKernel {
  private final Resampling resampling;
  private final boolean signed;

  /// @param resampling nearest, mode, min or max; the last two for integers of 64 bits only
  Picks(Resampling resampling, DType type) {
    this.resampling = resampling;
    this.signed = type.kind() == DType.Kind.SIGNED;
  }

  @Override
  public int rowsHeld(int factor) {
    return resampling == Resampling.NEAREST ? 2 : factor + 2;
  }

  @Override
  public void run(SourceRows rows, Taps y, Taps x, StripResult result) {
    if (resampling == Resampling.NEAREST) {
      nearest(rows, y, x, result);
    } else {
      among(rows, y, x, result);
    }
  }

  private static void nearest(SourceRows rows, Taps y, Taps x, StripResult result) {
    long[] bits = new long[rows.width()];
    long[] out = new long[x.size()];
    int components = result.dtype().kind() == DType.Kind.COMPLEX ? 2 : 1;
    for (int row = 0; row < y.size(); row++) {
      for (int component = 0; component < components; component++) {
        rows.readBits(y.start(row), component, bits);
        for (int i = 0; i < out.length; i++) {
          out[i] = bits[x.start(i)];
        }
        result.writeBits(row, component, out);
      }
    }
  }

  private void among(SourceRows rows, Taps y, Taps x, StripResult result) {
    int width = rows.width();
    long[][] bits = new long[y.most()][width];
    boolean[][] valid = new boolean[y.most()][width];
    double[] values = new double[width];
    double[] scratch = new double[width];
    long[] found = new long[y.most() * x.most()];
    long[] out = new long[x.size()];
    for (int row = 0; row < y.size(); row++) {
      for (int k = 0; k < y.count(row); k++) {
        boolean _ = rows.readOpaque(y.start(row) + k, values, scratch);
        for (int i = 0; i < width; i++) {
          valid[k][i] = !Double.isNaN(values[i]);
        }
        rows.readBits(y.start(row) + k, 0, bits[k]);
      }
      for (int i = 0; i < out.length; i++) {
        int n = 0;
        for (int k = 0; k < y.count(row); k++) {
          for (int c = x.start(i); c < x.start(i) + x.count(i); c++) {
            found[n] = bits[k][c];
            n += valid[k][c] ? 1 : 0;
          }
        }
        out[i] = n == 0 ? result.missingBits() : pick(found, n);
      }
      result.writeBits(row, 0, out);
    }
  }

  private long pick(long[] found, int n) {
    return switch (resampling) {
      case MODE -> mode(found, n);
      case MIN, MAX -> extreme(found, n);
      case NEAREST, AVERAGE, RMS, BILINEAR, CUBIC ->
          throw new IllegalStateException(resampling + " does not choose");
    };
  }

  private long extreme(long[] found, int n) {
    long flip = signed ? 0 : Long.MIN_VALUE;
    long best = found[0] ^ flip;
    for (int i = 1; i < n; i++) {
      long value = found[i] ^ flip;
      best = resampling == Resampling.MAX ? Math.max(best, value) : Math.min(best, value);
    }
    return best ^ flip;
  }

  /// The first value to occur as often as none occurs more often.
  private static long mode(long[] found, int n) {
    return n <= 4 ? fewMode(found, n) : manyMode(found, n);
  }

  private static long fewMode(long[] found, int n) {
    long best = found[0];
    int most = 0;
    for (int i = 0; i < n; i++) {
      int count = 1;
      for (int k = 0; k < i; k++) {
        count += found[k] == found[i] ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = found[i];
      }
    }
    return best;
  }

  /// Sorts the values with their places, so that large boxes take no square of their size.
  private static long manyMode(long[] found, int n) {
    if (n <= 64) {
      return fewMode(found, n);
    }
    long[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    int most = 0;
    for (int start = 0, i = 1; i <= n; i++) {
      if (i == n || sorted[i] != sorted[start]) {
        most = Math.max(most, i - start);
        start = i;
      }
    }
    return firstToOccur(found, sorted, n, most);
  }

  /// Of the values that occur so often, the one whose last occurrence comes first.
  private static long firstToOccur(long[] found, long[] sorted, int n, int most) {
    int[] seen = new int[n];
    for (int i = 0; i < n; i++) {
      int place = Arrays.binarySearch(sorted, 0, n, found[i]);
      while (place > 0 && sorted[place - 1] == found[i]) {
        place--;
      }
      seen[place]++;
      if (seen[place] == most) {
        return found[i];
      }
    }
    throw new IllegalStateException("no value occurs " + most + " times");
  }
}
