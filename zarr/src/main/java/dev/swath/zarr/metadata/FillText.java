package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.array.DType;
import dev.swath.array.Values;
import java.util.HexFormat;

/// Fill values as version 3 spells them, exact to the bit.
public final class FillText {
  private static final long[] QUIET_NAN = {0x7e00L, 0x7fc0_0000L, 0x7ff8_0000_0000_0000L};

  private FillText() {}

  static JsonElement of(DType dtype, FillValue fill) {
    if (dtype.kind() != DType.Kind.COMPLEX) {
      return of(dtype, fill.bits(dtype));
    }
    int half = dtype.component().bytes();
    JsonArray pair = new JsonArray();
    pair.add(of(dtype.component(), Elements.bits(fill.element(), dtype.component())));
    pair.add(of(dtype.component(), Elements.bits(fill.element().asSlice(half), dtype.component())));
    return pair;
  }

  /// A single number: a JSON number, or a text where JSON has none for it.
  public static JsonElement of(DType dtype, long bits) {
    return switch (dtype.kind()) {
      case BOOL -> new JsonPrimitive(bits != 0);
      case UNSIGNED -> new JsonPrimitive(new java.math.BigInteger(Long.toUnsignedString(bits)));
      case SIGNED -> new JsonPrimitive(signed(dtype, bits));
      case FLOAT -> real(dtype, bits);
      case COMPLEX -> throw new IllegalArgumentException(dtype + " is a pair of numbers");
    };
  }

  private static long signed(DType dtype, long bits) {
    int unused = Long.SIZE - Byte.SIZE * dtype.bytes();
    return bits << unused >> unused;
  }

  private static JsonElement real(DType dtype, long bits) {
    double value = Values.toDouble(dtype, bits);
    if (Double.isNaN(value)) {
      boolean usual = bits == QUIET_NAN[Integer.numberOfTrailingZeros(dtype.bytes()) - 1];
      return new JsonPrimitive(
          usual ? "NaN" : "0x" + HexFormat.of().toHexDigits(bits, 2 * dtype.bytes()));
    }
    return Double.isInfinite(value)
        ? new JsonPrimitive(value > 0 ? "Infinity" : "-Infinity")
        : new JsonPrimitive(value);
  }
}
