package dev.swath.geotiff.tag;

import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// An array of whole numbers in a file, of any length, read page by page as it is asked for.
///
/// Keeps at most 32 pages of 32 KiB on the heap, so that a table of 10⁹ tiles costs what one of a
/// million does. Safe for any threads.
public final class LongTable {
  private static final int PAGE_BYTES = 32 << 10;
  private static final int PAGES = 32;

  private final ByteSource source;
  private final ByteOrder order;
  private final FieldType type;
  private final long position;
  private final long count;
  private final int perPage;
  private final Map<Long, MemorySegment> pages = new LinkedHashMap<>(16, 0.75f, true);

  LongTable(ByteSource source, ByteOrder order, FieldType type, long position, long count) {
    this.source = source;
    this.order = order;
    this.type = type;
    this.position = position;
    this.count = count;
    this.perPage = PAGE_BYTES / type.bytes();
  }

  public long count() {
    return count;
  }

  /// The value at an index below [#count()]; an unsigned one beyond 2⁶³ comes out negative.
  public synchronized long get(long index) {
    long number = index / perPage;
    MemorySegment page = pages.get(number);
    if (page == null) {
      page = load(number);
    }
    return FieldValues.integer(page, type, order, index % perPage);
  }

  private MemorySegment load(long number) {
    long first = number * perPage;
    long values = Math.min(perPage, count - first);
    MemorySegment page = MemorySegment.ofArray(new byte[Math.toIntExact(values * type.bytes())]);
    source.read(position + first * type.bytes(), page);
    if (pages.size() >= PAGES) {
      pages.remove(pages.keySet().iterator().next());
    }
    pages.put(number, page);
    return page;
  }
}
