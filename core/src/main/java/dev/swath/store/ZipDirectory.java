package dev.swath.store;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the directory at the end of a zip file, in its 32-bit and its 64-bit form.
///
/// @param source of the zip file
record ZipDirectory(ByteSource source) {
  private static final int END_BYTES = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR_BYTES = 20;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int END64_BYTES = 56;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int ENTRY_BYTES = 46;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int EXTRA_64 = 1;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final long ABSENT = 0xffff_ffffL;
  private static final long MOST_BYTES = 64L << 20;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private record Extent(long start, long bytes, long entries) {}

  List<ZipEntryRecord> read() {
    try (Arena arena = Arena.ofConfined()) {
      Extent extent = extent(arena);
      if (extent.bytes() > MOST_BYTES) {
        throw new LimitException(
            "a zip directory of " + extent.bytes() + " bytes exceeds the limit of " + MOST_BYTES,
            "unzip the store");
      }
      boolean fits =
          extent.start() >= 0
              && extent.bytes() >= 0
              && extent.bytes() <= source.size() - extent.start();
      if (!fits || extent.entries() < 0 || extent.entries() > extent.bytes() / ENTRY_BYTES) {
        throw damaged("has a directory that lies outside the file");
      }
      MemorySegment bytes = arena.allocate(extent.bytes());
      source.read(extent.start(), bytes);
      return entries(bytes, extent.entries());
    }
  }

  private Extent extent(Arena arena) {
    long tail = Math.min(source.size(), END_BYTES + LONGEST_COMMENT);
    MemorySegment bytes = arena.allocate(tail);
    source.read(source.size() - tail, bytes);
    for (long at = tail - END_BYTES; at >= 0; at--) {
      boolean end = int32(bytes, at) == END_SIGNATURE;
      if (end && at + END_BYTES + int16(bytes, at + 20) == tail) {
        long entries = int16(bytes, at + 10);
        long size = int32(bytes, at + 12) & ABSENT;
        long start = int32(bytes, at + 16) & ABSENT;
        boolean wide = entries == LONGEST_COMMENT || size == ABSENT || start == ABSENT;
        return wide
            ? wide(arena, source.size() - tail + at, new Extent(start, size, entries))
            : new Extent(start, size, entries);
      }
    }
    throw damaged("is no zip file, or is cut short");
  }

  private Extent wide(Arena arena, long end, Extent narrow) {
    if (end < LOCATOR_BYTES) {
      return narrow;
    }
    MemorySegment locator = arena.allocate(LOCATOR_BYTES);
    source.read(end - LOCATOR_BYTES, locator);
    if (int32(locator, 0) != LOCATOR_SIGNATURE) {
      return narrow;
    }
    long at = locator.get(LONG, 8);
    if (at < 0 || at > end - LOCATOR_BYTES - END64_BYTES) {
      throw damaged("has an end record that lies outside the file");
    }
    MemorySegment record = arena.allocate(END64_BYTES);
    source.read(at, record);
    if (int32(record, 0) != END64_SIGNATURE) {
      throw damaged("has no end record at byte " + at);
    }
    return new Extent(record.get(LONG, 48), record.get(LONG, 40), record.get(LONG, 32));
  }

  private List<ZipEntryRecord> entries(MemorySegment directory, long count) {
    List<ZipEntryRecord> entries = new ArrayList<>();
    long at = 0;
    for (long i = 0; i < count; i++) {
      if (at > directory.byteSize() - ENTRY_BYTES || int32(directory, at) != ENTRY_SIGNATURE) {
        throw damaged("has a damaged directory at entry " + i);
      }
      long name = int16(directory, at + 28);
      long extra = int16(directory, at + 30);
      long comment = int16(directory, at + 32);
      long bytes = ENTRY_BYTES + name + extra + comment;
      if (bytes > directory.byteSize() - at) {
        throw damaged("has a damaged directory at entry " + i);
      }
      entries.add(
          entry(
              directory.asSlice(at, ENTRY_BYTES),
              directory.asSlice(at + ENTRY_BYTES, name),
              directory.asSlice(at + ENTRY_BYTES + name, extra)));
      at += bytes;
    }
    return entries;
  }

  private ZipEntryRecord entry(MemorySegment fixed, MemorySegment nameBytes, MemorySegment extra) {
    String name = new String(nameBytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    int method = int16(fixed, 10);
    if ((int16(fixed, 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
      throw new UnsupportedDataException(
          "the entry \"" + name + "\" is encrypted or compressed by method " + method,
          "zip the store without compression");
    }
    long[] values = {
      int32(fixed, 24) & ABSENT, int32(fixed, 20) & ABSENT, int32(fixed, 42) & ABSENT
    };
    widen(values, extra);
    boolean deflated = method == DEFLATED;
    if (values[0] < 0
        || values[1] < 0
        || values[1] > source.size()
        || values[2] < 0
        || values[2] > source.size()
        || (!deflated && values[0] != values[1])) {
      throw damaged("says that the entry \"" + name + "\" lies outside the file");
    }
    return new ZipEntryRecord(
        name, deflated, int32(fixed, 16) & ABSENT, values[1], values[0], values[2]);
  }

  /// Takes from the extra field those of size, stored size and place that have no room elsewhere.
  private static void widen(long[] values, MemorySegment extra) {
    for (long at = 0; at + 4 <= extra.byteSize(); ) {
      long end = at + 4 + int16(extra, at + 2);
      if (int16(extra, at) == EXTRA_64) {
        long from = at + 4;
        for (int i = 0; i < values.length; i++) {
          if (values[i] == ABSENT && from + Long.BYTES <= Math.min(end, extra.byteSize())) {
            values[i] = extra.get(LONG, from);
            from += Long.BYTES;
          }
        }
      }
      at = end;
    }
  }

  static int int32(MemorySegment bytes, long at) {
    return bytes.get(INT, at);
  }

  static int int16(MemorySegment bytes, long at) {
    return bytes.get(SHORT, at) & 0xffff;
  }

  private static CorruptDataException damaged(String how) {
    return new CorruptDataException(how, "get the zip file again");
  }
}
