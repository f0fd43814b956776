package dev.swath.array;

/// The type of one pixel value, stored little-endian.
///
/// Complex types are pairs (real, imaginary) of their component type.
public enum DType {
  BOOL("bool", 1, Kind.BOOL),
  UINT8("uint8", 1, Kind.UNSIGNED),
  INT8("int8", 1, Kind.SIGNED),
  UINT16("uint16", 2, Kind.UNSIGNED),
  INT16("int16", 2, Kind.SIGNED),
  UINT32("uint32", 4, Kind.UNSIGNED),
  INT32("int32", 4, Kind.SIGNED),
  UINT64("uint64", 8, Kind.UNSIGNED),
  INT64("int64", 8, Kind.SIGNED),
  FLOAT16("float16", 2, Kind.FLOAT),
  FLOAT32("float32", 4, Kind.FLOAT),
  FLOAT64("float64", 8, Kind.FLOAT),
  COMPLEX_INT16("complex_int16", 4, Kind.COMPLEX),
  COMPLEX_INT32("complex_int32", 8, Kind.COMPLEX),
  COMPLEX64("complex64", 8, Kind.COMPLEX),
  COMPLEX128("complex128", 16, Kind.COMPLEX);

  /// What the bits of a value mean.
  public enum Kind {
    BOOL,
    UNSIGNED,
    SIGNED,
    FLOAT,
    COMPLEX
  }

  private final String label;
  private final int bytes;
  private final Kind kind;

  DType(String label, int bytes, Kind kind) {
    this.label = label;
    this.bytes = bytes;
    this.kind = kind;
  }

  /// The lower-case name, as numpy spells it where numpy has the type.
  public String label() {
    return label;
  }

  /// Bytes of one value, both components of a complex one.
  public int bytes() {
    return bytes;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isInteger() {
    return kind == Kind.UNSIGNED || kind == Kind.SIGNED;
  }

  /// The type of one component: the type itself unless it is complex.
  public DType component() {
    return switch (this) {
      case COMPLEX_INT16 -> INT16;
      case COMPLEX_INT32 -> INT32;
      case COMPLEX64 -> FLOAT32;
      case COMPLEX128 -> FLOAT64;
      case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> this;
      case FLOAT16, FLOAT32, FLOAT64 -> this;
    };
  }

  /// The type of that name; the known names otherwise.
  public static DType of(String label) {
    for (DType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "unknown data type '"
            + label
            + "'; known are "
            + java.util.Arrays.stream(values()).map(DType::label).toList());
  }

  @Override
  public String toString() {
    return label;
  }
}
