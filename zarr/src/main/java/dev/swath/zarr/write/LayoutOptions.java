package dev.swath.zarr.write;

import com.google.gson.JsonObject;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.ChunkKeys;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.ElementType;
import dev.swath.zarr.metadata.FillValue;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Sharding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// From a schema and options to the layout of a new array. Whatever a reader would refuse is
/// refused here.
record LayoutOptions(RasterSchema schema, ZarrOptions options) {
  private static final int MOST_AXES = 32;
  private static final long INDEX_ENTRY_BYTES = 16;

  ArrayLayout layout(JsonObject attributes) {
    check();
    int[] axes = axes();
    long[] outer = onArray(axes, options.shard().orElse(options.chunk()));
    ArrayMetadata metadata =
        new ArrayMetadata(
            3,
            CellGrid.of(onArray(axes, schema.extent().sizes()), outer),
            ElementType.of(schema.dtype()),
            FillValue.of(schema.dtype(), schema.noData().map(NoData::bits).orElse(0L)),
            ChunkKeys.DEFAULT,
            codecs(axes),
            options.dimensionOrder().stream().map(Optional::of).toList(),
            attributes);
    return ArrayLayout.of(metadata, axes, new long[axes.length], schema.extent());
  }

  private void check() {
    if (schema.dtype() == DType.COMPLEX_INT16 || schema.dtype() == DType.COMPLEX_INT32) {
      throw new UnsupportedDataException(
          "Zarr has no pixels of type " + schema.dtype(),
          "convert them to complex64 or complex128");
    }
    if (schema.rank() > MOST_AXES) {
      throw new LimitException(
          "an array has at most 32 dimensions but got " + schema.rank(), "split it");
    }
    if (schema.extent().isEmpty()) {
      throw new UnsupportedDataException(
          "an array of " + schema.extent() + " has no pixels", "write at least one pixel");
    }
    checkCount(schema.extent(), "pixels");
    checkSides("a chunk", options.chunk());
    options.shard().ifPresent(shard -> checkSides("a shard", shard));
    options.shard().ifPresent(this::checkMultiples);
    checkBytes();
  }

  private static void checkCount(Window box, String what) {
    try {
      box.count();
    } catch (ArithmeticException e) {
      throw new LimitException("an array of " + box + " has more than 2^63 " + what, "split it", e);
    }
  }

  private void checkSides(String what, long[] sides) {
    if (sides.length != schema.rank()) {
      throw new UnsupportedDataException(
          what
              + " needs one size for each of "
              + schema.dimensions()
              + " but got "
              + Arrays.toString(sides),
          "give " + schema.rank() + " sizes");
    }
    for (long side : sides) {
      if (side < 1 || side > Integer.MAX_VALUE) {
        throw new UnsupportedDataException(
            what + " must have sizes of 1 to 2147483647 but got " + Arrays.toString(sides),
            "choose other sizes");
      }
    }
  }

  private void checkMultiples(long[] shard) {
    long[] chunk = options.chunk();
    for (int axis = 0; axis < shard.length; axis++) {
      if (shard[axis] % chunk[axis] != 0) {
        long above = Math.ceilDiv(shard[axis], chunk[axis]) * chunk[axis];
        throw new UnsupportedDataException(
            "a shard holds whole chunks but "
                + shard[axis]
                + " is no multiple of "
                + chunk[axis]
                + " on dimension "
                + schema.dimensions().get(axis),
            "choose a shard of " + above);
      }
    }
  }

  private void checkBytes() {
    Window chunk = Window.ofSize(options.chunk());
    checkCount(chunk, "pixels in a chunk");
    long bytes = chunk.count() > Limits.DEFAULT.chunkBytes() ? Long.MAX_VALUE : bytes(chunk);
    if (bytes > Limits.DEFAULT.chunkBytes()) {
      throw new LimitException(
          "a chunk has at most "
              + Limits.DEFAULT.chunkBytes()
              + " bytes but one of "
              + Arrays.toString(options.chunk())
              + " has more",
          "choose smaller chunks");
    }
    options.shard().ifPresent(this::checkIndex);
  }

  private long bytes(Window chunk) {
    return Block.byteSize(schema.dtype(), chunk);
  }

  private void checkIndex(long[] shard) {
    Window box = Window.ofSize(shard);
    checkCount(box, "pixels in a shard");
    Window pieces = new CellGrid(box, Window.ofSize(options.chunk())).all();
    if (pieces.count() > Limits.DEFAULT.indexBytes() / INDEX_ENTRY_BYTES
        || box.count() > Long.MAX_VALUE / schema.dtype().bytes() / 2) {
      throw new LimitException(
          "a shard of " + Arrays.toString(shard) + " has too many chunks",
          "choose smaller shards or larger chunks");
    }
  }

  /// The raster's axis for each of the array's.
  private int[] axes() {
    List<String> order = options.dimensionOrder();
    List<String> dimensions = schema.dimensions();
    boolean same = order.size() == dimensions.size() && order.containsAll(dimensions);
    if (!same || order.stream().distinct().count() != order.size()) {
      throw new UnsupportedDataException(
          "dimensions must be ordered by naming each of " + dimensions + " once but got " + order,
          "name each once");
    }
    return order.stream().mapToInt(dimensions::indexOf).toArray();
  }

  private static long[] onArray(int[] axes, long[] sizes) {
    long[] array = new long[axes.length];
    for (int i = 0; i < array.length; i++) {
      array[i] = sizes[axes[i]];
    }
    return array;
  }

  private CodecChain codecs(int[] axes) {
    CodecChain pieces = CodecChain.of(Block.axes(axes.length), steps());
    return options
        .shard()
        .map(
            _ ->
                CodecChain.of(
                    new Sharding(
                        onArray(axes, options.chunk()),
                        pieces,
                        CodecChain.index(axes.length),
                        Sharding.Location.END)))
        .orElse(pieces);
  }

  private List<ByteCodec> steps() {
    List<ByteCodec> steps = new ArrayList<>();
    switch (options.codec()) {
      case CodecSpec.None() -> {}
      case CodecSpec.Zstd _, CodecSpec.Gzip _ ->
          steps.add(new ByteCodec.Compressed(options.codec()));
      case CodecSpec.Blosc blosc -> steps.add(new ByteCodec.Compressed(forPixels(blosc)));
      case CodecSpec.Deflate _, CodecSpec.Lz4 _, CodecSpec.Lzw _, CodecSpec.PackBits _ ->
          throw unwritten();
    }
    if (options.checksums()) {
      steps.add(new ByteCodec.Crc32c());
    }
    return steps;
  }

  /// The codec, shuffling the bytes of pixels whatever size it was given.
  private CodecSpec forPixels(CodecSpec.Blosc blosc) {
    return switch (blosc.compressor()) {
      case LZ4, LZ4HC, ZLIB, ZSTD ->
          new CodecSpec.Blosc(
              blosc.compressor(),
              blosc.level(),
              blosc.shuffle(),
              schema.dtype().bytes(),
              blosc.blockSize());
      case BLOSCLZ, SNAPPY -> throw unwritten();
    };
  }

  private UnsupportedDataException unwritten() {
    return new UnsupportedDataException(
        "chunks compressed with " + options.codec() + " are not written",
        "none, zstd, gzip and blosc (of lz4, lz4hc, zlib or zstd) are");
  }
}
