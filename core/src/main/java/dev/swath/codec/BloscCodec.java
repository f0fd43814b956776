package dev.swath.codec;

import static dev.swath.codec.Bytes.INT_LE;

import dev.swath.LimitException;
import dev.swath.codec.CodecSpec.Blosc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Blosc 1 buffers. What is written has one stream for each block, which every Blosc since 1.11
/// reads; what is read may have one for each byte of an element.
///
/// Working memory is twice a block at most, never more than twice what is decoded.
final class BloscCodec implements Codec {
  private static final int AUTO_BLOCK = 256 << 10;
  private static final int SMALLEST_BLOCK = 128;

  /// The most bytes of a buffer, its header not counted.
  private static final int MOST_BYTES = Integer.MAX_VALUE - BloscHeader.BYTES;

  private final Blosc spec;
  private final BloscStreams streams;
  private final Arena arena = Arena.ofShared();
  private final BitShuffle bits = new BitShuffle(arena.allocate(BitShuffle.TILE_BYTES, 64));
  private final Scratch shuffled = new Scratch();
  private final Scratch whole = new Scratch();

  BloscCodec(Blosc spec) {
    this.spec = spec;
    this.streams = new BloscStreams(spec.compressor(), spec.level());
  }

  /// The header; for each block its place, its size and its bytes, which at worst stay as they are;
  /// and room to find that out. Known for every compressor, as readers ask for it too.
  @Override
  public long maxEncodedBytes(long bytes) {
    long block = blockSize(bytes);
    long blocks = Math.ceilDiv(bytes, block);
    return BloscHeader.BYTES
        + bytes
        + blocks * 2 * Integer.BYTES
        + streams.maxEncodedBytes(block)
        - block;
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    if (from.byteSize() > MOST_BYTES) {
      throw new LimitException(
          "a blosc buffer takes at most " + MOST_BYTES + " bytes but has " + from.byteSize(),
          "use smaller blocks");
    }
    int bytes = Bytes.size(from);
    try {
      long encoded =
          bytes < SMALLEST_BLOCK || spec.level() == 0 ? Long.MAX_VALUE : encodeBlocks(from, into);
      return encoded < bytes + (long) BloscHeader.BYTES ? encoded : store(from, into);
    } finally {
      shuffled.release();
    }
  }

  private long encodeBlocks(MemorySegment from, MemorySegment into) {
    int bytes = Bytes.size(from);
    BloscHeader plan = header(0, bytes, 0);
    long out = BloscHeader.indexEntry(plan.blocks());
    for (int block = 0; block < plan.blocks(); block++) {
      into.set(INT_LE, BloscHeader.indexEntry(block), Math.toIntExact(out));
      MemorySegment plain =
          shuffle(from.asSlice((long) block * plan.blockSize(), plan.bytesOf(block)));
      long size = encodeStream(plain, into.asSlice(out + Integer.BYTES));
      into.set(INT_LE, out, Math.toIntExact(size));
      out += Integer.BYTES + size;
    }
    header(0, bytes, Math.toIntExact(out)).write(into);
    return out;
  }

  private long encodeStream(MemorySegment plain, MemorySegment into) {
    long size = streams.encoder().encode(plain, into);
    if (size < plain.byteSize()) {
      return size;
    }
    MemorySegment.copy(plain, 0, into, 0, plain.byteSize());
    return plain.byteSize();
  }

  private MemorySegment shuffle(MemorySegment block) {
    return switch (spec.shuffle()) {
      case NONE -> block;
      case BYTE -> {
        MemorySegment into = shuffled.take(block.byteSize());
        ByteShuffle.shuffle(block, into, spec.typeSize());
        yield into;
      }
      case BIT -> {
        MemorySegment into = shuffled.take(block.byteSize());
        bits.shuffle(block, into, spec.typeSize());
        yield into;
      }
    };
  }

  private long store(MemorySegment from, MemorySegment into) {
    int bytes = Bytes.size(from);
    int end = Math.toIntExact(BloscHeader.BYTES + (long) bytes);
    header(BloscHeader.STORED, bytes, end).write(into);
    MemorySegment.copy(from, 0, into, BloscHeader.BYTES, bytes);
    return end;
  }

  private BloscHeader header(int flag, int bytes, int encodedBytes) {
    int shuffle =
        switch (spec.shuffle()) {
          case NONE -> 0;
          case BYTE -> BloscHeader.SHUFFLED;
          case BIT -> BloscHeader.BIT_SHUFFLED;
        };
    int flags =
        flag | shuffle | BloscHeader.NOT_SPLIT | streams.format() << BloscHeader.COMPRESSOR_SHIFT;
    return new BloscHeader(flags, spec.typeSize(), bytes, blockSize(bytes), encodedBytes);
  }

