package dev.swath.geotiff.tag;

import dev.swath.CorruptDataException;
import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One image file directory: its fields, whose values are read when they are asked for.
///
/// Of fields with the same tag the first counts. Safe for any threads.
public final class Directory {
  private static final String REMEDY = "the file is damaged; fetch or write it again";

  private final String name;
  private final TiffHeader header;
  private final long position;
  private final SourceReader reader;
  private final ByteSource source;
  private final Limits limits;
  private final Map<Integer, Entry> entries = new TreeMap<>();

  Directory(
      String name,
      TiffHeader header,
      long position,
      ByteSource source,
      SourceReader reader,
      Limits limits,
      List<Entry> fields) {
    this.name = name;
    this.header = header;
    this.position = position;
    this.source = source;
    this.reader = reader;
    this.limits = limits;
    for (Entry field : fields) {
      entries.putIfAbsent(field.tag(), field);
    }
  }

  /// Such as `IFD 0` or `IFD 0.1` for a sub-directory.
  public String name() {
    return name;
  }

  public TiffHeader header() {
    return header;
  }

  /// Where the directory starts in the file.
  public long position() {
    return position;
  }

  /// The fields in order of their tags.
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /// Number of values of a field; 0 without it.
  public long count(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.count();
  }

  /// The first value of a field of whole numbers, or a default without it.
  public long integer(int tag, long absent) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return absent;
    }
    return integers(entry, 1)[0];
  }

  /// The first value of a field of whole numbers that must be there.
  public long integer(int tag) {
    if (!has(tag)) {
      throw corrupt(tag, "is missing");
    }
    return integer(tag, 0);
  }

  /// All values of a field of whole numbers; none without it.
  public long[] integers(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? new long[0] : integers(entry, checkedCount(entry));
  }

  private long[] integers(Entry entry, int count) {
    FieldType type = type(entry);
    if (!type.isInteger()) {
      throw corrupt(entry.tag(), "must hold whole numbers but is " + type);
    }
    if (entry.count() == 0) {
      throw corrupt(entry.tag(), "has no value");
    }
    MemorySegment bytes = values(entry, type, count);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = FieldValues.integer(bytes, type, header.order(), i);
    }
    return values;
  }

  /// All values of a numeric field; none without it.
  public double[] numbers(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new double[0];
    }
    FieldType type = type(entry);
    int count = checkedCount(entry);
    MemorySegment bytes = values(entry, type, count);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = FieldValues.number(bytes, type, header.order(), i);
    }
    return values;
  }

  /// The text of a field up to its first NUL, read as UTF-8 or, if it is none, as Latin 1.
  public Optional<String> text(int tag) {
    return has(tag) ? Optional.of(decode(bytes(tag))) : Optional.empty();
  }

  private static String decode(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /// The bytes of a field as they are; none without it.
  public byte[] bytes(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new byte[0];
    }
    FieldType type = type(entry);
    return values(entry, type, checkedCount(entry)).toArray(ValueLayout.JAVA_BYTE);
  }

  /// A field of whole numbers that may be too large to read at once.
  public LongTable table(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      throw corrupt(tag, "is missing");
    }
    FieldType type = type(entry);
    if (!type.isInteger()) {
      throw corrupt(tag, "must hold whole numbers but is " + type);
    }
    long most = Long.MAX_VALUE / type.bytes();
    if (entry.count() < 0
        || entry.count() > most
        || !reader.contains(entry.position(), entry.count() * type.bytes())) {
      throw outside(entry, type);
    }
    return new LongTable(source, header.order(), type, entry.position(), entry.count());
  }

  private int checkedCount(Entry entry) {
    FieldType type = type(entry);
    long most = limits.tagBytes() / type.bytes();
    if (entry.count() < 0 || entry.count() > source.size() / type.bytes()) {
      throw outside(entry, type);
    }
    if (entry.count() > most) {
      throw Limits.exceeded(
              "the number of values of " + Tag.name(entry.tag()), entry.count(), "tagBytes", most)
          .in(name);
    }
    return Math.toIntExact(entry.count());
  }

  private MemorySegment values(Entry entry, FieldType type, int count) {
    long bytes = Math.multiplyExact((long) count, type.bytes());
    if (!reader.contains(entry.position(), bytes)) {
      throw outside(entry, type);
    }
    return reader.bytes(entry.position(), bytes);
  }

  private FieldType type(Entry entry) {
    return FieldType.of(entry.type())
        .orElseThrow(
            () -> corrupt(entry.tag(), "has the field type " + entry.type() + ", which is none"));
  }

  private dev.swath.SwathException outside(Entry entry, FieldType type) {
    return corrupt(
        entry.tag(),
        "has "
            + Long.toUnsignedString(entry.count())
            + " values of type "
            + type
            + " at "
            + Long.toUnsignedString(entry.position())
            + ", beyond the end of the file at "
            + source.size());
  }

  /// A failure of one field.
  public dev.swath.SwathException corrupt(int tag, String what) {
    return new CorruptDataException(Tag.name(tag) + " " + what, REMEDY).in(name);
  }
}
