package dev.swath.codec;

import static dev.swath.codec.Bytes.BYTE;
import static dev.swath.codec.Bytes.INT_LE;

import java.lang.foreign.MemorySegment;

/// What stands around the deflate data of a gzip member (RFC 1952): ten bytes, then fields that are
/// there if their flag is; behind it the CRC-32 and the size of what was compressed.
final class GzipHeader {
  static final int BYTES = 10;
  static final int TRAILER_BYTES = 8;

  private static final int MAGIC = 0x0008_8b1f;
  private static final int MAGIC_MASK = 0x00ff_ffff;
  private static final int UNKNOWN_SYSTEM = 0xff;

  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;

  private GzipHeader() {}

  /// Writes a header without time, name or system.
  static void write(MemorySegment into) {
    into.asSlice(0, BYTES).fill((byte) 0);
    into.set(INT_LE, 0, MAGIC);
    into.set(BYTE, BYTES - 1L, (byte) UNKNOWN_SYSTEM);
  }

  static void writeTrailer(MemorySegment into, long at, int crc, int size) {
    into.set(INT_LE, at, crc);
    into.set(INT_LE, at + Integer.BYTES, size);
  }

  /// Where the deflate data of the member at an offset begins.
  static long end(MemorySegment from, long at) {
    check(from, at, BYTES);
    if ((from.get(INT_LE, at) & MAGIC_MASK) != MAGIC) {
      throw Bytes.damaged("gzip", "has no member at byte " + at);
    }
    int flags = from.get(BYTE, at + 3);
    if ((flags & RESERVED) != 0) {
      throw Bytes.damaged("gzip", "sets flags that have no meaning");
    }
    long next = at + BYTES;
    if ((flags & EXTRA) != 0) {
      check(from, next, Short.BYTES);
      int low = from.get(BYTE, next) & 0xff;
      int high = from.get(BYTE, next + 1) & 0xff;
      next += Short.BYTES + (high << Byte.SIZE | low);
    }
    next = (flags & NAME) != 0 ? textEnd(from, next) : next;
    next = (flags & COMMENT) != 0 ? textEnd(from, next) : next;
    next += (flags & HEADER_CRC) != 0 ? Short.BYTES : 0;
    check(from, next, 0);
    return next;
  }

  private static long textEnd(MemorySegment from, long start) {
    for (long at = start; at < from.byteSize(); at++) {
      if (from.get(BYTE, at) == 0) {
        return at + 1;
      }
    }
    throw Bytes.damaged("gzip", "is cut short in its header");
  }

  /// Where the member ends whose trailer is at an offset.
  static long trailerEnd(MemorySegment from, long at, int crc, int size) {
    check(from, at, TRAILER_BYTES);
    if (from.get(INT_LE, at) != crc) {
      throw Bytes.damaged("gzip", "has another checksum than it says");
    }
    if (from.get(INT_LE, at + Integer.BYTES) != size) {
      throw Bytes.damaged("gzip", "has another size than it says");
    }
    return at + TRAILER_BYTES;
  }

  private static void check(MemorySegment from, long at, long bytes) {
    if (bytes > from.byteSize() - at) {
      throw Bytes.damaged("gzip", "is cut short at byte " + from.byteSize());
    }
  }

  /// Whether anything but the zeros that pad a block follows.
  static boolean isMore(MemorySegment from, long at) {
    for (long i = at; i < from.byteSize(); i++) {
      if (from.get(BYTE, i) != 0) {
        return true;
      }
    }
    return false;
  }
}
