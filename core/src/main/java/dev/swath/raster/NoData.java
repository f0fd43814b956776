package dev.swath.raster;

import dev.swath.array.DType;
import dev.swath.array.Values;

/// The value that means "no data", exact to the bit.
///
/// For floating types every NaN counts as equal to a NaN no-data value.
///
/// @param bits the value's bits in the low bytes, as [dev.swath.array.Block#bits(long)] gives them
public record NoData(DType dtype, long bits) {
  public NoData {
    int unused = Long.SIZE - Byte.SIZE * dtype.component().bytes();
    long low = -1L >>> unused & bits;
    if (bits != low && bits != low << unused >> unused) {
      throw new IllegalArgumentException(
          "0x" + Long.toHexString(bits) + " does not fit into the bits of a " + dtype);
    }
    bits = low;
  }

  public double value() {
    return Values.toDouble(dtype.component(), bits);
  }

  public boolean isNaN() {
    return Double.isNaN(value());
  }

  /// Whether some bits are this value.
  public boolean matches(long other) {
    return other == bits
        || (value() == Values.toDouble(dtype.component(), other) && !wide())
        || (isNaN() && Double.isNaN(Values.toDouble(dtype.component(), other)));
  }

  private boolean wide() {
    return dtype.isInteger() && dtype.bytes() == 8;
  }
}
