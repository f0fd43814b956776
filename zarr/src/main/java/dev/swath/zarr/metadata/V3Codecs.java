package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.zarr.filter.Filter;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the codecs of version 3: any number from array to array, one from array to bytes, any
/// number from bytes to bytes, in this order.
final class V3Codecs {
  private static final String NUMCODECS = "numcodecs.";
  private static final String KNOWN =
      "known are bytes, transpose, sharding_indexed, gzip, zstd, blosc and crc32c";

  private final ElementType type;
  private final long[] shape;
  private final Limits limits;
  private final int shardDepth;

  private int[] axisOrder;
  private Optional<ByteOrder> order = Optional.empty();
  private Optional<Sharding> sharding = Optional.empty();
  private final List<Filter> filters = new ArrayList<>();
  private final List<ByteCodec> bytes = new ArrayList<>();

  private V3Codecs(ElementType type, long[] shape, Limits limits, int shardDepth) {
    this.type = type;
    this.shape = shape;
    this.limits = limits;
    this.shardDepth = shardDepth;
    this.axisOrder = Block.axes(shape.length);
  }

  /// Reads a list of codecs. An array without one, as an earlier draft allowed, is little-endian.
  ///
  /// @param shape of the chunk that they encode
  /// @param shardDepth shards around this chunk
  static CodecChain parse(
      Fields owner, String member, ElementType type, long[] shape, Limits limits, int shardDepth) {
    var codecs = new V3Codecs(type, shape, limits, shardDepth);
    if (!owner.has(member) && shardDepth == 0) {
      return CodecChain.of(Block.axes(shape.length), List.of());
    }
    for (JsonElement value : owner.list(member)) {
      codecs.add(Extension.of(owner, member, value));
    }
    if (!codecs.hasArrayToBytes()) {
      throw owner.wrong(member, "has no codec from array to bytes, such as \"bytes\"");
    }
    return new CodecChain(
        codecs.axisOrder,
        codecs.order.orElse(ByteOrder.LITTLE_ENDIAN),
        codecs.filters,
        codecs.bytes,
        codecs.sharding);
  }

  private boolean hasArrayToBytes() {
    return order.isPresent() || sharding.isPresent();
  }

  private void add(Extension codec) {
    Fields settings = codec.configuration();
    Optional<List<Filter>> filter =
        new FilterFields(limits).parse(codec.name().replace(NUMCODECS, ""), settings);
    if (filter.isPresent()) {
      filter(codec, filter.get());
      return;
    }
    switch (codec.name()) {
      case "transpose" -> transpose(codec);
      case "bytes", "endian" -> {
        arrayToBytes(codec);
        order = Optional.of(byteOrder(settings));
        turnFiltered();
      }
      case "sharding_indexed" -> {
        arrayToBytes(codec);
        sharding = Optional.of(sharding(settings));
      }
      case "crc32c", "numcodecs.crc32c" -> bytesToBytes(codec, new ByteCodec.Crc32c());
      case "numcodecs.adler32" -> bytesToBytes(codec, new ByteCodec.Adler32());
      case "zstd", "numcodecs.zstd" -> compressed(codec, CompressorFields.zstd(settings));
      case "gzip", "numcodecs.gzip" -> compressed(codec, CompressorFields.gzip(settings));
      case "blosc", "numcodecs.blosc" -> compressed(codec, BloscFields.parse(settings));
      case "numcodecs.lz4" -> compressed(codec, CompressorFields.lz4(settings));
      case "numcodecs.zlib" -> compressed(codec, CompressorFields.zlib(settings));
      default -> throw unknown(codec);
    }
  }

  /// Filters of numbers come before the elements become bytes, those of bytes right behind that.
  private void filter(Extension codec, List<Filter> steps) {
    boolean ofBytes = codec.name().endsWith("shuffle") || codec.name().endsWith("packbits");
    if (sharding.isPresent() || !bytes.isEmpty() || (ofBytes && !hasArrayToBytes())) {
      throw new UnsupportedDataException(
          "the codec \"" + codec.name() + "\" is not read in this place", "put it first");
    }
    if (!ofBytes && hasArrayToBytes()) {
      throw misplaced(codec, "comes after the codec from array to bytes");
    }
    filters.addAll(steps);
  }

  /// What filters gave is little-endian.
  private void turnFiltered() {
    if (filters.isEmpty() || order.equals(Optional.of(ByteOrder.LITTLE_ENDIAN))) {
      return;
    }
    throw new UnsupportedDataException(
        "filters of big-endian numbers are not read", "store the array little-endian");
  }

  private static UnsupportedDataException unknown(Extension codec) {
    return new UnsupportedDataException(
        "the codec \"" + JsonText.shorten(codec.name()) + "\" is not read", KNOWN);
  }

  private void compressed(Extension codec, CodecSpec spec) {
    bytesToBytes(codec, new ByteCodec.Compressed(spec));
  }

  private void bytesToBytes(Extension codec, ByteCodec step) {
    if (!hasArrayToBytes()) {
      throw misplaced(codec, "comes before the codec from array to bytes");
    }
    bytes.add(step);
  }

