package dev.swath.zarr.filter;

import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import java.lang.foreign.MemorySegment;

/// Values as scaled numbers: a stored s stands for s / scale + offset.
///
/// @param dtype of the values
/// @param astype of the stored numbers
public record FixedScaleOffset(double offset, double scale, DType dtype, DType astype)
    implements Filter {
  private static final String NAME = "fixedscaleoffset";

  public FixedScaleOffset {
    Numbers.checkReal(NAME, dtype);
    Numbers.checkReal(NAME, astype);
    if (!Double.isFinite(offset) || !Double.isFinite(scale) || scale == 0) {
      throw new CorruptDataException(
          "filter "
              + NAME
              + " needs a finite offset and scale other than 0 but has offset "
              + offset
              + " and scale "
              + scale,
          "correct the metadata");
    }
  }

  @Override
  public long encodedBytes(long decodedBytes) {
    return Math.multiplyExact(
        Numbers.count(NAME, decodedBytes, dtype.bytes()), (long) astype.bytes());
  }

  @Override
  public void decode(MemorySegment from, MemorySegment into) {
    Numbers.checkSizes(NAME, from.byteSize(), encodedBytes(into.byteSize()));
    int valueBytes = dtype.bytes();
    int storedBytes = astype.bytes();
    // numpy computes with what is stored where that is float32, and with float64 otherwise.
    boolean single = astype == DType.FLOAT32;
    long count = into.byteSize() / valueBytes;
    for (long i = 0; i < count; i++) {
      double stored = Values.toDouble(astype, Numbers.bits(from, storedBytes, i * storedBytes));
      double value =
          single ? (float) stored / (float) scale + (float) offset : stored / scale + offset;
      Numbers.setBits(into, valueBytes, i * valueBytes, Numbers.fromDouble(dtype, value));
    }
  }
}
