package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// Compresses and decompresses blocks of bytes between native segments.
///
/// One instance serves one thread at a time and keeps its context from call to call; the caller
/// owns all memory. Closing frees the context. A block is at most 2 GiB − 1 bytes on either side.
public interface Codec extends AutoCloseable {
  /// The most bytes that encoding `bytes` bytes can give.
  long maxEncodedBytes(long bytes);

  /// Encodes all of `from` to the start of `into`.
  ///
  /// @param into at least [#maxEncodedBytes(long)] bytes
  /// @return bytes written
  long encode(MemorySegment from, MemorySegment into);

  /// Decodes all of `from` to the start of `into`, never writing beyond it. Bytes that follow the
  /// end of the encoded data, where the format marks one, may be ignored.
  ///
  /// @return bytes written; fewer than `into` has if the data ends early
  /// @throws dev.swath.CorruptDataException if the data is damaged or decodes to more bytes than
  ///     `into` holds
  long decode(MemorySegment from, MemorySegment into);

  /// Decodes from the start of `from` until `into` is full, ignoring whatever follows: the rule of
  /// TIFF, whose blocks may hold more rows than the image needs or end in stray bytes.
  ///
  /// @return bytes written; fewer than `into` has if the data ends early
  /// @throws dev.swath.CorruptDataException if the data is damaged before `into` is full
  long decodeStart(MemorySegment from, MemorySegment into);

  @Override
  void close();
}
