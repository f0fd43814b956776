package dev.swath.zarr.array;

import com.google.gson.JsonObject;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.ChunkKeys;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.ElementType;
import dev.swath.zarr.metadata.FillValue;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Sharding;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// An array of random shape, type, codecs and content, written chunk by chunk by [NaiveChunks].
final class RandomArray {
  private static final List<DType> TYPES =
      List.of(
          DType.BOOL,
          DType.UINT8,
          DType.INT16,
          DType.UINT32,
          DType.INT64,
          DType.FLOAT16,
          DType.FLOAT32,
          DType.FLOAT64,
          DType.COMPLEX64,
          DType.COMPLEX128);

  final MemoryStore store = new MemoryStore();
  final ArrayMetadata metadata;

  /// In C order, little-endian.
  final byte[] elements;

  private final Random random;

  RandomArray(long seed) {
    this.random = new Random(seed);
    int rank = 1 + random.nextInt(4);
    DType dtype = TYPES.get(random.nextInt(TYPES.size()));
    long[] shape = sizes(rank, 9);
    long[] chunk = sizes(rank, 6);
    CodecChain chain = chain(chunk, random.nextInt(3), 2);
    byte[] fillBytes = new byte[dtype.bytes()];
    random.nextBytes(fillBytes);
    if (dtype == DType.BOOL) {
      fillBytes[0] &= 1;
    }
    ChunkKeys keys =
        random.nextBoolean() ? ChunkKeys.DEFAULT : new ChunkKeys(ChunkKeys.Style.V2, '.');
    this.metadata =
        new ArrayMetadata(
            3,
            CellGrid.of(shape, chunk),
            ElementType.of(dtype),
            new FillValue(java.lang.foreign.MemorySegment.ofArray(fillBytes), true),
            keys,
            chain,
            Collections.nCopies(rank, Optional.empty()),
            new JsonObject());
    this.elements = content(shape, fillBytes);
    write();
  }

  /// Sizes whose divisors are many.
  private long[] sizes(int rank, int most) {
    long[] sizes = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      sizes[axis] = 1 + random.nextInt(most);
    }
    return sizes;
  }

  private CodecChain chain(long[] shape, int levels, int steps) {
    int[] order = shuffled(shape.length);
    long[] moved = Arrays.stream(order).mapToLong(axis -> shape[axis]).toArray();
    List<ByteCodec> bytes = levels > 0 && random.nextInt(4) > 0 ? List.of() : steps(steps);
    ByteOrder byteOrder = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    Optional<Sharding> sharding = Optional.empty();
    if (levels > 0) {
      long[] inner = Arrays.stream(moved).map(this::divisor).toArray();
      CodecChain index =
          new CodecChain(
              shuffled(shape.length + 1),
              byteOrder,
              List.of(),
              random.nextBoolean() ? List.of() : List.of(new ByteCodec.Crc32c()),
              Optional.empty());
      Sharding.Location location =
          random.nextBoolean() ? Sharding.Location.START : Sharding.Location.END;
      sharding = Optional.of(new Sharding(inner, chain(inner, levels - 1, steps), index, location));
    }
    return new CodecChain(order, byteOrder, List.of(), bytes, sharding);
  }

  private long divisor(long size) {
    long divisor = 1 + random.nextLong(size);
    while (size % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  private int[] shuffled(int rank) {
    List<Integer> axes = new ArrayList<>();
    for (int axis : Block.axes(rank)) {
      axes.add(axis);
    }
    if (random.nextBoolean()) {
      Collections.shuffle(axes, random);
    }
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<ByteCodec> steps(int most) {
    List<ByteCodec> steps = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      steps.add(
          switch (random.nextInt(3)) {
            case 0 -> new ByteCodec.Crc32c();
            case 1 -> new ByteCodec.Compressed(new CodecSpec.Zstd(1));
            default -> new ByteCodec.Compressed(new CodecSpec.Gzip(1));
          });
    }
    return steps;
  }

  /// Random values with boxes of the fill value among them.
  private byte[] content(long[] shape, byte[] fill) {
    Window all = Window.ofSize(shape);
    byte[] content = new byte[Math.toIntExact(all.count() * fill.length)];
    random.nextBytes(content);
    Window empty = dev.swath.testkit.Windows.inside(all, random);
    for (int i = 0; i < content.length; i++) {
      Window cell = Window.cell(indices(CellIndex.in(all, i / fill.length)));
      if (metadata.type().equals(ElementType.of(DType.BOOL))) {
        content[i] &= 1;
      }
      if (empty.contains(cell)) {
        content[i] = fill[i % fill.length];
      }
    }
    return content;
  }

  private static long[] indices(CellIndex cell) {
    long[] index = new long[cell.rank()];
    Arrays.setAll(index, cell::at);
    return index;
  }

  private void write() {
    CellGrid chunks = metadata.chunks();
    byte[] fill = metadata.fill().element().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    var naive = new NaiveChunks(fill.length, metadata.type().word(), fill, random);
    long[] shape = chunks.extent().sizes();
    for (long i = 0; i < chunks.count(); i++) {
      CellIndex index = CellIndex.in(chunks.all(), i);
      Window inside = chunks.window(index);
      byte[] pixels = naive.part(elements, shape, inside);
      if (naive.isFill(pixels) && random.nextBoolean()) {
        continue;
      }
      byte[] whole = padded(pixels, inside.sizes(), chunks.cell().sizes(), fill.length);
      byte[] encoded = naive.encode(metadata.codecs(), chunks.cell().sizes(), whole);
      store.put(metadata.keys().key(index), encoded);
    }
  }

  /// A whole chunk with anything beyond the edge of the array.
  private byte[] padded(byte[] pixels, long[] inside, long[] chunk, int elementBytes) {
    Window whole = Window.ofSize(chunk);
    byte[] bytes = new byte[Math.toIntExact(whole.count() * elementBytes)];
    random.nextBytes(bytes);
    Window part = Window.ofSize(inside);
    for (long i = 0; i < part.count(); i++) {
      long to = CellIndex.in(part, i).linear(whole);
      System.arraycopy(
          pixels,
          Math.toIntExact(i * elementBytes),
          bytes,
          Math.toIntExact(to * elementBytes),
          elementBytes);
    }
    return bytes;
  }

  ZarrArray open() {
    return ZarrArray.open(store, "", metadata, Limits.DEFAULT);
  }
}
