package dev.swath.zarr.filter;

import java.lang.foreign.MemorySegment;

/// A reversible change of a chunk's bytes that knows the type of its values. Read only.
///
/// Records carry the names of numcodecs' configurations. All values are little-endian; a filter of
/// big-endian values is one of little-endian values between two of [ByteSwap].
public sealed interface Filter
    permits AsType, BitRound, ByteSwap, Delta, FixedScaleOffset, PackBits, Shuffle {
  /// The bytes that a filtered chunk has, from those it has unfiltered.
  ///
  /// @throws dev.swath.CorruptDataException if there are no whole values in that many bytes
  long encodedBytes(long decodedBytes);

  /// Undoes the filter. The segments must not overlap.
  ///
  /// @param from the filtered bytes
  /// @param into gets the unfiltered bytes, all of it
  /// @throws dev.swath.CorruptDataException if the sizes do not go together
  void decode(MemorySegment from, MemorySegment into);
}
