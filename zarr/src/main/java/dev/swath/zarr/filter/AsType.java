package dev.swath.zarr.filter;

import dev.swath.array.DType;
import java.lang.foreign.MemorySegment;

/// Values stored in another type. What numcodecs calls quantize is read by this too, with its
/// `astype` and `dtype`: the digits it cut off are gone.
///
/// @param encodeDtype of the stored values
/// @param decodeDtype of the values
public record AsType(DType encodeDtype, DType decodeDtype) implements Filter {
  private static final String NAME = "astype";

  public AsType {
    Numbers.checkReal(NAME, encodeDtype);
    Numbers.checkReal(NAME, decodeDtype);
  }

  @Override
  public long encodedBytes(long decodedBytes) {
    return Math.multiplyExact(
        Numbers.count(NAME, decodedBytes, decodeDtype.bytes()), (long) encodeDtype.bytes());
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes(NAME, from.byteSize(), encodedBytes(into.byteSize()));
    if (encodeDtype == decodeDtype) {
      into.copyFrom(from);
      return;
    }
    int valueBytes = decodeDtype.bytes();
    int storedBytes = encodeDtype.bytes();
    long count = into.byteSize() / valueBytes;
    for (long i = 0; i < count; i++) {
      long stored = Numbers.bits(from, storedBytes, i * storedBytes);
      Numbers.setBits(
          into, valueBytes, i * valueBytes, Numbers.cast(encodeDtype, stored, decodeDtype));
    }
  }
}
