package dev.swath.zarr.metadata;

import dev.swath.array.DType;
import java.util.Optional;

/// What one element of an array is.
///
/// @param name as its document spells it, such as `float32` or `numpy.datetime64[10us]`
/// @param dtype the type of its pixels; empty for bytes that are no number, such as a fixed text.
///     Dates and durations are signed 64-bit integers.
/// @param bytes of one element
/// @param word bytes that a byte order turns around together: of a number, of a component of a
///     complex one, of a character of 32 bits, else 1
public record ElementType(String name, Optional<DType> dtype, int bytes, int word) {
  public ElementType {
    if (bytes < 1 || word < 1 || bytes % word != 0) {
      throw new IllegalArgumentException(
          "an element of " + bytes + " bytes has no words of " + word);
    }
  }

  /// A type of numbers under its own name.
  public static ElementType of(DType dtype) {
    return named(dtype.label(), dtype);
  }

  /// A type of numbers under another name.
  static ElementType named(String name, DType dtype) {
    return new ElementType(name, Optional.of(dtype), dtype.bytes(), dtype.component().bytes());
  }

  /// Bytes that are no number.
  static ElementType raw(String name, int bytes, int word) {
    return new ElementType(name, Optional.empty(), bytes, word);
  }

  @Override
  public String toString() {
    return name;
  }
}
