package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.zarr.filter.AsType;
import dev.swath.zarr.filter.ByteSwap;
import dev.swath.zarr.filter.Delta;
import dev.swath.zarr.filter.Filter;
import dev.swath.zarr.filter.FixedScaleOffset;
import dev.swath.zarr.filter.PackBits;
import dev.swath.zarr.filter.Shuffle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The filters of numcodecs and their settings, which both versions spell alike.
///
/// @param limits for the types they name
record FilterFields(Limits limits) {
  private record Number(DType dtype, ByteOrder order) {}

  /// The steps that a filter is, in the order of encoding; empty if the name is none of a filter.
  Optional<List<Filter>> parse(String name, Fields settings) {
    return switch (name) {
      // What it rounded away is gone, and what it left is plain numbers.
      case "bitround" -> Optional.of(List.of());
      case "shuffle" ->
          Optional.of(
              List.of(new Shuffle(settings.integer("elementsize", 4, 1, limits.elementBytes()))));
      case "packbits" -> Optional.of(List.of(new PackBits()));
      case "delta" -> Optional.of(delta(settings));
      case "fixedscaleoffset" -> Optional.of(fixedScaleOffset(settings));
      case "quantize" -> Optional.of(converted(settings, "dtype", "astype"));
      case "astype" -> Optional.of(converted(settings, "decode_dtype", "encode_dtype"));
      default -> Optional.empty();
    };
  }

  private List<Filter> delta(Fields settings) {
    Number decoded = number(settings, "dtype");
    Number encoded = settings.has("astype") ? number(settings, "astype") : decoded;
    return turned(decoded, encoded, new Delta(decoded.dtype(), encoded.dtype()));
  }

  private List<Filter> fixedScaleOffset(Fields settings) {
    Number decoded = number(settings, "dtype");
    Number encoded = settings.has("astype") ? number(settings, "astype") : decoded;
    return turned(
        decoded,
        encoded,
        new FixedScaleOffset(
            settings.number("offset"), settings.number("scale"), decoded.dtype(), encoded.dtype()));
  }

  private List<Filter> converted(Fields settings, String from, String to) {
    Number decoded = number(settings, from);
    Number encoded = settings.has(to) ? number(settings, to) : decoded;
    return turned(decoded, encoded, new AsType(encoded.dtype(), decoded.dtype()));
  }

  private static List<Filter> turned(Number decoded, Number encoded, Filter filter) {
    List<Filter> steps = new ArrayList<>();
    if (decoded.order() == ByteOrder.BIG_ENDIAN) {
      steps.add(new ByteSwap(decoded.dtype().component().bytes()));
    }
    steps.add(filter);
    if (encoded.order() == ByteOrder.BIG_ENDIAN) {
      steps.add(new ByteSwap(encoded.dtype().component().bytes()));
    }
    return steps;
  }

  /// Types may be spelled without an order of bytes here, or by their long names.
  private Number number(Fields settings, String member) {
    JsonElement value = settings.required(member);
    String text = settings.text(member);
    for (DType dtype : DType.values()) {
      if (dtype.label().equals(text)) {
        return new Number(dtype, ByteOrder.LITTLE_ENDIAN);
      }
    }
    boolean bare = text.matches("[a-z][0-9]+");
    V2Types type = V2Types.of(bare ? new JsonPrimitive("<" + text) : value, limits);
    DType dtype =
        type.type()
            .dtype()
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        "filters of the type " + text + " are not read", "use numbers"));
    return new Number(dtype, type.order().orElse(ByteOrder.LITTLE_ENDIAN));
  }
}
