package dev.swath.geotiff.lerc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Which pixels have values: a bit for each, the highest first, packed in runs of bytes.
final class LercMask {
  private static final short END = -32768;

  private final MemorySegment bits;
  private final boolean all;

  private LercMask(MemorySegment bits, boolean all) {
    this.bits = bits;
    this.all = all;
  }

  static long bytes(long pixels) {
    return (pixels + 7) / Byte.SIZE;
  }

  /// @param room as many bytes as [#bytes(long)]
  /// @param follows whether `room` holds the mask of data before, which this data may share
  static LercMask read(LercInput in, LercHeader header, MemorySegment room, boolean follows) {
    int size = in.int32();
    boolean all = header.valid() == header.pixels();
    boolean none = header.valid() == 0;
    if (size < 0 || size > 0 && (all || none)) {
      throw LercInput.damaged("has a mask of " + size + " bytes that it does not need");
    }
    boolean shared = size == 0 && !all && !none;
    if (shared && !follows) {
      throw LercInput.damaged("uses the mask of other data");
    }
    MemorySegment bits = room.asSlice(0, bytes(header.pixels()));
    if (!all && !shared) {
      bits.fill((byte) 0);
    }
    if (size > 0) {
      unpack(new LercInput(in.slice(size)), bits);
    }
    LercMask mask = new LercMask(bits, all);
    mask.check(header);
    return mask;
  }

  private static void unpack(LercInput in, MemorySegment bits) {
    long at = 0;
    for (short count = in.int16(); count != END; count = in.int16()) {
      int length = Math.abs(count);
      if (length > bits.byteSize() - at) {
        throw LercInput.damaged("has a mask larger than its pixels");
      }
      if (count < 0) {
        bits.asSlice(at, length).fill((byte) in.unsignedByte());
      } else {
        MemorySegment.copy(in.slice(length), 0, bits, at, length);
      }
      at += length;
    }
    if (at != bits.byteSize()) {
      throw LercInput.damaged(
          "has a mask of %d bytes instead of %d".formatted(at, bits.byteSize()));
    }
  }

  private void check(LercHeader header) {
    if (all) {
      return;
    }
    long count = 0;
    for (long pixel = 0; pixel < header.pixels(); pixel++) {
      count += isValid(pixel) ? 1 : 0;
    }
    if (count != header.valid()) {
      throw LercInput.damaged(
          "declares %d valid pixels but its mask has %d".formatted(header.valid(), count));
    }
  }

  boolean isAll() {
    return all;
  }

  boolean isValid(long pixel) {
    return all || (bits.get(ValueLayout.JAVA_BYTE, pixel >>> 3) & 0x80 >>> (int) (pixel & 7)) != 0;
  }
}
