package dev.swath.zarr.metadata;

import dev.swath.codec.CodecSpec;

/// A step from bytes to bytes.
public sealed interface ByteCodec {
  /// Compression.
  record Compressed(CodecSpec codec) implements ByteCodec {}

  /// The bytes with their CRC-32C behind them.
  record Crc32c() implements ByteCodec {}

  /// The bytes with their Adler-32 checksum in front of them. Read only.
  record Adler32() implements ByteCodec {}
}
