package dev.swath.zarr.array;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Sharding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the pixels of an array lie in its chunks.
///
/// Elements that are no numbers are pixels of single bytes on an axis of their own behind the
/// others; an array without axes has one of one pixel.
///
/// @param shards whose inner chunks are read one by one, outermost first
/// @param unit the smallest piece that is decoded by itself: a chunk or an inner chunk
record ArrayCoding(DType dtype, Window extent, List<ShardCoding> shards, ChunkCoding unit) {
  /// Room that an inner chunk may take in a compressed shard beyond twice its pixels.
  private static final long SLACK_BYTES = 256;

  /// The same of all inner chunks together.
  private static final long SHARD_SLACK_BYTES = 1 << 20;

  static ArrayCoding of(ArrayMetadata array, Limits limits, CodecPool pool) {
    var builder = new Builder(array, limits, pool);
    int[] axes = dev.swath.array.Block.axes(array.rank());
    ChunkCoding coding = builder.chunk(array.chunks().cell().sizes(), axes, array.codecs());
    List<ShardCoding> shards = new ArrayList<>();
    while (coding instanceof ShardCoding shard && shard.isInPlace()) {
      shards.add(shard);
      coding = shard.inner();
    }
    coding.form().check(limits);
    return new ArrayCoding(
        builder.dtype(),
        Window.ofSize(builder.pixels(array.chunks().extent().sizes())),
        List.copyOf(shards),
        coding);
  }

  private record Builder(ArrayMetadata array, Limits limits, CodecPool pool) {
    DType dtype() {
      return array.type().dtype().orElse(DType.UINT8);
    }

    boolean hasOwnAxis() {
      return array.rank() == 0 || array.type().dtype().isEmpty();
    }

    long[] pixels(long[] elements) {
      if (!hasOwnAxis()) {
        return elements.clone();
      }
      long[] pixels = Arrays.copyOf(elements, elements.length + 1);
      pixels[elements.length] = array.type().bytes() / dtype().bytes();
      return pixels;
    }

    ChunkForm form(long[] shape, int[] axes) {
      int[] order = axes;
      if (hasOwnAxis()) {
        order = Arrays.copyOf(axes, axes.length + 1);
        order[axes.length] = axes.length;
      }
      return new ChunkForm(dtype(), pixels(shape), order);
    }

    /// @param shape on the axes of the array
    /// @param outer axes of the array in the order in which the chunk is handed to its codecs
    ChunkCoding chunk(long[] shape, int[] outer, CodecChain chain) {
      int[] axes = new int[outer.length];
      for (int i = 0; i < axes.length; i++) {
        axes[i] = outer[chain.axisOrder()[i]];
      }
      ChunkForm form = form(shape, axes);
      return chain.sharding().isPresent()
          ? shard(shape, axes, form, chain, chain.sharding().get())
          : plain(form, chain);
    }

    private PlainCoding plain(ChunkForm form, CodecChain chain) {
      form.check(limits);
      return new PlainCoding(
          form, new ByteSteps(chain, array.type().word(), form.bytes(), true, pool));
    }

    private ShardCoding shard(
        long[] shape, int[] axes, ChunkForm form, CodecChain chain, Sharding sharding) {
      long[] innerShape = new long[axes.length];
      long[] cells = new long[axes.length];
      for (int i = 0; i < axes.length; i++) {
        innerShape[axes[i]] = sharding.innerShape()[i];
        cells[i] = shape[axes[i]] / sharding.innerShape()[i];
      }
      ChunkCoding inner = chunk(innerShape, axes, sharding.inner());
      var index = new IndexCoding(cells, axes, sharding.index(), pool);
      long most = Long.MAX_VALUE;
      if (!chain.bytes().isEmpty()) {
        form.check(limits);
        long entries = Window.ofSize(cells).count();
        most = 2 * form.bytes() + index.storedBytes() + entries * SLACK_BYTES + SHARD_SLACK_BYTES;
      }
      return new ShardCoding(
          form,
          new ByteSteps(chain, 1, most, false, pool),
          index,
          sharding.location(),
          inner,
          array.fill());
    }
  }
}
