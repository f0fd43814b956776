package dev.swath.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// LZ4 blocks by LZ4's own library.
final class Liblz4Blocks implements Codec {
  private static final int STATE_ALIGNMENT = 16;

  private final Arena arena = Arena.ofShared();
  private final Lz4Blocks portable = new Lz4Blocks();
  private final boolean fast;
  private final int setting;
  private MemorySegment state = MemorySegment.NULL;

  private Liblz4Blocks(boolean fast, int setting) {
    this.fast = fast;
    this.setting = setting;
  }

  /// Compresses quickly, the more so the larger the acceleration.
  static Liblz4Blocks fast(int acceleration) {
    return new Liblz4Blocks(true, acceleration);
  }

  /// Compresses well, the more so the higher the level.
  static Liblz4Blocks small(int level) {
    return new Liblz4Blocks(false, level);
  }

  @Override
  public long maxEncodedBytes(long bytes) {
    return portable.maxEncodedBytes(bytes);
  }

  @Override
  public long encode(MemorySegment from, MemorySegment into) {
    Bytes.checkRoom(this, from, into);
    Lz4Blocks.checkPlain(from);
    if (state.equals(MemorySegment.NULL)) {
      int bytes = fast ? Liblz4.fastStateBytes() : Liblz4.smallStateBytes();
      state = arena.allocate(bytes, STATE_ALIGNMENT);
    }
    int bytes =
        fast
            ? Liblz4.compressFast(state, from, into, setting)
            : Liblz4.compressSmall(state, from, into, setting);
    if (bytes <= 0) {
      throw new IllegalStateException("LZ4 broke its own bound");
    }
    return bytes;
  }

  /// The library does not say what was wrong, so what it refuses is decoded once more.
  @Override
  public long decode(MemorySegment from, MemorySegment into) {
    int bytes = Liblz4.decompress(from, into);
    return bytes < 0 ? portable.decode(from, into) : bytes;
  }

  @Override
  public long decodeStart(MemorySegment from, MemorySegment into) {
    return portable.decodeStart(from, into);
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
