package dev.swath.zarr.filter;

import java.lang.foreign.MemorySegment;

/// Floats rounded to some bits of their fraction. The bits are gone: reading changes nothing.
///
/// @param keepbits bits of the fraction that were kept
public record BitRound(int keepbits) implements Filter {
  @Override
  public long encodedBytes(long decodedBytes) {
    return decodedBytes;
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes("bitround", from.byteSize(), into.byteSize());
    into.copyFrom(from);
  }
}
