package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes the header and the one directory of a TIFF.
///
/// The directory starts at a multiple of 16 behind the pixels; the values that do not fit into it
/// follow in the order of their tags, each at a multiple of 8.
///
/// @param big BigTIFF: counts and offsets of 8 bytes instead of 2 or 4
/// @param start position of the directory
record DirectoryWriter(List<Field> fields, boolean big, long start) {
  /// Bytes before the pixels: the header of a BigTIFF, so that the pixels lie where they lie
  /// whatever the file becomes. A classic header takes the first 8; the others are 0.
  static final int HEADER_BYTES = 16;

  /// The longest classic TIFF: every offset in it fits into 32 bits.
  static final long LONGEST_CLASSIC = 0xffff_ffffL;

  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int LITTLE_ENDIAN_MARK = 'I' | 'I' << 8;

  DirectoryWriter {
    List<Field> sorted = new ArrayList<>(fields);
    sorted.sort(Comparator.comparingInt(Field::tag));
    fields = List.copyOf(sorted);
  }

  /// The first position at or after one at which a directory may start.
  static long align(long position) {
    return Math.ceilDiv(position, 16) * 16;
  }

  private int countBytes() {
    return big ? 8 : 2;
  }

  private int entryBytes() {
    return big ? 20 : 12;
  }

  private int offsetBytes() {
    return big ? 8 : 4;
  }

  private long valuesStart() {
    return alignValue(start + countBytes() + (long) fields.size() * entryBytes() + offsetBytes());
  }

  private static long alignValue(long position) {
    return Math.ceilDiv(position, 8) * 8;
  }

  private boolean isInline(Field field) {
    return field.bytes() <= offsetBytes();
  }

  /// Position after the last byte of the file.
  long end() {
    long end = valuesStart();
    for (Field field : fields) {
      if (!isInline(field)) {
        end = alignValue(end) + field.bytes();
      }
    }
    return end;
  }

  void write(AtomicFile file) {
    try (Arena arena = Arena.ofConfined()) {
      ByteOutput out = new ByteOutput(file, arena);
      writeHeader(out);
      out.moveTo(start);
      writeEntries(out);
      writeValues(out);
      out.flush();
    }
  }

  private void writeHeader(ByteOutput out) {
    out.put(LITTLE_ENDIAN_MARK, 2);
    if (big) {
      out.put(BIG, 2);
      out.put(8, 2);
      out.put(0, 2);
      out.put(start, 8);
    } else {
      out.put(CLASSIC, 2);
      out.put(start, 4);
      out.put(0, 8);
    }
  }

  private void writeEntries(ByteOutput out) {
    out.put(fields.size(), countBytes());
    long values = valuesStart();
    for (Field field : fields) {
      out.put(field.tag(), 2);
      out.put(field.type().code(), 2);
      out.put(field.count(), offsetBytes());
      if (isInline(field)) {
        putValues(out, field);
        out.put(0, Math.toIntExact(offsetBytes() - field.bytes()));
      } else {
        values = alignValue(values);
        out.put(values, offsetBytes());
        values += field.bytes();
      }
    }
    out.put(0, offsetBytes());
  }

  private void writeValues(ByteOutput out) {
    for (Field field : fields) {
      if (!isInline(field)) {
        out.put(0, Math.toIntExact(alignValue(out.position()) - out.position()));
        putValues(out, field);
      }
    }
  }

  private static void putValues(ByteOutput out, Field field) {
    for (long i = 0; i < field.count(); i++) {
      out.put(field.bits().applyAsLong(i), field.type().bytes());
    }
  }
}
