package dev.swath.zarr.filter;

import dev.swath.array.DType;
import dev.swath.array.Values;
import java.lang.foreign.MemorySegment;

/// Differences between neighbours: the first value, then what each adds to the one before.
///
/// @param dtype of the values
/// @param astype of the stored differences
public record Delta(DType dtype, DType astype) implements Filter {
  private static final String NAME = "delta";

  public Delta {
    Numbers.checkReal(NAME, dtype);
    Numbers.checkReal(NAME, astype);
  }

  @Override
  public long encodedBytes(long decodedBytes) {
    return Math.multiplyExact(
        Numbers.count(NAME, decodedBytes, dtype.bytes()), (long) astype.bytes());
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes(NAME, from.byteSize(), encodedBytes(into.byteSize()));
    long count = into.byteSize() / dtype.bytes();
    if (dtype.kind() != DType.Kind.FLOAT && astype.kind() != DType.Kind.FLOAT) {
      sumIntegers(from, into, count);
    } else {
      sumFloats(from, into, count);
    }
  }

  /// Sums that run over keep their low bits, which makes them right again.
  private void sumIntegers(MemorySegment from, MemorySegment into, long count) {
    int valueBytes = dtype.bytes();
    int storedBytes = astype.bytes();
    long sum = 0;
    for (long i = 0; i < count; i++) {
      sum += Numbers.integer(astype, Numbers.bits(from, storedBytes, i * storedBytes));
      Numbers.setBits(into, valueBytes, i * valueBytes, dtype == DType.BOOL ? sum & 1 : sum);
    }
  }

  /// Every sum is rounded to the type of the values before the next is added.
  private void sumFloats(MemorySegment from, MemorySegment into, long count) {
    int valueBytes = dtype.bytes();
    int storedBytes = astype.bytes();
    double sum = 0;
    for (long i = 0; i < count; i++) {
      long stored = Numbers.bits(from, storedBytes, i * storedBytes);
      long difference = Numbers.cast(astype, stored, dtype);
      double value = Values.toDouble(dtype, difference);
      long bits = i == 0 ? difference : Numbers.fromDouble(dtype, sum + value);
      sum = Values.toDouble(dtype, bits);
      Numbers.setBits(into, valueBytes, i * valueBytes, bits);
    }
  }
}
