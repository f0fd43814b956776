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
      case CodecSpec.Lz4(int acceleration) -> new Lz4Codec(lz4Blocks(acceleration));
      case CodecSpec.Blosc blosc -> new BloscCodec(blosc);
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

  static Codec lz4Blocks(int acceleration) {
    return Liblz4.isPresent() ? Liblz4Blocks.fast(acceleration) : new Lz4Blocks();
  }

  static Codec smallLz4Blocks(int level) {
    return Liblz4.isPresent() ? Liblz4Blocks.small(level) : new Lz4Blocks();
  }

  /// The deflate codec of the JDK, whatever native libraries there are.
  static Codec portableDeflate(int level) {
    return new ZlibCodec(level);
  }

  /// The gzip codec of the JDK, whatever native libraries there are.
  static Codec portableGzip(int level) {
    return new GzipCodec(level);
  }

  /// The LZ4 codec that needs no native library.
  static Codec portableLz4() {
    return new Lz4Codec(new Lz4Blocks());
  }
}
