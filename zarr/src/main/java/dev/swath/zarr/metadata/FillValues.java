package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// Reads fill values in every spelling of both versions.
///
/// @param version of the document; only version 2 takes integers with a decimal point
record FillValues(int version, ElementType type) {
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
  private static final int LARGEST_SCALE = 400;
  private static final String NOT_A_TIME = "NaT";

  FillValue parse(JsonElement value) {
    return new FillValue(MemorySegment.ofArray(bytes(value)), true);
  }

  private byte[] bytes(JsonElement value) {
    if (type.dtype().isEmpty()) {
      return raw(value);
    }
    DType dtype = type.dtype().get();
    if (dtype.kind() == DType.Kind.COMPLEX) {
      return complex(dtype, value);
    }
    return Elements.bytes(dtype, bits(dtype, value));
  }

  private byte[] complex(DType dtype, JsonElement value) {
    if (value instanceof JsonArray pair && pair.size() == 2) {
      byte[] bytes = new byte[dtype.bytes()];
      int half = bytes.length / 2;
      DType component = dtype.component();
      System.arraycopy(Elements.bytes(component, bits(component, pair.get(0))), 0, bytes, 0, half);
      System.arraycopy(
          Elements.bytes(component, bits(component, pair.get(1))), 0, bytes, half, half);
      return bytes;
    }
    if (version == 2 && value instanceof JsonPrimitive real && real.isNumber()) {
      byte[] bytes = new byte[dtype.bytes()];
      byte[] part = Elements.bytes(dtype.component(), bits(dtype.component(), real));
      System.arraycopy(part, 0, bytes, 0, part.length);
      return bytes;
    }
    throw wrong(value, "a pair of numbers");
  }

  private long bits(DType dtype, JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive)) {
      throw wrong(value, "a " + dtype);
    }
    return switch (dtype.kind()) {
      case BOOL -> bool(primitive);
      case UNSIGNED, SIGNED -> integer(dtype, primitive);
      case FLOAT, COMPLEX -> real(dtype, primitive);
    };
  }

  private long bool(JsonPrimitive value) {
    if (value.isBoolean()) {
      return value.getAsBoolean() ? 1 : 0;
    }
    if (value.isNumber() && (value.getAsString().equals("0") || value.getAsString().equals("1"))) {
      return value.getAsInt();
    }
    throw wrong(value, "true or false");
  }

  private long integer(DType dtype, JsonPrimitive value) {
    if (value.isString() && value.getAsString().equals(NOT_A_TIME) && isTime()) {
      return Long.MIN_VALUE;
    }
    if (version == 2 && value.isBoolean()) {
      return value.getAsBoolean() ? 1 : 0;
    }
    if (!value.isNumber()) {
      throw wrong(value, "an integer");
    }
    BigInteger exact = exact(value);
    int bits = Byte.SIZE * dtype.bytes();
    boolean signed = dtype.kind() == DType.Kind.SIGNED;
    boolean fits =
        signed ? exact.bitLength() < bits : exact.signum() >= 0 && exact.bitLength() <= bits;
    if (!fits) {
      throw wrong(value, "in the range of " + dtype);
    }
    return exact.longValue();
  }

  private BigInteger exact(JsonPrimitive value) {
    String text = value.getAsString();
    if (version != 2 && !text.matches("-?[0-9]+")) {
      throw wrong(value, "an integer without point or exponent");
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
        throw wrong(value, "an integer");
      }
      return number.toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new CorruptDataException(
          "\"fill_value\" must be an integer but is " + Fields.show(value),
          "the document breaks the Zarr specification",
          e);
    }
  }

  private boolean isTime() {
    return !type.name().equals(type.dtype().map(DType::label).orElse(""));
  }

  private long real(DType dtype, JsonPrimitive value) {
    if (value.isString()) {
      return named(dtype, value);
    }
    if (!value.isNumber()) {
      throw wrong(value, "a number");
    }
    double number = Double.parseDouble(value.getAsString());
    long bits = Values.fromDouble(dtype, number);
    boolean overflows =
        Double.isInfinite(Values.toDouble(dtype, bits))
            && !value.getAsString().endsWith("Infinity");
    if (overflows) {
      throw wrong(value, "in the range of " + dtype);
    }
    return bits;
  }

  private long named(DType dtype, JsonPrimitive value) {
    String text = value.getAsString();
    return switch (text) {
      case "NaN" -> Values.fromDouble(dtype, Double.NaN);
      case "Infinity" -> Values.fromDouble(dtype, Double.POSITIVE_INFINITY);
      case "-Infinity" -> Values.fromDouble(dtype, Double.NEGATIVE_INFINITY);
      default -> {
        if (!HEX.matcher(text).matches() || text.length() != 2 + 2 * dtype.bytes()) {
          throw wrong(value, "a number, NaN, Infinity, -Infinity or the bits of a " + dtype);
        }
        yield Long.parseUnsignedLong(text.substring(2), 16);
      }
    };
  }

  private byte[] raw(JsonElement value) {
    byte[] given;
    if (value instanceof JsonArray array) {
      given = listed(array);
    } else if (value instanceof JsonPrimitive text && text.isString()) {
      given = type.word() > 1 ? utf32(text.getAsString()) : base64(text);
    } else if (version == 2 && value instanceof JsonPrimitive zero && isZero(zero)) {
      given = new byte[0];
    } else {
      throw wrong(value, "a list of bytes or a text");
    }
    if (given.length > type.bytes()) {
      throw wrong(value, "at most " + type.bytes() + " bytes");
    }
    return Arrays.copyOf(given, type.bytes());
  }

  private static boolean isZero(JsonPrimitive value) {
    return value.isNumber() && value.getAsString().equals("0");
  }

  private byte[] listed(JsonArray array) {
    byte[] bytes = new byte[array.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) new FillValues(3, type).bits(DType.UINT8, array.get(i));
    }
    return bytes;
  }

  private byte[] utf32(String text) {
    return text.getBytes(java.nio.charset.Charset.forName("UTF-32LE"));
  }

  private byte[] base64(JsonPrimitive text) {
    try {
      return Base64.getDecoder().decode(text.getAsString().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException(
          "\"fill_value\" must be bytes in Base64 but is " + Fields.show(text),
          "the document breaks the Zarr specification",
          e);
    }
  }

  private CorruptDataException wrong(JsonElement value, String rule) {
    return new CorruptDataException(
        "\"fill_value\" of " + type + " must be " + rule + " but is " + Fields.show(value),
        "the document breaks the Zarr specification");
  }
}
