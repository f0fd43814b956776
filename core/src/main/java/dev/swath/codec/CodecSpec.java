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

  /// Deflate as gzip has it (RFC 1952): one member is written, any number are read.
  ///
  /// @param level 0 (stored) to 9 (small)
  record Gzip(int level) implements CodecSpec {
    public static final int DEFAULT_LEVEL = 5;

    public Gzip {
      checkLevel("gzip", level, 0, 9);
    }
  }

  /// One LZ4 block behind its plain size in four bytes, least significant first, as numcodecs has
  /// it.
  ///
  /// @param acceleration 1 (small) to 65537 (fast)
  record Lz4(int acceleration) implements CodecSpec {
    public static final int DEFAULT_ACCELERATION = 1;

    public Lz4 {
      checkLevel("LZ4", acceleration, 1, 65_537);
    }
  }

  /// The container of Blosc 1: blocks, each shuffled and then compressed. Everything that decoding
  /// needs stands in the data, so [#toRead()] reads whatever any setting wrote.
  ///
  /// @param level 0 (stored) to 9 (small)
  /// @param typeSize bytes of the elements that are shuffled
  /// @param blockSize bytes of a block before compression, or [#AUTO]
  record Blosc(Compressor compressor, int level, Shuffle shuffle, int typeSize, int blockSize)
      implements CodecSpec {
    public static final int DEFAULT_LEVEL = 5;

    /// A block size that suits the data.
    public static final int AUTO = 0;

    /// What the blocks are compressed with. BLOSCLZ and SNAPPY are read only.
    public enum Compressor {
      BLOSCLZ,
      LZ4,
      LZ4HC,
      SNAPPY,
      ZLIB,
      ZSTD
    }

    /// What is done to the elements of a block first.
    public enum Shuffle {
      NONE,
      /// All first bytes, then all second bytes, and so on.
      BYTE,
      /// All first bits, then all second bits, and so on.
      BIT
    }

    public Blosc {
      checkLevel("blosc", level, 0, 9);
      if (typeSize < 1 || typeSize > 255) {
        throw new IllegalArgumentException(
            "blosc shuffles elements of 1 to 255 bytes but got " + typeSize);
      }
      if (blockSize < 0) {
        throw new IllegalArgumentException("a blosc block cannot have " + blockSize + " bytes");
      }
    }

    /// For decoding only.
    public static Blosc toRead() {
      return new Blosc(Compressor.ZSTD, DEFAULT_LEVEL, Shuffle.BYTE, 1, AUTO);
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

  /// Lempel-Ziv-Welch as TIFF 6.0 has it: codes of 9 to 12 bits, most significant bit first, each
  /// width left one code early. The older files with the least significant bit first are read too.
  record Lzw() implements CodecSpec {}

  /// Runs of equal bytes.
  ///
  /// @param rowBytes runs end at multiples of this, as TIFF wants them to end with each row
  record PackBits(int rowBytes) implements CodecSpec {
    /// Runs that end only with the data.
    public static final int NO_ROWS = Integer.MAX_VALUE;

    public PackBits {
      if (rowBytes < 1) {
        throw new IllegalArgumentException("a row needs at least one byte but got " + rowBytes);
      }
    }
  }

  private static void checkLevel(String codec, int level, int low, int high) {
    if (level < low || level > high) {
      throw new IllegalArgumentException(
          codec + " levels are " + low + " to " + high + " but got " + level);
    }
  }
}
