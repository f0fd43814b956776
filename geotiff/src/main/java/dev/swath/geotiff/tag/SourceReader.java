package dev.swath.geotiff.tag;

import dev.swath.CorruptDataException;
import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Reads small pieces of a source through one buffered page, as directories and their values
/// usually lie together. Safe for any threads.
public final class SourceReader {
  private static final int PAGE = 16 << 10;

  private final ByteSource source;
  private MemorySegment page = MemorySegment.ofArray(new byte[0]);
  private long pageStart;

  public SourceReader(ByteSource source) {
    this.source = source;
  }

  public long size() {
    return source.size();
  }

  /// The bytes of a range.
  ///
  /// @throws CorruptDataException if the range does not lie inside the source
  public synchronized MemorySegment bytes(long position, long count) {
    if (!contains(position, count)) {
      throw new CorruptDataException(
          count
              + " bytes at "
              + Long.toUnsignedString(position)
              + " lie outside the file of "
              + size()
              + " bytes",
          "the file is truncated or damaged; fetch it again");
    }
    if (position < pageStart || position + count > pageStart + page.byteSize()) {
      load(position, count);
    }
    return page.asSlice(position - pageStart, count);
  }

  /// Whether a range lies inside the source.
  public boolean contains(long position, long count) {
    return position >= 0 && count >= 0 && count <= size() && position <= size() - count;
  }

  private void load(long position, long count) {
    long length = Math.min(Math.max(count, PAGE), size() - position);
    MemorySegment next = MemorySegment.ofArray(new byte[Math.toIntExact(length)]);
    source.read(position, next);
    page = next;
    pageStart = position;
  }

  /// An offset or count of 4 or 8 bytes; one beyond 2⁶³ comes out negative.
  long word(long position, ByteOrder order, boolean big) {
    MemorySegment word = bytes(position, big ? 8 : 4);
    return big
        ? FieldValues.longAt(word, order, 0)
        : FieldValues.intAt(word, order, 0) & 0xffff_ffffL;
  }
}
