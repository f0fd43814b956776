package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import dev.swath.store.ObjectStore;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Objects on the heap, and a count of what is read of them.
public final class MemoryStore implements ObjectStore {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicLong reads = new AtomicLong();

  /// Adds or replaces an object.
  public void put(String key, byte[] bytes) {
    objects.put(key, bytes.clone());
  }

  byte[] get(String key) {
    return objects.get(key).clone();
  }

  /// Ranges read so far.
  long reads() {
    return reads.get();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public OptionalLong size(String key) {
    byte[] object = objects.get(key);
    return object == null ? OptionalLong.empty() : OptionalLong.of(object.length);
  }

  @Override
  public void read(String key, long position, MemorySegment into) {
    reads.incrementAndGet();
    byte[] object = objects.get(key);
    if (position < 0 || into.byteSize() > object.length - position) {
      throw new CorruptDataException("ends too early", "");
    }
    MemorySegment.copy(MemorySegment.ofArray(object), position, into, 0, into.byteSize());
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return objects.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .map(rest -> rest.contains("/") ? rest.substring(0, rest.indexOf('/') + 1) : rest)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String fingerprint(String key) {
    byte[] object = objects.get(key);
    return object == null ? "" : Integer.toString(java.util.Arrays.hashCode(object));
  }

  @Override
  public void close() {}
}
