package dev.swath.zarr.filter;

import dev.swath.CorruptDataException;
import dev.swath.codec.ByteShuffle;
import java.lang.foreign.MemorySegment;

/// The first bytes of all elements, then their second bytes, and so on.
///
/// @param elementsize bytes of an element
public record Shuffle(int elementsize) implements Filter {
  private static final String NAME = "shuffle";

  public Shuffle {
    if (elementsize < 1) {
      throw new CorruptDataException(
          "filter " + NAME + " needs elements of at least 1 byte but has " + elementsize,
          "correct the metadata");
    }
  }

  @Override
  public long encodedBytes(long decodedBytes) {
    return Numbers.count(NAME, decodedBytes, elementsize) * elementsize;
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes(NAME, from.byteSize(), encodedBytes(into.byteSize()));
    ByteShuffle.unshuffle(from, into, elementsize);
  }
}