  private void arrayToBytes(Extension codec) {
    if (!filters.isEmpty() && codec.name().startsWith("sharding")) {
      throw new UnsupportedDataException(
          "a filter in front of a shard is not read", "put it into the shard's codecs");
    }
    if (hasArrayToBytes()) {
      throw misplaced(codec, "is a second codec from array to bytes");
    }
  }

  private static CorruptDataException misplaced(Extension codec, String how) {
    return new CorruptDataException(
        "the codec \"" + codec.name() + "\" " + how, "the document breaks the Zarr specification");
  }

  /// Axis i behind the codec is axis order[i] before it.
  private void transpose(Extension codec) {
    if (hasArrayToBytes()) {
      throw misplaced(codec, "comes after the codec from array to bytes");
    }
    if (!filters.isEmpty()) {
      throw new UnsupportedDataException(
          "the codec \"transpose\" behind a filter is not read", "put it first");
    }
    int[] order = order(codec.configuration());
    int[] composed = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      composed[i] = axisOrder[order[i]];
    }
    axisOrder = composed;
  }

  private int[] order(Fields settings) {
    JsonElement value = settings.required("order");
    int rank = shape.length;
    if (value instanceof JsonPrimitive text && text.isString()) {
      return named(settings, text.getAsString());
    }
    long[] order = settings.sizes("order");
    boolean[] seen = new boolean[rank];
    int[] axes = new int[rank];
    for (int i = 0; i < order.length; i++) {
      if (order.length != rank || order[i] >= rank || seen[Math.toIntExact(order[i])]) {
        throw settings.wrong(
            "order", "must name each of " + rank + " axes once but is " + Fields.show(value));
      }
      axes[i] = Math.toIntExact(order[i]);
      seen[axes[i]] = true;
    }
    if (order.length != rank) {
      throw settings.wrong("order", "must name each of " + rank + " axes once");
    }
    return axes;
  }

  /// The letters of an earlier draft.
  private int[] named(Fields settings, String letter) {
    int[] axes = Block.axes(shape.length);
    return switch (letter) {
      case "C" -> axes;
      case "F" -> CodecAxes.reversed(axes.length);
      default -> throw settings.wrong("order", "must be a list of axes but is " + letter);
    };
  }

  private ByteOrder byteOrder(Fields settings) {
    if (settings.optional("endian").isEmpty()) {
      boolean single = type.word() == 1 || type.dtype().isEmpty();
      if (!single) {
        throw settings.wrong("endian", "is missing; " + type + " needs it");
      }
      return ByteOrder.LITTLE_ENDIAN;
    }
    return switch (settings.text("endian")) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw settings.wrong("endian", "must be little or big but is " + settings.text("endian"));
    };
  }

  private Sharding sharding(Fields settings) {
    if (shardDepth >= limits.shardDepth()) {
      throw Limits.exceeded(
          "nesting of shards", shardDepth + 1L, "shardDepth", limits.shardDepth());
    }
    long[] outer = CodecAxes.permuted(shape, axisOrder);
    long[] inner = settings.sizes("chunk_shape");
    ChunkShapes.positive(inner, settings);
    long[] index = indexShape(settings, outer, inner);
    CodecChain inside = parse(settings, "codecs", type, inner, limits, shardDepth + 1);
    CodecChain indexCodecs =
        parse(
            settings,
            "index_codecs",
            ElementType.of(DType.UINT64),
            index,
            limits,
            limits.shardDepth());
    for (ByteCodec step : indexCodecs.bytes()) {
      if (step instanceof ByteCodec.Compressed) {
        throw settings.wrong("index_codecs", "must give a fixed number of bytes, not compress");
      }
    }
    return new Sharding(inner, inside, indexCodecs, location(settings));
  }

  private static Sharding.Location location(Fields settings) {
    return switch (settings.text("index_location", "end")) {
      case "end" -> Sharding.Location.END;
      case "start" -> Sharding.Location.START;
      default ->
          throw settings.wrong(
              "index_location", "must be start or end but is " + settings.text("index_location"));
    };
  }

  private long[] indexShape(Fields settings, long[] outer, long[] inner) {
    if (inner.length != outer.length) {
      throw settings.wrong(
          "chunk_shape", "has " + inner.length + " axes but the shard has " + outer.length);
    }
    long[] index = new long[outer.length + 1];
    for (int axis = 0; axis < outer.length; axis++) {
      if (outer[axis] % inner[axis] != 0) {
        throw settings.wrong(
            "chunk_shape", "must divide the shard but is " + inner[axis] + " of " + outer[axis]);
      }
      index[axis] = outer[axis] / inner[axis];
    }
    index[outer.length] = 2;
    long count = ChunkShapes.count(index, "the index of a shard");
    if (count > limits.indexBytes() / Long.BYTES) {
      throw Limits.exceeded(
          "the number of entries in a shard's index", count / 2, "indexBytes", limits.indexBytes());
    }
    return index;
  }
}
