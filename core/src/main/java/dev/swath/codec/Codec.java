package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// Compresses and decompresses blocks of bytes between native segments.
///
/// One instance serves one thread at a time and keeps its context from call to call; the caller
/// owns all memory. Closing frees the context.
public interface Codec extends AutoCloseable {
  /// The most bytes that encoding `bytes` bytes can give.
  long maxEncodedBytes(long bytes);

  /// Encodes all of `from` to the start of `into`.
  ///
  /// @return bytes written
  long encode(MemorySegment from, MemorySegment into);

  /// Decodes all of `from` to the start of `into`, never writing beyond it.
  ///
  /// @return bytes written; fewer than `into` has if the data ends early
  /// @throws dev.swath.CorruptDataException if the data is damaged or decodes to more bytes than
  ///     `into` holds
  long decode(MemorySegment from, MemorySegment into);

  @Override
  void close();
}
