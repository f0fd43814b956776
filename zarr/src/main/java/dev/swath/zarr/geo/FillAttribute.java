package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The attribute `_FillValue`: the value that means no data.
///
/// It is a number; for floating point, as xarray wants it in Zarr 3, the base64 text of a
/// little-endian double; for complex numbers a list of two. Texts such as `NaN` and `-Infinity`
/// are understood too. Integers are exact.
final class FillAttribute {
  static final String NAME = "_FillValue";
  static final String OLDER_NAME = "missing_value";
  private static final int BASE64_LENGTH = 12;
  private static final double LARGEST_FLOAT = 3.402_823_6e38;

  private FillAttribute() {}

  /// The no-data value that an attribute says for pixels of a type. One that no pixel of the
  /// type can have is a note and none.
  static Optional<NoData> read(String key, JsonElement value, DType type, List<String> notes) {
    DType component = type.component();
    JsonElement one = value instanceof JsonArray list && isOne(list, type) ? list.get(0) : value;
    Optional<NoData> found =
        component.isInteger() || component == DType.BOOL
            ? whole(key, one, type)
            : Optional.of(floating(key, one, type));
    if (found.isEmpty()) {
      notes.add(
          "no "
              + type
              + " is "
              + Attributes.brief(one.toString())
              + ", so "
              + key
              + " says nothing");
    }
    return found;
  }

  /// Whether a list says one value: alone, or for both components of a complex number.
  private static boolean isOne(JsonArray list, DType type) {
    boolean pair = type.kind() == DType.Kind.COMPLEX && list.size() == 2;
    return list.size() == 1 || (pair && list.get(0).equals(list.get(1)));
  }

  /// What to write for a no-data value; empty where the fill value of the metadata says it alone,
  /// which is so for NaN: xarray masks that in any case.
  static Optional<JsonElement> of(NoData noData) {
    if (noData.isNaN()) {
      return Optional.empty();
    }
    JsonPrimitive one = component(noData);
    if (noData.dtype().kind() != DType.Kind.COMPLEX) {
      return Optional.of(one);
    }
    JsonArray pair = new JsonArray();
    pair.add(one);
    pair.add(one);
    return Optional.of(pair);
  }

  private static JsonPrimitive component(NoData noData) {
    return switch (noData.dtype().component()) {
      case BOOL -> new JsonPrimitive(noData.bits() != 0);
      case UINT64 -> new JsonPrimitive(new BigInteger(Long.toUnsignedString(noData.bits())));
      case UINT8, INT8, UINT16, INT16, UINT32, INT32 ->
          new JsonPrimitive(Math.round(noData.value()));
      case INT64 -> new JsonPrimitive(noData.bits());
      case FLOAT16, FLOAT32, FLOAT64 -> new JsonPrimitive(base64(noData.value()));
      case COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 ->
          throw new IllegalStateException("a component is not complex");
    };
  }

  private static String base64(double value) {
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
  }

  private static NoData floating(String key, JsonElement value, DType type) {
    double number = number(key, value);
    if (type.component() == DType.FLOAT32
        && Math.abs(number) > Float.MAX_VALUE
        && Math.abs(number) <= LARGEST_FLOAT) {
      number = Math.copySign(Float.MAX_VALUE, number);
    }
    return new NoData(type, Values.fromDouble(type.component(), number));
  }

  private static double number(String key, JsonElement value) {
    Optional<String> text = Attributes.tryText(value);
    return text.isPresent()
        ? ofText(key, text.get())
        : Attributes.tryNumber(value)
            .orElseThrow(() -> Attributes.wrong(key, "a number or its text", value));
  }

  private static double ofText(String key, String text) {
    switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "nan":
        return Double.NaN;
      case "inf", "infinity", "+inf", "+infinity":
        return Double.POSITIVE_INFINITY;
      case "-inf", "-infinity":
        return Double.NEGATIVE_INFINITY;
      default:
    }
    try {
      return text.length() == BASE64_LENGTH && text.endsWith("=")
          ? ByteBuffer.wrap(Base64.getDecoder().decode(text))
              .order(ByteOrder.LITTLE_ENDIAN)
              .getDouble()
          : Double.parseDouble(text);
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException _) {
      throw Attributes.wrong(key, "a number or its text", "'" + Attributes.brief(text) + "'");
    }
  }

  private static Optional<NoData> whole(String key, JsonElement value, DType type) {
    if (value instanceof JsonPrimitive flag && flag.isBoolean()) {
      return inRange(type, flag.getAsBoolean() ? BigInteger.ONE : BigInteger.ZERO);
    }
    if (value instanceof JsonPrimitive number && number.isNumber()) {
      return exact(number.getAsString()).flatMap(whole -> inRange(type, whole));
    }
    double number = number(key, value);
    return Double.isFinite(number) && number == Math.rint(number)
        ? inRange(type, new BigDecimal(number).toBigInteger())
        : Optional.empty();
  }

  /// A whole number of so few digits that it can be one of a pixel's.
  private static Optional<BigInteger> exact(String text) {
    if (text.length() > 64) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      boolean small = Math.abs((long) number.scale()) <= 64;
      return small && number.stripTrailingZeros().scale() <= 0
          ? Optional.of(number.toBigIntegerExact())
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<NoData> inRange(DType type, BigInteger value) {
    DType component = type.component();
    int bits = component == DType.BOOL ? 1 : Byte.SIZE * component.bytes();
    boolean signed = component.kind() == DType.Kind.SIGNED;
    BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      return Optional.empty();
    }
    return Optional.of(new NoData(type, value.longValue()));
  }
}
