package dev.swath.benchmarks;

import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.geotiff.tile.Predictor;
import dev.swath.geotiff.tile.RowShape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
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

/// How fast are the byte codecs on a predicted float32 tile, next to the JDK's own deflate?
///
/// Baseline: `jdkEncode` and `jdkDecode`, zlib at level 6 as the JDK brings it, on the same bytes.
/// `side` 512 is a usual tile, 64 shows what a call costs, 22 makes the 2 KiB of a shard's small
/// inner chunk.
///
/// Run: `benchmarks/run CodecBenchmark -p side=512`
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CodecBenchmark {
  private static final int JDK_LEVEL = 6;

  /// A codec at a setting.
  public enum Setting {
    DEFLATE_1(new CodecSpec.Deflate(1)),
    DEFLATE_6(new CodecSpec.Deflate(6)),
    ZSTD_1(new CodecSpec.Zstd(1)),
    ZSTD_3(new CodecSpec.Zstd(3)),
    ZSTD_9(new CodecSpec.Zstd(9)),
    LZW(new CodecSpec.Lzw()),
    GZIP_5(new CodecSpec.Gzip(5)),
    LZ4_1(new CodecSpec.Lz4(1)),
    BLOSC_LZ4(blosc(CodecSpec.Blosc.Compressor.LZ4)),
    BLOSC_ZSTD(blosc(CodecSpec.Blosc.Compressor.ZSTD));

    private final CodecSpec spec;

    Setting(CodecSpec spec) {
      this.spec = spec;
    }

    private static CodecSpec blosc(CodecSpec.Blosc.Compressor compressor) {
      return new CodecSpec.Blosc(
          compressor, 5, CodecSpec.Blosc.Shuffle.BYTE, Float.BYTES, CodecSpec.Blosc.AUTO);
    }
  }

  @Param private Setting setting;

  @Param({"22", "64", "512"})
  private int side;

  private Arena arena;
  private Codec codec;
  private MemorySegment plain;
  private MemorySegment encoded;
  private MemorySegment into;
  private MemorySegment decoded;
  private Deflater deflater;
  private Inflater inflater;
  private MemorySegment jdkEncoded;

  @Setup(Level.Trial)
  public void prepare() throws Exception {
    arena = Arena.ofConfined();
    codec = Codecs.open(setting.spec);
    MemorySegment pixels = Terrain.float32(arena, side, side);
    plain = arena.allocate(pixels.byteSize(), 64);
    Predictor.FLOATING_POINT.encode(pixels, plain, new RowShape(side, side, 1, 4));
    into = arena.allocate(codec.maxEncodedBytes(plain.byteSize()) + 1024, 64);
    decoded = arena.allocate(plain.byteSize(), 64);
    encoded = copyOf(into.asSlice(0, codec.encode(plain, into)));
    deflater = new Deflater(JDK_LEVEL);
    inflater = new Inflater();
    jdkEncoded = copyOf(into.asSlice(0, jdkEncode()));
    checkRoundTrips();
  }

  private MemorySegment copyOf(MemorySegment bytes) {
    return arena.allocate(bytes.byteSize(), 64).copyFrom(bytes);
  }

  private void checkRoundTrips() throws Exception {
    if (decode() != plain.byteSize() || decoded.mismatch(plain) != -1) {
      throw new IllegalStateException(setting + " does not decode what it encoded");
    }
    decoded.fill((byte) 0);
    if (jdkDecode() != plain.byteSize() || decoded.mismatch(plain) != -1) {
      throw new IllegalStateException("the JDK does not decode what it encoded");
    }
  }

  @TearDown(Level.Trial)
  public void release() {
    codec.close();
    deflater.end();
    inflater.end();
    arena.close();
  }

  @Benchmark
  public long encode() {
    return codec.encode(plain, into);
  }

  @Benchmark
  public long decode() {
    return codec.decode(encoded, decoded);
  }

  @Benchmark
  public long jdkEncode() {
    deflater.reset();
    deflater.setInput(plain.asByteBuffer());
    deflater.finish();
    return deflater.deflate(into.asByteBuffer());
  }

  @Benchmark
  public long jdkDecode() throws Exception {
    inflater.reset();
    inflater.setInput(jdkEncoded.asByteBuffer());
    return inflater.inflate(decoded.asByteBuffer());
  }
}
