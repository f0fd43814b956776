package dev.swath.jobs;

import static dev.swath.jobs.CreationOption.choice;
import static dev.swath.jobs.CreationOption.number;

import dev.swath.codec.CodecSpec;
import dev.swath.jobs.request.RequestException;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.write.ZarrOptions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The creation options of Zarr output and what they make of its options.
final class ZarrCreation {
  static final CreationOption COMPRESS =
      choice(
          "COMPRESS",
          "NONE|ZSTD|GZIP|BLOSC|LZ4",
          "how chunks are compressed; BLOSC is shuffled Zstandard, LZ4 is LZ4 within Blosc",
          "ZSTD");
  static final CreationOption LEVEL =
      number("LEVEL", 22, "effort: ZSTD 1…22, others 1…9", "3 for ZSTD, 5 for others");
  static final CreationOption CHUNK =
      new CreationOption(
          "CHUNK",
          new CreationOption.Values.Sizes(),
          "rows and columns of a chunk, or a size for each dimension",
          "512,512");
  static final CreationOption SHARD =
      new CreationOption(
          "SHARD",
          new CreationOption.Values.SizesOrNone(),
          "the same of a shard, in whole chunks; NONE: every chunk is an object",
          "4 chunks each way");
  static final CreationOption CHECKSUM =
      choice("CHECKSUM", "YES|NO", "every chunk ends in its CRC-32C", "NO");
  static final CreationOption DIMENSIONS =
      new CreationOption(
          "DIMENSIONS",
          new CreationOption.Values.Names(),
          "order in the store, slowest first, such as y,x,band",
          "as the input");
  static final CreationOption ARRAY =
      new CreationOption(
          "ARRAY", new CreationOption.Values.Name(), "the array's name in its group", "data");
  static final CreationOption PROFILE =
      choice(
          "PROFILE",
          "SHARDS|PLAIN",
          "PLAIN: for readers without shards, Zstandard and checksums",
          "SHARDS");

  static final List<CreationOption> ALL =
      List.of(COMPRESS, LEVEL, CHUNK, SHARD, CHECKSUM, DIMENSIONS, ARRAY, PROFILE);

  private static final String DEFAULT_ARRAY = "data";

  private final CreationOptions given;
  private final RasterSchema schema;
  private final List<String> order;

  private ZarrCreation(CreationOptions given, RasterSchema schema) {
    this.given = given;
    this.schema = schema;
    this.order = order();
  }

  static String array(CreationOptions given) {
    return given.text(ARRAY).orElse(DEFAULT_ARRAY);
  }

  static ZarrOptions options(CreationOptions given, RasterSchema schema) {
    return new ZarrCreation(given, schema).options();
  }

  private ZarrOptions options() {
    ZarrOptions options =
        ZarrOptions.defaults(schema)
            .withCodec(codec())
            .withChecksums(given.isOn(CHECKSUM, false))
            .withDimensionOrder(order);
    long[] chunk = chunk(options);
    if (isOld()) {
      refuseInProfile(hasShard(), "SHARD");
      refuseInProfile(given.isOn(CHECKSUM, false), "CHECKSUM");
    }
    if (isOld() || given.text(SHARD).filter(CreationOption::isNone).isPresent()) {
      return options.withoutShards(chunk);
    }
    return options.withShards(chunk, shard(chunk));
  }

  private boolean hasShard() {
    return given.has(SHARD) && given.text(SHARD).filter(CreationOption::isNone).isEmpty();
  }

  private boolean isOld() {
    return given.word(PROFILE).orElse("SHARDS").equals("PLAIN");
  }

  private static void refuseInProfile(boolean misplaced, String option) {
    if (misplaced) {
      throw new RequestException(
          "creation option " + option + " is not for the readers of PROFILE=PLAIN",
          "leave one of them out");
    }
  }

