package dev.swath.geotiff.tile;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32;

/// The bytes of an `.xz` stream with the dictionary of its first block declared no larger than what
/// the block decodes to: nothing can refer back farther than that.
final class XzStream extends InputStream {
  private static final int BLOCK_HEADER = 12;
  private static final int LZMA2 = 0x21;
  private static final int LARGEST_DICTIONARY = 40;

  private final MemorySegment stored;
  private final byte[] head;
  private long at;

  XzStream(MemorySegment stored, long decodedBytes) {
    this.stored = stored;
    this.head = head(stored);
    int place = dictionary();
    if (place > 0) {
      head[place] = (byte) Math.min(head[place] & 0xff, smallest(decodedBytes));
      sign();
    }
  }

  /// The bytes up to the end of the first block's header; none if they are not all there.
  private static byte[] head(MemorySegment stored) {
    if (stored.byteSize() <= BLOCK_HEADER) {
      return new byte[0];
    }
    int words = (stored.get(ValueLayout.JAVA_BYTE, BLOCK_HEADER) & 0xff) + 1;
    int size = BLOCK_HEADER + words * Integer.BYTES;
    boolean index = words == 1;
    return index || stored.byteSize() < size
        ? new byte[0]
        : stored.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
  }

  /// Where the dictionary size is in the header; 0 if there is none.
  private int dictionary() {
    if (head.length == 0) {
      return 0;
    }
    int flags = head[BLOCK_HEADER + 1];
    int place = BLOCK_HEADER + 2;
    place = (flags & 0x40) != 0 ? skipNumber(place) : place;
    place = (flags & 0x80) != 0 ? skipNumber(place) : place;
    for (int filter = 0; filter <= (flags & 3) && place + 2 < head.length; filter++) {
      if (head[place] == LZMA2 && head[place + 1] == 1) {
        return place + 2;
      }
      int properties = skipNumber(place);
      place = properties < head.length ? properties + 1 + (head[properties] & 0x7f) : head.length;
    }
    return 0;
  }

  /// Numbers have seven bits to a byte, and the highest set in all bytes but the last.
  private int skipNumber(int start) {
    int place = start;
    while (place < head.length && head[place] < 0) {
      place++;
    }
    return place + 1;
  }

  /// The code of the smallest dictionary of at least that many bytes.
  private static int smallest(long bytes) {
    int code = 0;
    while (code < LARGEST_DICTIONARY && (2L | code & 1) << (code / 2 + 11) < bytes) {
      code++;
    }
    return code;
  }

  /// Writes the checksum of the header, if the one it had was right.
  private void sign() {
    int end = head.length - Integer.BYTES;
    byte[] before = stored.asSlice(0, head.length).toArray(ValueLayout.JAVA_BYTE);
    if (checksum(before) != number(before, end)) {
      return;
    }
    long sum = checksum(head);
    for (int i = 0; i < Integer.BYTES; i++) {
      head[end + i] = (byte) (sum >>> i * Byte.SIZE);
    }
  }

  private static long checksum(byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(header, BLOCK_HEADER, header.length - BLOCK_HEADER - Integer.BYTES);
    return crc.getValue();
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number |= (bytes[from + i] & 0xffL) << i * Byte.SIZE;
    }
    return number;
  }

  @Override
  public int read() {
    if (at >= stored.byteSize()) {
      return -1;
    }
    byte value =
        at < head.length ? head[Math.toIntExact(at)] : stored.get(ValueLayout.JAVA_BYTE, at);
    at++;
    return value & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (at < head.length) {
      into[offset] = (byte) read();
      return 1;
    }
    int got = Math.toIntExact(Math.min(length, stored.byteSize() - at));
    MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, at, into, offset, got);
    at += got;
    return got > 0 ? got : -1;
  }
}
