package dev.swath.benchmarks;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.zarr.write.ZarrGroupWriter;
import dev.swath.zarr.write.ZarrOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
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

/// How much of encoding a Zarr shard is anything but its codec?
///
/// Baseline: `codecAlone`, the 16 chunks of the shard encoded where they lie, one after another.
/// The shard has 2048 × 2048 float32 pixels and chunks of 512 × 512, which are cut out of it first.
///
/// Run: `benchmarks/run ShardBenchmark`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ShardBenchmark {
  private static final int SIDE = 2048;
  private static final int CHUNK = 512;
  private static final CellIndex FIRST = CellIndex.of(0, 0, 0);

  /// A codec at a setting.
  public enum Setting {
    NONE(new CodecSpec.None()),
    ZSTD_1(new CodecSpec.Zstd(1)),
    ZSTD_3(new CodecSpec.Zstd(3));

    private final CodecSpec spec;

    Setting(CodecSpec spec) {
      this.spec = spec;
    }
  }

  @Param private Setting setting;

  @Param({"false", "true"})
  private boolean checksums;

  private Arena arena;
  private ZarrGroupWriter group;
  private RasterSink sink;
  private Block pixels;
  private MemorySegment into;
  private Codec codec;
  private MemorySegment chunks;

  @Setup(Level.Trial)
  public void prepare() {
    arena = Arena.ofConfined();
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, SIDE, SIDE);
    MemorySegment terrain = Terrain.float32(arena, SIDE, SIDE);
    pixels = Block.planar(DType.FLOAT32, schema.extent(), terrain);
    group =
        ZarrGroupWriter.create(
            Path.of("never-written.zarr"), ZarrGroupWriter.Replace.REFUSE, Optional.empty());
    ZarrOptions options = ZarrOptions.defaults(schema).withCodec(setting.spec);
    sink = group.array("data", schema, options.withChecksums(checksums), Map.of());
    into = arena.allocate(sink.encodeBytes(FIRST), 64);
    codec = Codecs.open(setting.spec);
    chunks = arena.allocate(terrain.byteSize(), 64);
    cut();
  }

  private void cut() {
    long bytes = 4L * CHUNK * CHUNK;
    for (int n = 0; n < SIDE / CHUNK * SIDE / CHUNK; n++) {
      long[] start = {0, n / 4 * CHUNK, n % 4 * CHUNK};
      Window window = Window.of(start, new long[] {1, CHUNK, CHUNK});
      Block.planar(DType.FLOAT32, window, chunks.asSlice(n * bytes, bytes)).paste(pixels);
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    codec.close();
    group.close();
    arena.close();
  }

  @Benchmark
  public long codecAlone() {
    long bytes = 4L * CHUNK * CHUNK;
    long total = 0;
    for (long at = 0; at < chunks.byteSize(); at += bytes) {
      total += codec.encode(chunks.asSlice(at, bytes), into);
    }
    return total;
  }

  @Benchmark
  public long shard() {
    return sink.encode(FIRST, pixels, into);
  }
}
