package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// One field of a directory to be written.
///
/// @param bits the bits of a value by its number, in the low bytes of as many as the type has
record Field(int tag, FieldType type, long count, LongUnaryOperator bits) {
  static Field shorts(int tag, int... values) {
    return new Field(tag, FieldType.SHORT, values.length, i -> values[Math.toIntExact(i)]);
  }

  /// The same short for each of so many samples.
  static Field sameShort(int tag, int count, int value) {
    return new Field(tag, FieldType.SHORT, count, _ -> value);
  }

  static Field unsigned(int tag, long value) {
    return new Field(tag, FieldType.LONG, 1, _ -> value);
  }

  static Field doubles(int tag, double... values) {
    return new Field(
        tag,
        FieldType.DOUBLE,
        values.length,
        i -> Double.doubleToRawLongBits(values[Math.toIntExact(i)]));
  }

  /// A text in UTF-8 with its final NUL; a NUL inside would end it and becomes a space.
  static Field text(int tag, String value) {
    return text(tag, value.replace('\0', ' ').getBytes(StandardCharsets.UTF_8));
  }

  /// A text as bytes, to which the final NUL is added unless it is there.
  static Field text(int tag, byte[] value) {
    boolean ended = value.length > 0 && value[value.length - 1] == 0;
    byte[] bytes = ended ? value : Arrays.copyOf(value, value.length + 1);
    return new Field(tag, FieldType.ASCII, bytes.length, i -> bytes[Math.toIntExact(i)]);
  }

  /// A number as the nearest fraction with a denominator of a power of ten.
  static Field rational(int tag, double value) {
    long denominator = 1;
    while (denominator < 1_000_000
        && value * denominator != Math.rint(value * denominator)
        && value * denominator * 10 < 0xffff_ffffL) {
      denominator *= 10;
    }
    long bits = denominator << 32 | Math.round(value * denominator) & 0xffff_ffffL;
    return new Field(tag, FieldType.RATIONAL, 1, _ -> bits);
  }

  long bytes() {
    return Math.multiplyExact(count, type.bytes());
  }
}
