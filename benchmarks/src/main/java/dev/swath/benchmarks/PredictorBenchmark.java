package dev.swath.benchmarks;

import dev.swath.geotiff.tile.Predictor;
import dev.swath.geotiff.tile.RowPredictor;
import dev.swath.geotiff.tile.RowShape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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

/// How far are TIFF's predictors from a plain copy of the same tile of 512 × 512 pixels?
///
/// Baseline: `copy`, the same bytes copied. Both directions work in place, so they are measured
/// together with the copy that restores their input; subtract the baseline.
///
/// Run: `benchmarks/run PredictorBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PredictorBenchmark {
  private static final int SIDE = 512;

  /// What a tile holds.
  public enum Tile {
    FLOAT32_TERRAIN(Predictor.FLOATING_POINT, 1, 4),
    FLOAT32_TERRAIN_AS_INTEGERS(Predictor.HORIZONTAL, 1, 4),
    UINT16_SCENE(Predictor.HORIZONTAL, 4, 2),
    UINT16_PLANE(Predictor.HORIZONTAL, 1, 2);

    private final Predictor predictor;
    private final RowShape shape;

    Tile(Predictor predictor, int samples, int sampleBytes) {
      this.predictor = predictor;
      this.shape = new RowShape(SIDE, SIDE, samples, sampleBytes);
    }

    private MemorySegment pixels(Arena arena) {
      return shape.sampleBytes() == 4
          ? Terrain.float32(arena, SIDE, SIDE)
          : Terrain.uint16(arena, SIDE, SIDE, shape.samples());
    }
  }

  @Param private Tile tile;

  private Arena arena;
  private MemorySegment pixels;
  private MemorySegment predicted;
  private MemorySegment work;
  private MemorySegment scratch;
  private RowPredictor predictor;

  @Setup(Level.Trial)
  public void prepare() {
    arena = Arena.ofConfined();
    pixels = tile.pixels(arena);
    predicted = arena.allocate(pixels.byteSize(), 64);
    work = arena.allocate(pixels.byteSize(), 64);
    scratch = arena.allocate(RowPredictor.scratchBytes(tile.predictor, tile.shape), 64);
    predictor = new RowPredictor(tile.predictor, tile.shape);
    predicted.copyFrom(pixels);
    predictor.encode(predicted, scratch);
  }

  @TearDown(Level.Trial)
  public void release() {
    arena.close();
  }

  @Benchmark
  public MemorySegment copy() {
    return work.copyFrom(pixels);
  }

  @Benchmark
  public MemorySegment copyAndEncode() {
    work.copyFrom(pixels);
    predictor.encode(work, scratch);
    return work;
  }

  @Benchmark
  public MemorySegment copyAndDecode() {
    work.copyFrom(predicted);
    predictor.decode(work, scratch);
    return work;
  }
}
