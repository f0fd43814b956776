package dev.swath.benchmarks;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
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

/// What does it cost to paste pixels of one block into another, in equal and in different orders
/// of axes?
///
/// Baseline: `copy`, as many bytes copied in one piece.
///
/// Run: `benchmarks/run PasteBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PasteBenchmark {
  private static final int PIXELS = 4 << 18;

  @Param({"UINT8", "UINT16", "FLOAT32"})
  private DType dtype;

  @Param({"4", "128"})
  private int bands;

  private Arena arena;
  private Block planar;
  private Block interleaved;
  private Block shifted;
  private Block intoPlanar;
  private Block intoInterleaved;

  @Setup(Level.Trial)
  public void prepare() {
    arena = Arena.ofConfined();
    int side = (int) Math.sqrt((double) PIXELS / bands);
    Window window = Window.ofSize(bands, side, side);
    planar = Block.planar(dtype, window, segment(window));
    planar.fill(7);
    interleaved = Block.interleaved(dtype, window, segment(window));
    interleaved.fill(7);
    shifted = planar.moveTo(window.shift(0, 1, 1));
    intoPlanar = Block.planar(dtype, window, segment(window));
    intoInterleaved = Block.interleaved(dtype, window, segment(window));
  }

  private MemorySegment segment(Window window) {
    return arena.allocate(Block.byteSize(dtype, window), 64);
  }

  @TearDown(Level.Trial)
  public void release() {
    arena.close();
  }

  @Benchmark
  public MemorySegment copy() {
    return intoPlanar.segment().copyFrom(planar.segment());
  }

  @Benchmark
  public Block sameOrder() {
    intoPlanar.paste(planar);
    return intoPlanar;
  }

  @Benchmark
  public Block sameOrderOnePixelAside() {
    intoPlanar.paste(shifted);
    return intoPlanar;
  }

  @Benchmark
  public Block planarToInterleaved() {
    intoInterleaved.paste(planar);
    return intoInterleaved;
  }

  @Benchmark
  public Block interleavedToPlanar() {
    intoPlanar.paste(interleaved);
    return intoPlanar;
  }
}
