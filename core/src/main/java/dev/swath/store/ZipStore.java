package dev.swath.store;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// The entries of a zip file. Stored entries are read by range; deflated ones are inflated from
/// their start for each read, so a store is better zipped without compression.
///
/// Names that occur twice, lead outside or cannot be keys, encrypted entries, and other
/// compressions are refused when the file is opened. An entry that is read whole is checked against
/// its checksum.
public final class ZipStore implements ObjectStore {
  private final ByteSource source;
  private final NavigableMap<String, ZipEntryRecord> entries;

  private ZipStore(ByteSource source, NavigableMap<String, ZipEntryRecord> entries) {
    this.source = source;
    this.entries = entries;
  }

  public static ZipStore open(Path file) {
    ByteSource source = FileSource.open(file);
    try {
      return new ZipStore(source, entries(new ZipDirectory(source).read()));
    } catch (SwathException e) {
      source.close();
      throw e.in(source.name());
    }
  }

  private static NavigableMap<String, ZipEntryRecord> entries(List<ZipEntryRecord> records) {
    NavigableMap<String, ZipEntryRecord> entries = new TreeMap<>();
    for (ZipEntryRecord entry : records) {
      boolean folder = entry.name().endsWith("/");
      String key = folder ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
      ObjectKeys.check(key);
      if (entries.put(entry.name(), entry) != null) {
        throw new CorruptDataException(
            "has two entries \"" + entry.name() + "\"", "zip the store again");
      }
    }
    entries.keySet().removeIf(name -> name.endsWith("/"));
    return entries;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public OptionalLong size(String key) {
    ObjectKeys.check(key);
    ZipEntryRecord entry = entries.get(key);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.size());
  }

  @Override
  public void read(String key, long position, MemorySegment into) {
    ObjectKeys.check(key);
    ZipEntryRecord entry = entries.get(key);
    if (entry == null) {
      throw new CorruptDataException("is not in the store", "zip the store again").in(key);
    }
    try {
      if (position < 0 || into.byteSize() > entry.size() - position) {
        throw DirectoryStore.cutShort(position, into.byteSize(), entry.size());
      }
      entry.read(source, position, into);
      if (into.byteSize() == entry.size()) {
        check(entry, into);
      }
    } catch (SwathException e) {
      throw e.in(key);
    }
  }

  private static void check(ZipEntryRecord entry, MemorySegment bytes) {
    CRC32 crc = new CRC32();
    long piece = 1L << 30;
    for (long at = 0; at < bytes.byteSize(); at += piece) {
      crc.update(bytes.asSlice(at, Math.min(piece, bytes.byteSize() - at)).asByteBuffer());
    }
    if (crc.getValue() != entry.crc()) {
      throw new CorruptDataException(
          "has the checksum %08x where the zip file says %08x"
              .formatted(crc.getValue(), entry.crc()),
          "the file is damaged; get it again");
    }
  }

  @Override
  public List<String> list(String folder) {
    ObjectKeys.checkFolder(folder);
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<String> names = new ArrayList<>();
    String key = entries.ceilingKey(prefix);
    while (key != null && key.startsWith(prefix)) {
      int end = key.indexOf('/', prefix.length());
      names.add(key.substring(prefix.length(), end < 0 ? key.length() : end + 1));
      // '0' follows '/', so this passes over all that lies in the folder.
      key = end < 0 ? entries.higherKey(key) : entries.ceilingKey(key.substring(0, end) + '0');
    }
    java.util.Collections.sort(names);
    return names;
  }

  @Override
  public String fingerprint(String key) {
    ObjectKeys.check(key);
    source.checkUnchanged();
    ZipEntryRecord entry = entries.get(key);
    return entry == null ? "" : source.fingerprint() + ":" + entry;
  }

  @Override
  public void close() {
    source.close();
  }
}
