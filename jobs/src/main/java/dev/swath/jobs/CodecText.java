package dev.swath.jobs;

import dev.swath.codec.CodecSpec;
import java.util.Locale;

/// A codec's name and effort, for people.
final class CodecText {
  private CodecText() {}

  static String of(CodecSpec codec) {
    return switch (codec) {
      case CodecSpec.None() -> "uncompressed";
      case CodecSpec.Deflate(int level) -> "deflate-" + level;
      case CodecSpec.Gzip(int level) -> "gzip-" + level;
      case CodecSpec.Zstd(int level) -> "zstd-" + level;
      case CodecSpec.Lzw() -> "lzw";
      case CodecSpec.PackBits _ -> "packbits";
      case CodecSpec.Lz4 _ -> "lz4";
      case CodecSpec.Blosc blosc ->
          "blosc-" + blosc.compressor().name().toLowerCase(Locale.ROOT) + "-" + blosc.level();
    };
  }
}
