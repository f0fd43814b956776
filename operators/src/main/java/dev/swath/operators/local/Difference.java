package dev.swath.operators.local;

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

/// How far the pixels of two rasters of one shape lie apart: |a − b| as float64.
///
/// The result is 0 exactly where both values are equal, also for 64-bit integers, and never
/// NaN: NaN against NaN is 0, NaN against a number is +∞. Of complex pixels it is the
/// distance in the plane.
public final class Difference implements Derived {
  private static final int CHUNK = 1024;

  private final Raster left;
  private final Raster right;
  private final Optional<NoData> leftNoData;
  private final Optional<NoData> rightNoData;
  private final RasterSchema schema;

  private Difference(Raster left, Raster right, boolean valid) {
    RasterSchema a = left.schema();
    RasterSchema b = right.schema();
    if (!a.extent().equals(b.extent())) {
      throw new IllegalArgumentException(
          "rasters must be of one shape but are " + a.extent() + " and " + b.extent());
    }
    if (isComplex(a) != isComplex(b)) {
      throw new IllegalArgumentException(
          "complex pixels compare with complex ones only, not " + a.dtype() + " with " + b.dtype());
    }
    this.left = left;
    this.right = right;
    this.leftNoData = valid ? a.noData() : Optional.empty();
    this.rightNoData = valid ? b.noData() : Optional.empty();
    this.schema = a.withDType(DType.FLOAT64, Optional.empty());
  }

  /// Compares values as they are stored, whatever the no-data values are.
  public static Difference ofStored(Raster left, Raster right) {
    return new Difference(left, right, false);
  }

  /// Compares values that mean something: each raster's no data counts as NaN.
  public static Difference ofValid(Raster left, Raster right) {
    return new Difference(left, right, true);
  }

  private static boolean isComplex(RasterSchema schema) {
    return schema.dtype().kind() == DType.Kind.COMPLEX;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(left, right);
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of(new Need(0, out), new Need(1, out));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block a = in.get(0);
    Block b = in.get(1);
    Runs runs = new Runs(CHUNK, a, b, into);
    Side one = new Side(a, runs.stride(0), leftNoData);
    Side two = new Side(b, runs.stride(1), rightNoData);
    boolean exact = one.isLong() && two.isLong();
    double[] distance = new double[CHUNK];
    runs.forEach(
        (at, n) -> {
          if (exact) {
            Exact.distance(one, at[0], two, at[1], n, distance);
          } else if (isComplex(left.schema())) {
            plane(one, at[0], two, at[1], n, distance);
          } else {
            one.read(at[0], n);
            two.read(at[1], n);
            line(one.values, two.values, n, distance);
          }
          ValueRuns.write(distance, n, into, at[2], runs.stride(2));
        });
  }

  private static void line(double[] a, double[] b, int n, double[] distance) {
    for (int i = 0; i < n; i++) {
      double apart = Math.abs(a[i] - b[i]);
      boolean same = a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i]));
      double other = same ? 0 : Double.POSITIVE_INFINITY;
      distance[i] = Double.isNaN(apart) ? other : apart;
    }
  }

  private static void plane(Side a, long atA, Side b, long atB, int n, double[] distance) {
    double[] real = new double[n];
    a.read(atA, n);
    b.read(atB, n);
    line(a.values, b.values, n, real);
    a.read(atA + a.block.dtype().component().bytes(), n);
    b.read(atB + b.block.dtype().component().bytes(), n);
    line(a.values, b.values, n, distance);
    for (int i = 0; i < n; i++) {
      distance[i] = Math.hypot(real[i], distance[i]);
    }
  }

  /// One of the two rasters: its block and a buffer for a run of it.
  static final class Side {
    final Block block;
    final long stride;
    final Optional<NoData> noData;
    final double[] values = new double[CHUNK];
    final long[] bits = new long[CHUNK];

    Side(Block block, long stride, Optional<NoData> noData) {
      this.block = block;
      this.stride = stride;
      this.noData = noData;
    }

    boolean isLong() {
      return block.dtype().isInteger() && block.dtype().bytes() == 8;
    }

    void read(long at, int n) {
      ValueRuns.read(block, at, stride, n, values);
      if (noData.isPresent()) {
        double excluded = noData.get().value();
        for (int i = 0; i < n; i++) {
          values[i] = values[i] == excluded ? Double.NaN : values[i];
        }
      }
    }

    void readBits(long at, int n) {
      ValueRuns.readBits(block, at, stride, n, bits);
    }
  }
}
