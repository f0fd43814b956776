package dev.swath.jobs;

import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Whether the codecs work here: each takes some bytes to and fro.
public final class CodecCheck {
  private static final int BYTES = 4096;
  private static final CodecSpec BLOSC =
      new CodecSpec.Blosc(
          CodecSpec.Blosc.Compressor.ZSTD,
          CodecSpec.Blosc.DEFAULT_LEVEL,
          CodecSpec.Blosc.Shuffle.BYTE,
          Integer.BYTES,
          CodecSpec.Blosc.AUTO);

  /// What became of one codec.
  public record Result(String name, boolean good, String text) {}

  private CodecCheck() {}

  public static List<Result> all() {
    return List.of(
        check("deflate", new CodecSpec.Deflate(CodecSpec.Deflate.DEFAULT_LEVEL)),
        check("zstd", new CodecSpec.Zstd(CodecSpec.Zstd.DEFAULT_LEVEL)),
        check("gzip", new CodecSpec.Gzip(CodecSpec.Gzip.DEFAULT_LEVEL)),
        check("lz4", new CodecSpec.Lz4(CodecSpec.Lz4.DEFAULT_ACCELERATION)),
        check("blosc", BLOSC),
        check("lzw", new CodecSpec.Lzw()),
        check("packbits", new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS)));
  }

  private static Result check(String name, CodecSpec spec) {
    try (Arena arena = Arena.ofConfined();
        Codec codec = Codecs.open(spec)) {
      return new Result(name, roundTrips(codec, arena), codec.getClass().getSimpleName());
    } catch (RuntimeException | LinkageError e) {
      return new Result(name, false, e + "; this machine's native libraries do not fit");
    }
  }

  private static boolean roundTrips(Codec codec, Arena arena) {
    MemorySegment plain = arena.allocate(BYTES, 64);
    for (long i = 0; i < BYTES; i++) {
      plain.set(ValueLayout.JAVA_BYTE, i, (byte) (i * i >> 7));
    }
    MemorySegment coded = arena.allocate(codec.maxEncodedBytes(BYTES), 64);
    MemorySegment back = arena.allocate(BYTES, 64);
    long length = codec.encode(plain, coded);
    return codec.decode(coded.asSlice(0, length), back) == BYTES && plain.mismatch(back) < 0;
  }
}
