package dev.swath.zarr.metadata;

import dev.swath.codec.CodecSpec;

/// The settings of compressors, which both versions spell alike. Levels do not matter for reading;
/// those out of range are brought into it.
final class CompressorFields {
  private static final int FASTEST = 1;
  private static final int SMALLEST_ZSTD = 22;
  private static final int SMALLEST_ZLIB = 9;

  private CompressorFields() {}

  static CodecSpec zstd(Fields settings) {
    long level = settings.integer("level", CodecSpec.Zstd.DEFAULT_LEVEL);
    return new CodecSpec.Zstd(Math.clamp(level, FASTEST, SMALLEST_ZSTD));
  }

  static CodecSpec zlib(Fields settings) {
    long level = settings.integer("level", CodecSpec.Deflate.DEFAULT_LEVEL);
    return new CodecSpec.Deflate(Math.clamp(level, FASTEST, SMALLEST_ZLIB));
  }
}
