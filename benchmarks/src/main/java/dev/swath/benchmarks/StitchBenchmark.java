package dev.swath.benchmarks;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.patches.ChipOperator;
import dev.swath.patches.ChipResult;
import dev.swath.patches.ChipResults;
import dev.swath.patches.Chips;
import dev.swath.patches.Stitched;
import dev.swath.patches.Stitching;
import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
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

/// What does putting patches of 256 pixels, 128 apart, together cost, that is four results for each
/// of 512 × 512 float32 pixels?
///
/// Baseline: `copy`, the same results copied. They are 4 MiB, so 1000 microseconds are 4.2 GB/s.
///
/// Run: `benchmarks/run StitchBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StitchBenchmark {
  /// How results are put together.
  public enum Measured {
    OVERLAP_ADD(Aggregations.overlapAdd()),
    MAX(Aggregations.max()),
    MEDIAN(Aggregations.median());

    private final Aggregation aggregation;

    Measured(Aggregation aggregation) {
      this.aggregation = aggregation;
    }
  }

  /// A raster of which only results are needed, and these are handed in.
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
      throw new AssertionError("results are handed in");
    }
  }

  /// Says what results are like.
  private record Same() implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst());
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      throw new AssertionError("results are handed in");
    }
  }

  @Param private Measured measured;
  private Arena arena;
  private Stitched stitched;
  private final List<Block> results = new ArrayList<>();
  private final List<Block> copies = new ArrayList<>();
  private Block out;

  @Setup(Level.Trial)
  public void open() {
    arena = Arena.ofConfined();
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 8192, 8192);
    Lattice lattice = Lattice.square(schema.extent(), 256, 128, Boundary.SNAP);
    List<Chips> chips = List.of(new Chips(new Known(schema), lattice));
    Stitching how = Stitching.of(Taper.HANN_HALF, measured.aggregation);
    stitched = new Stitched(schema, new ChipResults(chips, new Same(), 8), how);
    Window window = Window.of(new long[] {0, 1024, 1536}, new long[] {1, 512, 512});
    for (Need need : stitched.needs(window)) {
      results.add(block(need.window()));
      copies.add(block(need.window()));
    }
    out = block(window);
  }

  private Block block(Window window) {
    MemorySegment memory = arena.allocate(Block.byteSize(DType.FLOAT32, window), 64);
    for (long at = 0; at < memory.byteSize(); at += Float.BYTES) {
      memory.set(java.lang.foreign.ValueLayout.JAVA_FLOAT, at, at * 31 % 1009);
    }
    return Block.planar(DType.FLOAT32, window, memory);
  }

  @TearDown(Level.Trial)
  public void close() {
    results.clear();
    copies.clear();
    arena.close();
  }

  @Benchmark
  public List<Block> copy() {
    for (int i = 0; i < results.size(); i++) {
      copies.get(i).paste(results.get(i));
    }
    return copies;
  }

  @Benchmark
  public Block stitch() {
    stitched.compute(out.window(), results, out);
    return out;
  }
}