  /// Whole elements, by the eight where there are as many, so that their bits can be shuffled.
  private int blockSize(long bytes) {
    int wanted =
        spec.blockSize() == Blosc.AUTO ? AUTO_BLOCK : Math.max(SMALLEST_BLOCK, spec.blockSize());
    int size = Math.toIntExact(Math.clamp(bytes, 1, wanted));
    int eight = Byte.SIZE * spec.typeSize();
    int unit = size >= eight ? eight : Math.min(spec.typeSize(), size);
    return size == bytes ? size : size - size % unit;
  }

  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    BloscHeader header = BloscHeader.read(from);
    if (header.plainBytes() > into.byteSize()) {
      throw Bytes.tooLong("blosc", into);
    }
    return decode(header, from, into.asSlice(0, header.plainBytes()));
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    BloscHeader header = BloscHeader.read(from);
    return decode(header, from, into.asSlice(0, Math.min(header.plainBytes(), into.byteSize())));
  }

  private long decode(BloscHeader header, MemorySegment padded, MemorySegment into) {
    MemorySegment from = padded.asSlice(0, header.encodedBytes());
    if (header.isStored()) {
      MemorySegment.copy(from, BloscHeader.BYTES, into, 0, into.byteSize());
      return into.byteSize();
    }
    try {
      long out = 0;
      for (int block = 0; out < into.byteSize(); block++) {
        long bytes = Math.min(header.bytesOf(block), into.byteSize() - out);
        decodeBlock(header, block, from, into.asSlice(out, bytes));
        out += bytes;
      }
      return out;
    } finally {
      shuffled.release();
      whole.release();
    }
  }

  /// Decodes a block, or its start where that is all there is room for.
  private void decodeBlock(BloscHeader header, int block, MemorySegment from, MemorySegment into) {
    int bytes = header.bytesOf(block);
    MemorySegment target = into.byteSize() < bytes ? whole.take(bytes) : into;
    switch (header.shuffle()) {
      case NONE -> decodeStreams(header, block, from, target);
      case BYTE -> {
        MemorySegment streamed = shuffled.take(bytes);
        decodeStreams(header, block, from, streamed);
        ByteShuffle.unshuffle(streamed, target, header.typeSize());
      }
      case BIT -> {
        MemorySegment streamed = shuffled.take(bytes);
        decodeStreams(header, block, from, streamed);
        bits.unshuffle(streamed, target, header.typeSize());
      }
    }
    if (into.byteSize() < bytes) {
      MemorySegment.copy(target, 0, into, 0, into.byteSize());
    }
  }

  private void decodeStreams(
      BloscHeader header, int block, MemorySegment from, MemorySegment into) {
    int count = header.streamsOf(block);
    if (into.byteSize() % count != 0) {
      throw BloscHeader.damaged(
          "splits a block of " + into.byteSize() + " bytes into " + count + " streams");
    }
    long bytes = into.byteSize() / count;
    long at = Integer.toUnsignedLong(from.get(INT_LE, BloscHeader.indexEntry(block)));
    for (int stream = 0; stream < count; stream++) {
      if (at > from.byteSize() - Integer.BYTES) {
        throw outside(block, at, from);
      }
      long size = Integer.toUnsignedLong(from.get(INT_LE, at));
      at += Integer.BYTES;
      if (size > from.byteSize() - at) {
        throw outside(block, at + size, from);
      }
      decodeStream(header, from.asSlice(at, size), into.asSlice(stream * bytes, bytes));
      at += size;
    }
  }

  private void decodeStream(BloscHeader header, MemorySegment from, MemorySegment into) {
    if (from.byteSize() == into.byteSize()) {
      into.copyFrom(from);
      return;
    }
    long bytes = streams.decode(header.compressor(), from, into);
    if (bytes != into.byteSize()) {
      throw BloscHeader.damaged(
          "decodes to " + bytes + " bytes where its block has " + into.byteSize());
    }
  }

  private static RuntimeException outside(int block, long at, MemorySegment from) {
    return BloscHeader.damaged(
        "has block " + block + " reach to byte " + at + " of " + from.byteSize());
  }

  @Override
  public void close() {
    streams.close();
    shuffled.close();
    whole.close();
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
