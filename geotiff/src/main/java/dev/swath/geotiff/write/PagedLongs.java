package dev.swath.geotiff.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Longs by index, all 0 at first. A bounded number of them is in memory; the rest lies in a hidden
/// file beside the target, which exists only if it is needed. One thread.
final class PagedLongs implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int PAGE_BYTES = PAGE * Long.BYTES;

  private final Path target;
  private final int mostPages;
  private final Map<Long, long[]> pages = new LinkedHashMap<>(16, 0.75f, true);
  private HiddenFile spilled;
  private long page = -1;
  private long[] longs = {};

  /// @param mostLongs how many longs may be in memory, at least one page of 4096
  PagedLongs(Path target, int mostLongs) {
    this.target = target;
    this.mostPages = Math.max(1, mostLongs / PAGE);
  }

  long get(long index) {
    turnTo(index / PAGE);
    return longs[Math.toIntExact(index % PAGE)];
  }

  void set(long index, long value) {
    turnTo(index / PAGE);
    longs[Math.toIntExact(index % PAGE)] = value;
  }

  private void turnTo(long wanted) {
    if (wanted == page) {
      return;
    }
    long[] found = pages.get(wanted);
    if (found == null) {
      if (pages.size() == mostPages) {
        spillOldest();
      }
      found = spilled == null ? new long[PAGE] : load(wanted);
      pages.put(wanted, found);
    }
    page = wanted;
    longs = found;
  }

  private void spillOldest() {
    if (spilled == null) {
      spilled = HiddenFile.beside(target);
    }
    Iterator<Map.Entry<Long, long[]>> entries = pages.entrySet().iterator();
    Map.Entry<Long, long[]> oldest = entries.next();
    ByteBuffer bytes = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(oldest.getValue());
    spilled.write(oldest.getKey() * PAGE_BYTES, bytes);
    entries.remove();
  }

  private long[] load(long wanted) {
    byte[] bytes = new byte[PAGE_BYTES];
    spilled.read(wanted * PAGE_BYTES, bytes);
    long[] loaded = new long[PAGE];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(loaded);
    return loaded;
  }

  @Override
  public void close() {
    pages.clear();
    if (spilled != null) {
      spilled.close();
    }
  }
}