  private List<String> order() {
    List<String> names = given.names(DIMENSIONS);
    List<String> own = schema.dimensions();
    if (names.isEmpty()) {
      return own;
    }
    Set<String> named = new HashSet<>(names);
    if (names.size() != own.size() || !named.equals(new HashSet<>(own))) {
      throw new RequestException(
          "DIMENSIONS=" + String.join(",", names) + " is no order of the dimensions " + own,
          "name each of them once");
    }
    return names;
  }

  private long[] chunk(ZarrOptions standard) {
    if (given.has(CHUNK)) {
      return sizes(CHUNK, given.sizes(CHUNK).orElseThrow());
    }
    if (!hasShard()) {
      return standard.chunk();
    }
    long[] chunk = sizes(SHARD, given.sizes(SHARD).orElseThrow());
    for (int axis = 0; axis < chunk.length; axis++) {
      chunk[axis] = largestPart(chunk[axis]);
    }
    return chunk;
  }

  /// The largest size up to that of a usual chunk that divides a shard's.
  private static long largestPart(long size) {
    long part = Math.min(size, ZarrOptions.CHUNK_SIDE);
    while (size % part != 0) {
      part--;
    }
    return part;
  }

  private long[] shard(long[] chunk) {
    if (hasShard()) {
      return sizes(SHARD, given.sizes(SHARD).orElseThrow());
    }
    long[] shard = chunk.clone();
    for (int axis = Math.max(0, shard.length - 2); axis < shard.length; axis++) {
      long chunks = Math.ceilDiv(schema.extent().size(axis), chunk[axis]);
      shard[axis] = chunk[axis] * Math.clamp(chunks, 1, ZarrOptions.CHUNKS_PER_SIDE);
    }
    return shard;
  }

  /// Sizes on each dimension of the raster, from those of rows and columns or of the store's
  /// dimensions.
  private long[] sizes(CreationOption option, long... written) {
    int rank = schema.rank();
    if (written.length != 2 && written.length != rank) {
      throw new RequestException(
          option.name() + " has " + written.length + " sizes but the dimensions are " + order,
          "give rows and columns, or one size for each dimension");
    }
    long[] sizes = new long[rank];
    Arrays.fill(sizes, 1);
    if (written.length == 2 && rank != 2) {
      sizes[rank - 2] = written[0];
      sizes[rank - 1] = written[1];
      return sizes;
    }
    for (int i = 0; i < rank; i++) {
      sizes[schema.dimensions().indexOf(order.get(i))] = written[i];
    }
    return sizes;
  }

  private CodecSpec codec() {
    String codec = given.word(COMPRESS).orElse(isOld() ? "GZIP" : "ZSTD");
    refuseInProfile(isOld() && codec.equals("ZSTD"), "COMPRESS=ZSTD");
    Optional<Integer> level = given.number(LEVEL);
    return switch (codec) {
      case "ZSTD" -> new CodecSpec.Zstd(level.orElse(CodecSpec.Zstd.DEFAULT_LEVEL));
      case "BLOSC" -> blosc(CodecSpec.Blosc.Compressor.ZSTD, CodecSpec.Blosc.Shuffle.BYTE, level);
      case "LZ4" -> blosc(CodecSpec.Blosc.Compressor.LZ4, CodecSpec.Blosc.Shuffle.NONE, level);
      case "GZIP" -> new CodecSpec.Gzip(level.orElse(CodecSpec.Gzip.DEFAULT_LEVEL));
      default -> {
        GeoTiffCreation.refuse(level.isPresent(), "LEVEL", codec);
        yield new CodecSpec.None();
      }
    };
  }

  private CodecSpec blosc(
      CodecSpec.Blosc.Compressor compressor,
      CodecSpec.Blosc.Shuffle shuffle,
      Optional<Integer> level) {
    return new CodecSpec.Blosc(
        compressor,
        level.orElse(CodecSpec.Blosc.DEFAULT_LEVEL),
        shuffle,
        schema.dtype().component().bytes(),
        CodecSpec.Blosc.AUTO);
  }
}
