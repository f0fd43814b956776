package dev.swath.geotiff.tag;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.store.ByteSource;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads a directory: a count (2 bytes, BigTIFF 8), that many fields of 12 (20) bytes — tag, type,
/// count, value or offset — and the position of the next directory.
final class DirectoryParser {
  private static final String REMEDY = "the file is truncated or damaged; fetch it again";

  private final ByteSource source;
  private final SourceReader reader;
  private final Limits limits;
  private final TiffHeader header;

  /// @param next position of the next directory in the chain, 0 if there is none
  record Parsed(Directory directory, long next) {}

  DirectoryParser(ByteSource source, Limits limits) {
    this.source = source;
    this.limits = limits;
    this.reader = new SourceReader(source);
    this.header = TiffHeader.read(reader);
  }

  TiffHeader header() {
    return header;
  }

  Parsed parse(String name, long position) {
    if (position < header.bytes() || !reader.contains(position, header.countBytes())) {
      throw corrupt(
          name,
          "lies at "
              + Long.toUnsignedString(position)
              + ", outside the file of "
              + source.size()
              + " bytes after its header");
    }
    int count = count(name, position);
    long first = position + header.countBytes();
    long bytes = (long) count * header.entryBytes();
    if (!reader.contains(first, bytes)) {
      throw corrupt(name, "has " + count + " fields, which do not fit into the file");
    }
    Directory directory =
        new Directory(name, header, position, source, reader, limits, fields(first, count, bytes));
    long next = first + bytes;
    boolean complete = reader.contains(next, header.wordBytes());
    return new Parsed(directory, complete ? word(next) : 0);
  }

  private int count(String name, long position) {
    long count =
        header.big()
            ? word(position)
            : FieldValues.shortAt(reader.bytes(position, 2), header.order(), 0) & 0xffff;
    if (count == 0) {
      throw corrupt(name, "has no fields");
    }
    if (count < 0 || count > limits.entries()) {
      throw Limits.exceeded("the number of fields", count, "entries", limits.entries()).in(name);
    }
    return Math.toIntExact(count);
  }

  private List<Entry> fields(long first, int count, long bytes) {
    MemorySegment table = reader.bytes(first, bytes);
    List<Entry> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = (long) i * header.entryBytes();
      int tag = FieldValues.shortAt(table, header.order(), at) & 0xffff;
      int type = FieldValues.shortAt(table, header.order(), at + 2) & 0xffff;
      long values = word(table, at + 4);
      long field = at + 4 + header.wordBytes();
      fields.add(new Entry(tag, type, values, valuePosition(table, field, first, type, values)));
    }
    return fields;
  }

  private long valuePosition(MemorySegment table, long field, long first, int type, long values) {
    int size = FieldType.of(type).map(FieldType::bytes).orElse(1);
    boolean inline = values >= 0 && values <= header.wordBytes() / size;
    return inline ? first + field : word(table, field);
  }

  private long word(MemorySegment table, long at) {
    return header.big()
        ? FieldValues.longAt(table, header.order(), at)
        : FieldValues.intAt(table, header.order(), at) & 0xffff_ffffL;
  }

  private long word(long position) {
    return reader.word(position, header.order(), header.big());
  }

  private static SwathException corrupt(String name, String what) {
    return new CorruptDataException(what, REMEDY).in(name);
  }
}
