package dev.swath.zarr.array;

import dev.swath.array.Window;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.Sharding;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/// Encodes chunks as the specification says it, element by element and without thought for speed.
///
/// @param elementBytes of one element
/// @param word bytes that a byte order turns around
/// @param fill one element; inner chunks of nothing else are left out
/// @param random for the order of inner chunks and the gaps between them
record NaiveChunks(int elementBytes, int word, byte[] fill, Random random) {
  /// @param elements in C order, little-endian
  byte[] encode(CodecChain chain, long[] shape, byte[] elements) {
    int[] order = chain.axisOrder();
    long[] moved = Arrays.stream(order).mapToLong(axis -> shape[axis]).toArray();
    byte[] transposed = new byte[elements.length];
    for (int i = 0; i < elements.length / elementBytes; i++) {
      CellIndex to = CellIndex.in(Window.ofSize(moved), i);
      long[] from = new long[shape.length];
      for (int axis = 0; axis < from.length; axis++) {
        from[order[axis]] = to.at(axis);
      }
      long at = CellIndex.of(from).linear(Window.ofSize(shape));
      copy(elements, at, transposed, i);
    }
    byte[] bytes =
        chain.sharding().isPresent()
            ? shard(chain.sharding().get(), moved, transposed)
            : turned(chain.byteOrder(), transposed);
    for (ByteCodec codec : chain.bytes()) {
      bytes = step(codec, bytes);
    }
    return bytes;
  }

  private void copy(byte[] from, long source, byte[] to, long target) {
    System.arraycopy(
        from,
        Math.toIntExact(source * elementBytes),
        to,
        Math.toIntExact(target * elementBytes),
        elementBytes);
  }

  private byte[] turned(ByteOrder order, byte[] elements) {
    byte[] turned = elements.clone();
    if (order == ByteOrder.BIG_ENDIAN) {
      for (int i = 0; i < turned.length; i++) {
        turned[i] = elements[i / word * word + word - 1 - i % word];
      }
    }
    return turned;
  }

  /// The elements of a box.
  byte[] part(byte[] elements, long[] shape, Window box) {
    byte[] part = new byte[Math.toIntExact(box.count() * elementBytes)];
    for (long i = 0; i < box.count(); i++) {
      copy(elements, CellIndex.in(box, i).linear(Window.ofSize(shape)), part, i);
    }
    return part;
  }

  /// Whether there is nothing but the fill value.
  boolean isFill(byte[] elements) {
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] != fill[i % elementBytes]) {
        return false;
      }
    }
    return true;
  }

  private byte[] shard(Sharding sharding, long[] shape, byte[] elements) {
    CellGrid cells = CellGrid.of(shape, sharding.innerShape());
    int count = Math.toIntExact(cells.count());
    boolean start = sharding.location() == Sharding.Location.START;
    ByteBuffer index = ByteBuffer.allocate(16 * count).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(index.array(), (byte) -1);
    long indexBytes = index(sharding, cells, index.array()).length;
    byte[] body = new byte[0];
    Integer[] places = new Integer[count];
    Arrays.setAll(places, i -> i);
    java.util.Collections.shuffle(Arrays.asList(places), random);
    for (int place : places) {
      Window box = cells.window(CellIndex.in(cells.all(), place));
      byte[] inner = part(elements, shape, box);
      if (!isFill(inner)) {
        byte[] encoded = encode(sharding.inner(), sharding.innerShape(), inner);
        body = joined(body, new byte[random.nextInt(3)]);
        index.putLong(16 * place, body.length + (start ? indexBytes : 0));
        index.putLong(16 * place + 8, encoded.length);
        body = joined(body, encoded);
      }
    }
    byte[] encodedIndex = index(sharding, cells, index.array());
    return start ? joined(encodedIndex, body) : joined(body, encodedIndex);
  }

  private byte[] index(Sharding sharding, CellGrid cells, byte[] entries) {
    long[] shape = Arrays.copyOf(cells.all().sizes(), cells.rank() + 1);
    shape[cells.rank()] = 2;
    return new NaiveChunks(8, 8, new byte[8], random).encode(sharding.index(), shape, entries);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] step(ByteCodec codec, byte[] bytes) {
    return switch (codec) {
      case ByteCodec.Compressed(CodecSpec spec) -> compressed(spec, bytes);
      case ByteCodec.Crc32c() -> {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        byte[] tail = new byte[4];
        for (int i = 0; i < tail.length; i++) {
          tail[i] = (byte) (sum.getValue() >>> 8 * i);
        }
        yield joined(bytes, tail);
      }
      case ByteCodec.Adler32() -> throw new IllegalArgumentException("is never written");
    };
  }

  private static byte[] compressed(CodecSpec spec, byte[] bytes) {
    try (Arena arena = Arena.ofConfined();
        Codec codec = Codecs.open(spec)) {
      MemorySegment from = arena.allocate(bytes.length);
      from.copyFrom(MemorySegment.ofArray(bytes));
      MemorySegment into = arena.allocate(codec.maxEncodedBytes(bytes.length));
      return into.asSlice(0, codec.encode(from, into)).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
