package dev.swath.zarr.metadata;

import dev.swath.codec.CodecSpec;

/// The settings of compressors, which both versions spell alike. Levels do not matter for reading;
/// those out of range are brought into it.
final class CompressorFields {
  private static final int FASTEST = 1;
  private static final int FASTEST_LZ4 = 65_537;
  private static final int SMALLEST_ZSTD = 22;
  private static final int SMALLEST_ZLIB = 9;

  private CompressorFields() {}

  static CodecSpec zstd(Fields settings) {
    long level = settings.integer("level", CodecSpec.Zstd.DEFAULT_LEVEL);
    return new CodecSpec.Zstd(Math.clamp(level, FASTEST, SMALLEST_ZSTD));
  }

  static CodecSpec gzip(Fields settings) {
    long level = settings.integer("level", CodecSpec.Gzip.DEFAULT_LEVEL);
    return new CodecSpec.Gzip(Math.clamp(level, 0, SMALLEST_ZLIB));
  }

  static CodecSpec lz4(Fields settings) {
    long acceleration = settings.integer("acceleration", CodecSpec.Lz4.DEFAULT_ACCELERATION);
    return new CodecSpec.Lz4(Math.clamp(acceleration, FASTEST, FASTEST_LZ4));
  }

  static CodecSpec zlib(Fields settings) {
    long level = settings.integer("level", CodecSpec.Deflate.DEFAULT_LEVEL);
    return new CodecSpec.Deflate(Math.clamp(level, FASTEST, SMALLEST_ZLIB));
  }
}
