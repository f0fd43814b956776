package dev.swath.codec;

/// Opens codecs.
public final class Codecs {
  private Codecs() {}

  /// The codec of a specification; whoever opens it closes it.
  public static Codec open(CodecSpec spec) {
    return switch (spec) {
      case CodecSpec.None() -> new NoneCodec();
      case CodecSpec.Deflate(int level) -> deflate(level);
      case CodecSpec.Gzip(int level) -> gzip(level);
      case CodecSpec.Zstd(int level) -> new ZstdCodec(level);
      case CodecSpec.Lzw() -> new LzwCodec();
      case CodecSpec.PackBits(int rowBytes) -> new PackBitsCodec(rowBytes);
    };
  }

  private static Codec deflate(int level) {
    return Libdeflate.isPresent() ? new LibdeflateCodec(level) : new ZlibCodec(level);
  }

  private static Codec gzip(int level) {
    return Libdeflate.isPresent() ? new LibdeflateGzipCodec(level) : new GzipCodec(level);
  }

  /// The deflate codec of the JDK, whatever native libraries there are.
  static Codec portableDeflate(int level) {
    return new ZlibCodec(level);
  }

  /// The gzip codec of the JDK, whatever native libraries there are.
  static Codec portableGzip(int level) {
    return new GzipCodec(level);
  }
}
