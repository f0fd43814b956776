package dev.swath.geotiff.tag;

import java.util.Optional;

/// The type of a field's values, as TIFF 6 and BigTIFF number them.
public enum FieldType {
  BYTE(1, 1),
  ASCII(2, 1),
  SHORT(3, 2),
  LONG(4, 4),
  /// Two LONGs: numerator, denominator.
  RATIONAL(5, 8),
  SBYTE(6, 1),
  UNDEFINED(7, 1),
  SSHORT(8, 2),
  SLONG(9, 4),
  /// Two SLONGs: numerator, denominator.
  SRATIONAL(10, 8),
  FLOAT(11, 4),
  DOUBLE(12, 8),
  IFD(13, 4),
  LONG8(16, 8),
  SLONG8(17, 8),
  IFD8(18, 8);

  private static final FieldType[] BY_CODE = new FieldType[19];

  static {
    for (FieldType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final int bytes;

  FieldType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /// The number in the file.
  public int code() {
    return code;
  }

  /// Bytes of one value.
  public int bytes() {
    return bytes;
  }

  /// Whether values are whole numbers.
  public boolean isInteger() {
    return switch (this) {
      case BYTE, SHORT, LONG, SBYTE, SSHORT, SLONG, IFD, LONG8, SLONG8, IFD8 -> true;
      case ASCII, RATIONAL, UNDEFINED, SRATIONAL, FLOAT, DOUBLE -> false;
    };
  }

  /// The type of that number, if there is one.
  public static Optional<FieldType> of(int code) {
    return code > 0 && code < BY_CODE.length
        ? Optional.ofNullable(BY_CODE[code])
        : Optional.empty();
  }
}
