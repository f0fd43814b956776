package dev.swath.array;

/// Pixel values as bits and as doubles.
public final class Values {
  private static final double TWO_63 = 0x1p63;

  private Values() {}

  /// The value of some bits; exact except for 64-bit integers beyond 2⁵³.
  public static double toDouble(DType type, long bits) {
    return switch (type) {
      case BOOL -> bits != 0 ? 1 : 0;
      case UINT8, UINT16, UINT32 -> bits;
      case INT8 -> (byte) bits;
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      case UINT64 -> bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
      case INT64 -> bits;
      case FLOAT16 -> Float.float16ToFloat((short) bits);
      case FLOAT32 -> Float.intBitsToFloat((int) bits);
      case FLOAT64 -> Double.longBitsToDouble(bits);
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 -> toDouble(type.component(), bits);
    };
  }

  /// The bits of the nearest value: integers round half to even and saturate, NaN becomes 0.
  public static long fromDouble(DType type, double value) {
    return switch (type) {
      case BOOL -> value != 0 ? 1 : 0;
      case UINT8 -> clamp(value, 0, 0xff);
      case INT8 -> clamp(value, Byte.MIN_VALUE, Byte.MAX_VALUE) & 0xff;
      case UINT16 -> clamp(value, 0, 0xffff);
      case INT16 -> clamp(value, Short.MIN_VALUE, Short.MAX_VALUE) & 0xffff;
      case UINT32 -> clamp(value, 0, 0xffff_ffffL);
      case INT32 -> clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE) & 0xffff_ffffL;
      case UINT64 -> unsigned(Math.rint(value));
      case INT64 -> (long) Math.rint(value);
      case FLOAT16 -> half(value) & 0xffffL;
      case FLOAT32 -> Float.floatToRawIntBits((float) value) & 0xffff_ffffL;
      case FLOAT64 -> Double.doubleToRawLongBits(value);
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 ->
          fromDouble(type.component(), value);
    };
  }

  private static long clamp(double value, long low, long high) {
    return (long) Math.rint(Math.min(Math.max(Double.isNaN(value) ? 0 : value, low), high));
  }

  /// The nearest half. A double on its way through a float would be rounded twice, so the float
  /// keeps in its last bit that something was cut off.
  private static short half(double value) {
    float near = (float) value;
    if (near == value || Double.isNaN(value)) {
      return Float.floatToFloat16(near);
    }
    int bits = Float.floatToRawIntBits(near);
    int cut = Math.abs(near) > Math.abs(value) ? bits - 1 : bits;
    return Float.floatToFloat16(Float.intBitsToFloat(cut | 1));
  }

  private static long unsigned(double value) {
    if (!(value > 0)) {
      return 0;
    }
    if (value >= 2 * TWO_63) {
      return -1;
    }
    return value < TWO_63 ? (long) value : (long) (value - TWO_63) | Long.MIN_VALUE;
  }
}
