package dev.swath.benchmarks;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.operators.terrain.Border;
import dev.swath.operators.terrain.Gradient;
import dev.swath.operators.terrain.Heights;
import dev.swath.operators.terrain.Light;
import dev.swath.operators.terrain.Measure;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How far are measures of terrain from a plain copy of the same 1024 × 1024 float32 heights?
///
/// Baseline: `copy`, the same bytes copied. A tile is 4 MiB, so 1000 microseconds are 4.2 GB/s.
///
/// Run: `benchmarks/run SlopeBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SlopeBenchmark {
  private static final int SIDE = 1024;

  /// What is measured.
  public enum Measured {
    SLOPE(new Measure.Slope(Gradient.HORN, Measure.SlopeUnit.DEGREES)),
    PERCENT(new Measure.Slope(Gradient.HORN, Measure.SlopeUnit.PERCENT)),
    ASPECT(new Measure.Aspect(Gradient.HORN, false, false)),
    HILLSHADE(new Measure.Hillshade(Gradient.HORN, Light.STANDARD)),
    ROUGHNESS(new Measure.Roughness());

    private final Measure measure;

    Measured(Measure measure) {
      this.measure = measure;
    }
  }

  /// Heights that are there already.
  private record Known(RasterSchema schema) implements Derived {
    @Override
    public List<Raster> inputs() {
      return List.of();
    }

    @Override
    public List<Need> needs(Window out) {
      return List.of();
    }

    @Override
    public void compute(Window out, List<Block> in, Block into) {
      throw new AssertionError("the heights are handed in");
    }
  }

  @Param private Measured measured;
  private Arena arena;
  private dev.swath.operators.terrain.Terrain terrain;
  private Block heights;
  private Block copied;
  private Block result;

  @Setup(Level.Trial)
  public void open() {
    arena = Arena.ofConfined();
    NoData noData = new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, -9999));
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT32, 1, SIDE, SIDE).withNoData(Optional.of(noData));
    Window all = schema.extent();
    heights = Block.planar(DType.FLOAT32, all, Terrain.float32(arena, SIDE, SIDE));
    copied = Block.planar(DType.FLOAT32, all, arena.allocate(4L * SIDE * SIDE, 64));
    terrain =
        new dev.swath.operators.terrain.Terrain(
            new Known(schema), measured.measure, Heights.PLAIN, Border.NODATA);
    result = Block.planar(terrain.schema().dtype(), all, arena.allocate(4L * SIDE * SIDE, 64));
  }

  @TearDown(Level.Trial)
  public void close() {
    arena.close();
  }

  @Benchmark
  public Block copy() {
    copied.paste(heights);
    return copied;
  }

  @Benchmark
  public Block measure() {
    terrain.compute(result.window(), List.of(heights), result);
    return result;
  }
}
