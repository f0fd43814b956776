package dev.swath.codec;

import java.lang.foreign.MemorySegment;

/// Reads BloscLZ, a dialect of FastLZ. A byte below 32 begins one literal more than it says; any
/// other has a length in its upper three bits and the upper part of a distance in its lower five.
final class BloscLz {
  private static final int LITERALS = 32;
  private static final int LONG_LENGTH = 7;
  private static final int MORE = 255;

  /// The distance from which on two more bytes follow.
  private static final int FAR = 8191;

  private BloscLz() {}

  static long decode(MemorySegment from, MemorySegment into) {
    LzBlock block = new LzBlock("BloscLZ", from, into, true);
    // The first byte is always that of literals; its upper bits name the dialect.
    int control = block.next() & LITERALS - 1;
    while (true) {
      if (control < LITERALS) {
        block.literals(control + 1);
      } else {
        repeat(block, control);
      }
      if (block.isRead()) {
        return block.decoded();
      }
      control = block.next();
    }
  }

  private static void repeat(LzBlock block, int control) {
    long length = control >>> 5;
    if (length == LONG_LENGTH) {
      int more;
      do {
        more = block.next();
        length += more;
      } while (more == MORE);
    }
    int distance = (control & LITERALS - 1) << Byte.SIZE | block.next();
    if (distance == FAR) {
      distance += block.next() << Byte.SIZE | block.next();
    }
    block.repeat(distance + 1L, length + 2);
  }
}
