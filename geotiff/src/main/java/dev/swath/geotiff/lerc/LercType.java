package dev.swath.geotiff.lerc;

import dev.swath.array.DType;

/// The types of LERC values, in the order of their codes.
enum LercType {
  INT8(DType.INT8),
  UINT8(DType.UINT8),
  INT16(DType.INT16),
  UINT16(DType.UINT16),
  INT32(DType.INT32),
  UINT32(DType.UINT32),
  FLOAT32(DType.FLOAT32),
  FLOAT64(DType.FLOAT64);

  private final DType dtype;

  LercType(DType dtype) {
    this.dtype = dtype;
  }

  static LercType of(int code) {
    if (code < 0 || code >= values().length) {
      throw LercInput.damaged("has values of unknown type " + code);
    }
    return values()[code];
  }

  DType dtype() {
    return dtype;
  }

  boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }

  boolean isByte() {
    return this == INT8 || this == UINT8;
  }

  /// The smaller type in which an offset of this type is stored.
  LercType reduced(int steps) {
    int code =
        switch (this) {
          case INT8, UINT8 -> ordinal();
          case INT16, INT32 -> ordinal() - steps;
          case UINT16, UINT32 -> ordinal() - 2 * steps;
          case FLOAT32 ->
              switch (steps) {
                case 0 -> ordinal();
                case 1 -> INT16.ordinal();
                default -> UINT8.ordinal();
              };
          case FLOAT64 -> steps == 0 ? ordinal() : ordinal() - 2 * steps + 1;
        };
    return of(code);
  }
}
