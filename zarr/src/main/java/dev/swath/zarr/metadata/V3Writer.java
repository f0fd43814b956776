package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Writes `zarr.json` documents of version 3, members in the order of the specification.
public final class V3Writer {
  private V3Writer() {}

  /// The document of a group.
  ///
  /// @param consolidated the documents of the nodes below by their path, if they go into it
  public static JsonObject group(JsonObject attributes, Optional<JsonObject> consolidated) {
    JsonObject document = node("group");
    document.add("attributes", attributes);
    consolidated.ifPresent(
        nodes -> {
          JsonObject copies = new JsonObject();
          copies.addProperty("kind", "inline");
          copies.addProperty("must_understand", false);
          copies.add("metadata", nodes);
          document.add("consolidated_metadata", copies);
        });
    return document;
  }

  /// The document of an array of numbers whose chunks take the codecs that are written.
  public static JsonObject array(ArrayMetadata array) {
    DType dtype =
        array
            .type()
            .dtype()
            .orElseThrow(() -> new IllegalArgumentException("only numbers are written"));
    JsonObject document = node("array");
    document.add("shape", list(array.chunks().extent().sizes()));
    document.addProperty("data_type", array.type().name());
    document.add(
        "chunk_grid", named("regular", "chunk_shape", list(array.chunks().cell().sizes())));
    document.add("chunk_key_encoding", keys(array.keys()));
    document.add("fill_value", FillText.of(dtype, array.fill()));
    document.add("codecs", codecs(array.codecs(), array.type()));
    document.add("attributes", array.attributes());
    if (array.dimensionNames().stream().anyMatch(Optional::isPresent)) {
      JsonArray names = new JsonArray();
      array
          .dimensionNames()
          .forEach(
              name ->
                  names.add(name.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE)));
      document.add("dimension_names", names);
    }
    return document;
  }

  private static JsonObject node(String type) {
    JsonObject document = new JsonObject();
    document.addProperty("zarr_format", 3);
    document.addProperty("node_type", type);
    return document;
  }

  private static JsonObject keys(ChunkKeys keys) {
    String style = keys.style() == ChunkKeys.Style.DEFAULT ? "default" : "v2";
    return named(style, "separator", new JsonPrimitive(keys.separator()));
  }

  private static JsonArray codecs(CodecChain chain, ElementType type) {
    if (!chain.filters().isEmpty()) {
      throw new IllegalArgumentException("filters are not written");
    }
    JsonArray codecs = new JsonArray();
    int[] order = chain.axisOrder();
    if (!Arrays.equals(order, Block.axes(order.length))) {
      codecs.add(named("transpose", "order", list(Arrays.stream(order).asLongStream().toArray())));
    }
    codecs.add(chain.sharding().map(s -> sharding(s, type)).orElseGet(() -> bytes(chain, type)));
    chain.bytes().forEach(step -> codecs.add(step(step)));
    return codecs;
  }

  private static JsonObject bytes(CodecChain chain, ElementType type) {
    if (type.word() == 1) {
      return named("bytes", new JsonObject());
    }
    String order = chain.byteOrder() == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
    return named("bytes", "endian", new JsonPrimitive(order));
  }

  private static JsonObject sharding(Sharding sharding, ElementType type) {
    JsonObject settings = new JsonObject();
    settings.add("chunk_shape", list(sharding.innerShape()));
    settings.add("codecs", codecs(sharding.inner(), type));
    settings.add("index_codecs", codecs(sharding.index(), ElementType.of(DType.UINT64)));
    settings.addProperty(
        "index_location", sharding.location() == Sharding.Location.START ? "start" : "end");
    return named("sharding_indexed", settings);
  }

  private static JsonObject step(ByteCodec step) {
    return switch (step) {
      case ByteCodec.Compressed(CodecSpec codec) -> compressed(codec);
      case ByteCodec.Crc32c() -> named("crc32c", new JsonObject());
      case ByteCodec.Adler32() -> throw unwritten("adler32");
    };
  }

  private static JsonObject compressed(CodecSpec codec) {
    JsonObject settings = new JsonObject();
    return switch (codec) {
      case CodecSpec.Zstd(int level) -> {
        settings.addProperty("level", level);
        settings.addProperty("checksum", false);
        yield named("zstd", settings);
      }
      case CodecSpec.Gzip(int level) -> {
        settings.addProperty("level", level);
        yield named("gzip", settings);
      }
      case CodecSpec.Blosc blosc -> named("blosc", blosc(blosc));
      case CodecSpec.None() -> throw unwritten("none");
      case CodecSpec.Lz4(int acceleration) -> throw unwritten("lz4 " + acceleration);
      case CodecSpec.Deflate(int level) -> throw unwritten("deflate " + level);
      case CodecSpec.Lzw() -> throw unwritten("lzw");
      case CodecSpec.PackBits(int rowBytes) -> throw unwritten("packbits " + rowBytes);
    };
  }

  private static JsonObject blosc(CodecSpec.Blosc blosc) {
    JsonObject settings = new JsonObject();
    settings.addProperty("cname", BloscFields.name(blosc.compressor()));
    settings.addProperty("clevel", blosc.level());
    settings.addProperty("shuffle", BloscFields.name(blosc.shuffle()));
    settings.addProperty("typesize", blosc.typeSize());
    settings.addProperty("blocksize", blosc.blockSize());
    return settings;
  }

  private static IllegalArgumentException unwritten(String codec) {
    return new IllegalArgumentException(codec + " is no codec of a version 3 array");
  }

  private static JsonObject named(String name, String setting, JsonElement value) {
    JsonObject settings = new JsonObject();
    settings.add(setting, value);
    return named(name, settings);
  }

  private static JsonObject named(String name, JsonObject settings) {
    JsonObject extension = new JsonObject();
    extension.addProperty("name", name);
    if (!settings.isEmpty()) {
      extension.add("configuration", settings);
    }
    return extension;
  }

  private static JsonArray list(long[] values) {
    JsonArray list = new JsonArray();
    for (long value : values) {
      list.add(value);
    }
    return list;
  }
}
