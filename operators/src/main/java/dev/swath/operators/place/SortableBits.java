package dev.swath.operators.place;

import dev.swath.array.DType;

/// Makes numbers of the bits of values, in the same order: exact for all types, −0 below 0.
///
/// @param shift what brings a value's sign to a number's
record SortableBits(DType.Kind kind, int shift) {
  static SortableBits of(DType type) {
    return new SortableBits(type.kind(), Long.SIZE - Byte.SIZE * type.component().bytes());
  }

  long key(long bits) {
    long high = bits << shift;
    return switch (kind) {
      case BOOL, UNSIGNED -> high ^ Long.MIN_VALUE;
      case SIGNED -> high;
      case FLOAT, COMPLEX -> high ^ (high >> 63 >>> 1);
    };
  }
}
