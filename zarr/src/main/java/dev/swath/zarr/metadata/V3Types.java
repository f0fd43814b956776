package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Data types of version 3: the core ones, raw bits, and fixed texts and times of the registered
/// extensions.
final class V3Types {
  private static final Map<String, DType> NUMBERS =
      Map.ofEntries(
          Map.entry("bool", DType.BOOL),
          Map.entry("int8", DType.INT8),
          Map.entry("int16", DType.INT16),
          Map.entry("int32", DType.INT32),
          Map.entry("int64", DType.INT64),
          Map.entry("uint8", DType.UINT8),
          Map.entry("uint16", DType.UINT16),
          Map.entry("uint32", DType.UINT32),
          Map.entry("uint64", DType.UINT64),
          Map.entry("float16", DType.FLOAT16),
          Map.entry("float32", DType.FLOAT32),
          Map.entry("float64", DType.FLOAT64),
          Map.entry("complex64", DType.COMPLEX64),
          Map.entry("complex128", DType.COMPLEX128));

  private static final Pattern RAW = Pattern.compile("r([1-9][0-9]{0,9})");
  private static final int UTF_32 = 4;

  private V3Types() {}

  static ElementType of(Fields array, Limits limits) {
    JsonElement value = array.required("data_type");
    Extension type = Extension.of(array, "data_type", value);
    DType number = NUMBERS.get(type.name());
    if (number != null) {
      return ElementType.of(number);
    }
    Matcher raw = RAW.matcher(type.name());
    if (raw.matches()) {
      long bits = Long.parseLong(raw.group(1));
      if (bits % Byte.SIZE != 0) {
        throw array.wrong("data_type", "must be a multiple of 8 bits but is " + type.name());
      }
      return ElementType.raw(type.name(), bytes(bits / Byte.SIZE, limits), 1);
    }
    return extension(array, type, limits);
  }

  private static ElementType extension(Fields array, Extension type, Limits limits) {
    return switch (type.name()) {
      case "numpy.datetime64", "numpy.timedelta64" ->
          ElementType.named(type.name() + time(type.configuration()), DType.INT64);
      case "fixed_length_utf32" -> fixed(type, UTF_32, limits);
      case "null_terminated_bytes", "fixed_length_ascii", "raw_bytes" -> fixed(type, 1, limits);
      default ->
          throw new UnsupportedDataException(
              "the data type " + Fields.show(array.required("data_type")) + " is not read",
              "read are numbers, raw bits, times, null_terminated_bytes, raw_bytes and"
                  + " fixed_length_utf32");
    };
  }

  private static String time(Fields configuration) {
    long scale = configuration.integer("scale_factor", 1);
    return "[" + (scale == 1 ? "" : Long.toString(scale)) + configuration.text("unit") + "]";
  }

  private static ElementType fixed(Extension type, int word, Limits limits) {
    long bytes = type.configuration().integer("length_bytes");
    if (bytes < 1 || bytes % word != 0) {
      throw type.configuration().wrong("length_bytes", "must not be " + bytes);
    }
    return ElementType.raw(type.name(), bytes(bytes, limits), word);
  }

  static int bytes(long bytes, Limits limits) {
    if (bytes > limits.elementBytes()) {
      throw Limits.exceeded(
          "an element size in bytes", bytes, "elementBytes", limits.elementBytes());
    }
    return Math.toIntExact(bytes);
  }
}
