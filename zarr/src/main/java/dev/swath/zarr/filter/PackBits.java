package dev.swath.zarr.filter;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Booleans as bits, most significant first, behind one byte that counts the unused bits of the
/// last. Has nothing to do with the runs of that name in TIFF.
public record PackBits() implements Filter {
  private static final String NAME = "packbits";

  @Override
  public long encodedBytes(long decodedBytes) {
    return 1 + Math.ceilDiv(decodedBytes, Byte.SIZE);
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    long count = into.byteSize();
    Numbers.checkSizes(NAME, from.byteSize(), encodedBytes(count));
    int unused = from.get(ValueLayout.JAVA_BYTE, 0) & 0xff;
    long expected = Math.floorMod(-count, (long) Byte.SIZE);
    if (unused != expected) {
      throw new CorruptDataException(
          "filter " + NAME + " leaves " + expected + " bits unused but says " + unused,
          "the chunk is damaged or its metadata is wrong");
    }
    for (long i = 0; i < count; i++) {
      int eight = from.get(ValueLayout.JAVA_BYTE, 1 + (i >>> 3));
      into.set(ValueLayout.JAVA_BYTE, i, (byte) (eight >>> (7 - (i & 7)) & 1));
    }
  }
}
