package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.UnsupportedDataException;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.CodecSpec.Blosc.Compressor;
import dev.swath.codec.CodecSpec.Blosc.Shuffle;
import java.util.Arrays;
import java.util.Locale;

/// The settings of Blosc. Only writing needs them: to read, what stands in the data is enough, so
/// numbers out of range are brought into it.
final class BloscFields {
  private static final int MOST_TYPE_BYTES = 255;

  private BloscFields() {}

  static CodecSpec parse(Fields settings) {
    long level = settings.integer("clevel", CodecSpec.Blosc.DEFAULT_LEVEL);
    long typeSize = settings.integer("typesize", 1);
    long blockSize = settings.integer("blocksize", CodecSpec.Blosc.AUTO);
    return new CodecSpec.Blosc(
        compressor(settings.text("cname", "lz4")),
        Math.clamp(level, 0, 9),
        settings.optional("shuffle").map(BloscFields::shuffle).orElse(Shuffle.BYTE),
        typeSize > MOST_TYPE_BYTES ? 1 : Math.clamp(typeSize, 1, MOST_TYPE_BYTES),
        Math.clamp(blockSize, CodecSpec.Blosc.AUTO, Integer.MAX_VALUE));
  }

  private static Compressor compressor(String name) {
    return Arrays.stream(Compressor.values())
        .filter(known -> name(known).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnsupportedDataException(
                    "blosc with the compressor \"" + JsonText.shorten(name) + "\" is not read",
                    "known are blosclz, lz4, lz4hc, snappy, zlib and zstd"));
  }

  static String name(Compressor compressor) {
    return compressor.name().toLowerCase(Locale.ROOT);
  }

  /// A name in version 3, a number in version 2, where −1 leaves the choice to the writer.
  private static Shuffle shuffle(JsonElement value) {
    String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    return switch (text) {
      case "noshuffle", "0" -> Shuffle.NONE;
      case "shuffle", "1", "-1" -> Shuffle.BYTE;
      case "bitshuffle", "2" -> Shuffle.BIT;
      default ->
          throw new UnsupportedDataException(
              "blosc with the shuffle " + JsonText.shorten(value.toString()) + " is not read",
              "known are noshuffle, shuffle and bitshuffle, or 0, 1 and 2");
    };
  }

  static String name(Shuffle shuffle) {
    return switch (shuffle) {
      case NONE -> "noshuffle";
      case BYTE -> "shuffle";
      case BIT -> "bitshuffle";
    };
  }
}
