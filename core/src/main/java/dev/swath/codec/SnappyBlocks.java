package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// Reads Snappy blocks: the plain size in groups of seven bits, then literals and repeats, told
/// apart by the two lowest bits of the byte that begins them.
final class SnappyBlocks {
  private static final String NAME = "snappy";
  private static final int MOST_SIZE_BYTES = 5;
  private static final int LONG_LITERAL = 60;

  private SnappyBlocks() {}

  static long decode(MemorySegment from, MemorySegment into) {
    LzBlock block = new LzBlock(NAME, from, into, true);
    long size = size(block);
    if (size > into.byteSize()) {
      throw Bytes.tooLong(NAME, into);
    }
    while (!block.isRead()) {
      element(block, block.next());
    }
    if (block.decoded() != size) {
      throw block.damaged("decodes to " + block.decoded() + " bytes but says " + size);
    }
    return size;
  }

  private static long size(LzBlock block) {
    long size = 0;
    for (int group = 0; group < MOST_SIZE_BYTES; group++) {
      int next = block.next();
      size |= (next & 0x7fL) << 7 * group;
      if (next < 0x80) {
        return size;
      }
    }
    throw block.damaged("has no size");
  }

  private static void element(LzBlock block, int tag) {
    int length = (tag >>> 2) + 1;
    switch (tag & 3) {
      case 0 -> {
        boolean isLong = length > LONG_LITERAL;
        block.literals(isLong ? number(block, length - LONG_LITERAL) + 1 : length);
      }
      case 1 -> block.repeat((tag >>> 5) << Byte.SIZE | block.next(), 4 + (tag >>> 2 & 7));
      case 2 -> block.repeat(number(block, Short.BYTES), length);
      default -> block.repeat(number(block, Integer.BYTES), length);
    }
  }

  /// A number in some bytes, least significant first.
  private static long number(LzBlock block, int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) block.next() << Byte.SIZE * i;
    }
    return number;
  }
}
