package dev.swath.geotiff.write;

import dev.swath.geotiff.tag.Tag;
import dev.swath.store.AtomicFile;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Writes the header of a TIFF and its directories, a chain in the order given.
///
/// Each directory is followed by the values that do not fit into it, in the order of their tags.
/// The tables of tiles, which may be long, come after the last directory, so that whoever reads the
/// first few kilobytes knows all images. Each value, and each directory but the first, starts at a
/// multiple of 8.
final class DirectoryWriter {
  /// Bytes before the pixels if they come first: the header of a BigTIFF, so that the pixels lie
  /// where they lie whatever the file becomes.
  static final int HEADER_BYTES = 16;

  static final int CLASSIC_HEADER_BYTES = 8;

  /// The longest classic TIFF: every offset in it fits into 32 bits.
  static final long LONGEST_CLASSIC = 0xffff_ffffL;

  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int LITTLE_ENDIAN_MARK = 'I' | 'I' << 8;
  private static final Set<Integer> TABLES =
      Set.of(Tag.TILE_OFFSETS, Tag.TILE_BYTE_COUNTS, Tag.STRIP_OFFSETS, Tag.STRIP_BYTE_COUNTS);

  private final boolean big;
  private final List<Placed> directories = new ArrayList<>();
  private final long end;

  /// A directory, where it starts, and where the values of each field start, unless they are in it.
  private record Placed(List<Field> fields, long start, long[] values) {}

  /// @param directories the fields of each, at least one
  /// @param big BigTIFF: counts and offsets of 8 bytes instead of 2 or 4
  /// @param start position of the first directory
  DirectoryWriter(List<List<Field>> directories, boolean big, long start) {
    this.big = big;
    long free = start;
    for (List<Field> fields : directories) {
      long at = this.directories.isEmpty() ? start : alignValue(free);
      Placed placed = new Placed(sorted(fields), at, new long[fields.size()]);
      this.directories.add(placed);
      free = place(placed, false, at + directoryBytes(fields));
    }
    for (Placed placed : this.directories) {
      free = place(placed, true, free);
    }
    this.end = free;
  }

  private static List<Field> sorted(List<Field> fields) {
    return fields.stream().sorted(Comparator.comparingInt(Field::tag)).toList();
  }

  private long place(Placed directory, boolean tables, long from) {
    long free = from;
    for (int i = 0; i < directory.values().length; i++) {
      Field field = directory.fields().get(i);
      if (isOutside(field, tables)) {
        directory.values()[i] = alignValue(free);
        free = directory.values()[i] + field.bytes();
      }
    }
    return free;
  }

  private boolean isOutside(Field field, boolean tables) {
    return !isInline(field) && TABLES.contains(field.tag()) == tables;
  }

  private boolean isInline(Field field) {
    return field.bytes() <= offsetBytes();
  }

  /// The first position at or after one at which a directory that comes after pixels may start.
  static long align(long position) {
    return Math.ceilDiv(position, 16) * 16;
  }

  private static long alignValue(long position) {
    return Math.ceilDiv(position, 8) * 8;
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

  private long directoryBytes(List<Field> fields) {
    return countBytes() + (long) fields.size() * entryBytes() + offsetBytes();
  }

  /// Position after the last byte.
  long end() {
    return end;
  }

  void write(AtomicFile file) {
    try (Arena arena = Arena.ofConfined()) {
      ByteOutput out = new ByteOutput(file, arena);
      writeHeader(out);
      out.moveTo(directories.getFirst().start());
      for (int i = 0; i < directories.size(); i++) {
        writeEntries(out, directories.get(i), i + 1);
        writeValues(out, directories.get(i), false);
      }
      for (Placed directory : directories) {
        writeValues(out, directory, true);
      }
      out.flush();
    }
  }

  private void writeHeader(ByteOutput out) {
    out.put(LITTLE_ENDIAN_MARK, 2);
    if (big) {
      out.put(BIG, 2);
      out.put(8, 2);
      out.put(0, 2);
    } else {
      out.put(CLASSIC, 2);
    }
    out.put(directories.getFirst().start(), offsetBytes());
  }

  private void writeEntries(ByteOutput out, Placed directory, int next) {
    out.padTo(directory.start());
    out.put(directory.values().length, countBytes());
    for (int i = 0; i < directory.values().length; i++) {
      Field field = directory.fields().get(i);
      out.put(field.tag(), 2);
      out.put(field.type().code(), 2);
      out.put(field.count(), offsetBytes());
      if (isInline(field)) {
        putValues(out, field);
        out.put(0, Math.toIntExact(offsetBytes() - field.bytes()));
      } else {
        out.put(directory.values()[i], offsetBytes());
      }
    }
    out.put(next < directories.size() ? directories.get(next).start() : 0, offsetBytes());
  }

  private void writeValues(ByteOutput out, Placed directory, boolean tables) {
    for (int i = 0; i < directory.values().length; i++) {
      Field field = directory.fields().get(i);
      if (isOutside(field, tables)) {
        out.padTo(directory.values()[i]);
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
