package dev.swath.benchmarks;

import dev.swath.codec.ByteShuffle;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.CodecSpec.Blosc;
import dev.swath.codec.Codecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

/// How much does undoing a shuffle cost when a block of Blosc is decoded?
///
/// Baselines: `copy`, what moving 256 KiB takes at least, and `byteByByte`, the definition.
/// `bytes` is the kernel alone; `blosc` decodes LZ4 with the shuffle named by `shuffle`, so that
/// its difference to `NONE` is what the shuffle costs there.
///
/// Run: `benchmarks/run ShuffleBenchmark -p typeSize=4`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ShuffleBenchmark {
  private static final int ROWS = 256;
  private static final int BYTES = 4 * ROWS * ROWS;

  @Param({"2", "4", "8"})
  private int typeSize;

  @Param private Blosc.Shuffle shuffle;

  private Arena arena;
  private Codec codec;
  private MemorySegment shuffled;
  private MemorySegment encoded;
  private MemorySegment into;

  @Setup(Level.Trial)
  public void prepare() {
    arena = Arena.ofConfined();
    codec = Codecs.open(new CodecSpec.Blosc(Blosc.Compressor.LZ4, 5, shuffle, typeSize, BYTES));
    MemorySegment plain = Terrain.float32(arena, ROWS, ROWS);
    shuffled = arena.allocate(BYTES, 64);
    into = arena.allocate(BYTES, 64);
    ByteShuffle.shuffle(plain, shuffled, typeSize);
    MemorySegment room = arena.allocate(codec.maxEncodedBytes(BYTES), 64);
    encoded = room.asSlice(0, codec.encode(plain, room));
    if (blosc() != BYTES || into.mismatch(plain) != -1) {
      throw new IllegalStateException("blosc does not decode what it encoded");
    }
  }

  @TearDown(Level.Trial)
  public void release() {
    codec.close();
    arena.close();
  }

  @Benchmark
  public MemorySegment copy() {
    return into.copyFrom(shuffled);
  }

  @Benchmark
  public MemorySegment byteByByte() {
    long count = BYTES / typeSize;
    for (long i = 0; i < count; i++) {
      for (int place = 0; place < typeSize; place++) {
        byte value = shuffled.get(ValueLayout.JAVA_BYTE, place * count + i);
        into.set(ValueLayout.JAVA_BYTE, i * typeSize + place, value);
      }
    }
    return into;
  }

  @Benchmark
  public MemorySegment bytes() {
    ByteShuffle.unshuffle(shuffled, into, typeSize);
    return into;
  }

  @Benchmark
  public long blosc() {
    return codec.decode(encoded, into);
  }
}
