package dev.swath.codec;

/// A byte codec and its settings, by value.
public sealed interface CodecSpec {
  /// Bytes as they are.
  record None() implements CodecSpec {}

  /// zlib-wrapped deflate.
  ///
  /// @param level 1 (fast) to 12 (small); the JDK's own codec, the fallback, stops at 9
  record Deflate(int level) implements CodecSpec {
    public static final int DEFAULT_LEVEL = 6;

    public Deflate {
      checkLevel("deflate", level, 1, 12);
    }
  }

  /// Zstandard frames.
  ///
  /// @param level 1 (fast) to 22 (small)
  record Zstd(int level) implements CodecSpec {
    public static final int DEFAULT_LEVEL = 3;

    public Zstd {
      checkLevel("zstd", level, 1, 22);
    }
  }

  private static void checkLevel(String codec, int level, int low, int high) {
    if (level < low || level > high) {
      throw new IllegalArgumentException(
          codec + " levels are " + low + " to " + high + " but got " + level);
    }
  }
}
