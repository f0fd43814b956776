package dev.swath.geotiff.tile;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;

/// The type of a stored sample.
///
/// @param bits bits of a sample, both components of a complex one: 1 to 64, or 128
/// @param format what they mean
public record SampleType(int bits, SampleFormat format) {
  private static final String READ =
      "integers of 1 to 64 bits, floats of 16, 24, 32 and 64, complex integers of 32 and 64 and"
          + " complex floats of 64 and 128 bits are";

  public SampleType {
    typeOf(bits, format);
  }

  /// The type of the pixels that are read: the stored type where it is one, the next wider one
  /// otherwise. Signed integers of odd sizes are read as unsigned, as GDAL does.
  public DType dtype() {
    return typeOf(bits, format);
  }

  private static DType typeOf(int bits, SampleFormat format) {
    return switch (format) {
      case UNSIGNED, UNDEFINED -> unsigned(bits, format);
      case SIGNED ->
          switch (bits) {
            case 8 -> DType.INT8;
            case 16 -> DType.INT16;
            case 32 -> DType.INT32;
            case 64 -> DType.INT64;
            default -> unsigned(bits, format);
          };
      case FLOAT ->
          switch (bits) {
            case 16 -> DType.FLOAT16;
            case 24, 32 -> DType.FLOAT32;
            case 64 -> DType.FLOAT64;
            default -> throw unsupported(bits, format);
          };
      case COMPLEX_INTEGER ->
          switch (bits) {
            case 32 -> DType.COMPLEX_INT16;
            case 64 -> DType.COMPLEX_INT32;
            default -> throw unsupported(bits, format);
          };
      case COMPLEX_FLOAT ->
          switch (bits) {
            case 64 -> DType.COMPLEX64;
            case 128 -> DType.COMPLEX128;
            default -> throw unsupported(bits, format);
          };
    };
  }

  private static DType unsigned(int bits, SampleFormat format) {
    if (bits < 1 || bits > Long.SIZE) {
      throw unsupported(bits, format);
    }
    if (bits <= Byte.SIZE) {
      return DType.UINT8;
    }
    if (bits <= Short.SIZE) {
      return DType.UINT16;
    }
    return bits <= Integer.SIZE ? DType.UINT32 : DType.UINT64;
  }

  private static UnsupportedDataException unsupported(int bits, SampleFormat format) {
    String name = format.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return new UnsupportedDataException(
        "samples of " + bits + " bits, " + name + ", are not read", READ);
  }

  /// Whether samples are stored as they are read, but for the order of bytes.
  boolean isWhole() {
    return bits == dtype().bytes() * Byte.SIZE;
  }
}
