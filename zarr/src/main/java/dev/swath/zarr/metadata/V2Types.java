package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Data types of version 2, which are those of numpy: `<i2`, `|b1`, `>M8[us]`, `|S7`.
///
/// @param order of the bytes; empty where there is none
record V2Types(ElementType type, Optional<ByteOrder> order) {
  private static final Pattern TYPE =
      Pattern.compile("([<>|=]?)([biufcmMSUVO])([0-9]{0,10})(\\[[0-9]{0,9}[A-Za-zμ]{1,7}\\])?");
  private static final int UTF_32 = 4;
  private static final int MOST_FIELDS = 1000;

  private static final Map<String, DType> NUMBERS =
      Map.ofEntries(
          Map.entry("b1", DType.BOOL),
          Map.entry("i1", DType.INT8),
          Map.entry("i2", DType.INT16),
          Map.entry("i4", DType.INT32),
          Map.entry("i8", DType.INT64),
          Map.entry("u1", DType.UINT8),
          Map.entry("u2", DType.UINT16),
          Map.entry("u4", DType.UINT32),
          Map.entry("u8", DType.UINT64),
          Map.entry("f2", DType.FLOAT16),
          Map.entry("f4", DType.FLOAT32),
          Map.entry("f8", DType.FLOAT64),
          Map.entry("c8", DType.COMPLEX64),
          Map.entry("c16", DType.COMPLEX128));

  static V2Types of(JsonElement value, Limits limits) {
    if (value instanceof JsonArray fields) {
      return structured(fields, limits);
    }
    if (value instanceof JsonPrimitive text && text.isString()) {
      return named(text.getAsString(), limits);
    }
    throw wrong(value);
  }

  private static V2Types named(String text, Limits limits) {
    Matcher parts = TYPE.matcher(text);
    if (!parts.matches()) {
      throw wrong(new JsonPrimitive(text));
    }
    String kind = parts.group(2);
    String code = kind + parts.group(3);
    if (NUMBERS.containsKey(code)) {
      return number(text, NUMBERS.get(code), parts);
    }
    if (code.equals("M8") || code.equals("m8")) {
      return number(text, DType.INT64, parts);
    }
    if (kind.equals("O")) {
      throw unsupported(text);
    }
    if (kind.equals("S") || kind.equals("V") || kind.equals("U")) {
      return fixed(text, parts, limits);
    }
    throw wrong(new JsonPrimitive(text));
  }

  private static V2Types number(String text, DType dtype, Matcher parts) {
    boolean plain = parts.group(2).charAt(0) != 'M' && parts.group(2).charAt(0) != 'm';
    if (plain && parts.group(4) != null) {
      throw wrong(new JsonPrimitive(text));
    }
    ElementType type = plain ? ElementType.of(dtype) : ElementType.named(text, dtype);
    if (type.word() == 1) {
      return new V2Types(type, Optional.empty());
    }
    if (parts.group(1).isEmpty() || parts.group(1).equals("|")) {
      throw wrong(new JsonPrimitive(text));
    }
    return new V2Types(type, Optional.of(order(parts.group(1))));
  }

  private static ByteOrder order(String sign) {
    return sign.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static V2Types fixed(String text, Matcher parts, Limits limits) {
    int word = parts.group(2).equals("U") ? UTF_32 : 1;
    long length = parts.group(3).isEmpty() ? 0 : Long.parseLong(parts.group(3));
    if (length < 1) {
      throw new UnsupportedDataException(
          "the data type " + text + " has elements of no bytes", "write it with a length");
    }
    ElementType type = ElementType.raw(text, V3Types.bytes(length * word, limits), word);
    return new V2Types(type, Optional.of(order(parts.group(1))));
  }

  /// Fields side by side are read as they are, without a look at the parts, where these need no
  /// change of byte order.
  private static V2Types structured(JsonArray fields, Limits limits) {
    long bytes = structuredBytes(fields, limits);
    if (bytes < 1) {
      throw wrong(fields);
    }
    ElementType type = ElementType.raw(fields.toString(), V3Types.bytes(bytes, limits), 1);
    return new V2Types(type, Optional.empty());
  }

  private static long structuredBytes(JsonArray fields, Limits limits) {
    if (fields.size() > MOST_FIELDS) {
      throw Limits.exceeded("a number of fields", fields.size(), "fields", MOST_FIELDS);
    }
    long bytes = 0;
    for (JsonElement field : fields) {
      if (!(field instanceof JsonArray pair) || pair.size() < 2) {
        throw wrong(fields);
      }
      if (pair.size() > 2) {
        throw unsupported(fields.toString());
      }
      bytes +=
          pair.get(1) instanceof JsonArray inner
              ? structuredBytes(inner, limits)
              : fieldBytes(pair.get(1), limits);
    }
    return bytes;
  }

  private static long fieldBytes(JsonElement value, Limits limits) {
    V2Types type = of(value, limits);
    boolean turned = type.order().equals(Optional.of(ByteOrder.BIG_ENDIAN));
    if (turned && type.type().word() > 1) {
      throw unsupported(value.toString());
    }
    return type.type().bytes();
  }

  private static UnsupportedDataException unsupported(String text) {
    return new UnsupportedDataException(
        "the data type " + JsonText.shorten(text) + " is not read",
        "read are numbers, times, fixed texts and bytes, and structures of little-endian ones");
  }

  private static CorruptDataException wrong(JsonElement value) {
    return new CorruptDataException(
        "\"dtype\" must be a type of numpy but is " + Fields.show(value),
        "the document breaks the Zarr specification");
  }
}
