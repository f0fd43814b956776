package dev.swath.geotiff;

import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts small TIFF files together byte by byte: chunk data first, then the directories in order.
final class TiffBuilder {
  private final ByteOrder order;
  private final boolean big;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final List<Map<Integer, Field>> directories = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private long forcedNext = -1;

  private record Field(FieldType type, long count, byte[] bytes) {}

  TiffBuilder(ByteOrder order, boolean big) {
    this.order = order;
    this.big = big;
    ByteBuffer header = buffer(big ? 16 : 8);
    header.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(header.get(0));
    header.putShort((short) (big ? 43 : 42));
    if (big) {
      header.putShort((short) 8);
    }
    data.writeBytes(header.array());
    directory();
  }

  static TiffBuilder little() {
    return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
  }

  /// An image of unsigned samples that are not compressed, without its chunks.
  TiffBuilder image(int cols, int rows, int samples, int bits) {
    set(Tag.IMAGE_WIDTH, FieldType.LONG, cols);
    set(Tag.IMAGE_LENGTH, FieldType.LONG, rows);
    long[] each = new long[samples];
    java.util.Arrays.fill(each, bits);
    set(Tag.BITS_PER_SAMPLE, FieldType.SHORT, each);
    set(Tag.COMPRESSION, FieldType.SHORT, 1);
    set(Tag.PHOTOMETRIC, FieldType.SHORT, 1);
    set(Tag.SAMPLES_PER_PIXEL, FieldType.SHORT, samples);
    return this;
  }

  TiffBuilder strips(int rowsPerStrip, byte[]... chunks) {
    set(Tag.ROWS_PER_STRIP, FieldType.LONG, rowsPerStrip);
    return chunks(Tag.STRIP_OFFSETS, Tag.STRIP_BYTE_COUNTS, chunks);
  }

  TiffBuilder tiles(int width, int height, byte[]... chunks) {
    set(Tag.TILE_WIDTH, FieldType.SHORT, width);
    set(Tag.TILE_LENGTH, FieldType.SHORT, height);
    return chunks(Tag.TILE_OFFSETS, Tag.TILE_BYTE_COUNTS, chunks);
  }

  /// Chunks that are empty are left out of the file: offset and count 0.
  private TiffBuilder chunks(int offsetTag, int countTag, byte[]... chunks) {
    long[] offsets = new long[chunks.length];
    long[] counts = new long[chunks.length];
    for (int i = 0; i < chunks.length; i++) {
      offsets[i] = chunks[i].length == 0 ? 0 : data.size();
      counts[i] = chunks[i].length;
      data.writeBytes(chunks[i]);
    }
    set(offsetTag, big ? FieldType.LONG8 : FieldType.LONG, offsets);
    return set(countTag, big ? FieldType.LONG8 : FieldType.LONG, counts);
  }

  TiffBuilder set(int tag, FieldType type, long... values) {
    ByteBuffer bytes = buffer(values.length * type.bytes());
    for (long value : values) {
      switch (type.bytes()) {
        case 1 -> bytes.put((byte) value);
        case 2 -> bytes.putShort((short) value);
        case 4 -> bytes.putInt((int) value);
        default -> bytes.putLong(value);
      }
    }
    return raw(tag, type, values.length, bytes.array());
  }

  TiffBuilder doubles(int tag, double... values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return set(tag, FieldType.DOUBLE, bits);
  }

  TiffBuilder text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return raw(tag, FieldType.ASCII, bytes.length, bytes);
  }

  /// A field as it is, whatever it claims.
  TiffBuilder raw(int tag, FieldType type, long count, byte[] bytes) {
    directories.getLast().put(tag, new Field(type, count, bytes));
    return this;
  }

  /// Starts the next directory of the chain.
  TiffBuilder directory() {
    directories.add(new TreeMap<>());
    return this;
  }

  /// Where the last directory says that another one follows.
  TiffBuilder next(long position) {
    forcedNext = position;
    return this;
  }

  /// Numbers as the bytes of samples.
  byte[] samples(int bytes, long... values) {
    ByteBuffer buffer = buffer(values.length * bytes);
    for (long value : values) {
      switch (bytes) {
        case 1 -> buffer.put((byte) value);
        case 2 -> buffer.putShort((short) value);
        case 4 -> buffer.putInt((int) value);
        default -> buffer.putLong(value);
      }
    }
    return buffer.array();
  }

  /// Where a directory lies in the file that was built.
  long position(int directory) {
    return positions.get(directory);
  }

  byte[] build() {
    positions.clear();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(data.toByteArray());
    long link = big ? 8 : 4;
    List<long[]> links = new ArrayList<>();
    for (Map<Integer, Field> directory : directories) {
      pad(file);
      positions.add((long) file.size());
      links.add(new long[] {link, file.size()});
      link = write(file, directory);
    }
    links.add(new long[] {link, Math.max(0, forcedNext)});
    ByteBuffer all = ByteBuffer.wrap(file.toByteArray()).order(order);
    for (long[] pair : links) {
      if (big) {
        all.putLong((int) pair[0], pair[1]);
      } else {
        all.putInt((int) pair[0], (int) pair[1]);
      }
    }
    return all.array();
  }

  private long write(ByteArrayOutputStream file, Map<Integer, Field> directory) {
    int word = big ? 8 : 4;
    int head = big ? 8 : 2;
    int entry = big ? 20 : 12;
    long next = file.size() + head + (long) directory.size() * entry;
    ByteBuffer table = buffer(head + directory.size() * entry + word);
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    putWord(table, directory.size(), head);
    directory.forEach(
        (tag, field) -> {
          table.putShort((short) (int) tag).putShort((short) field.type.code());
          putWord(table, field.count, word);
          if (field.bytes.length <= word) {
            table.put(field.bytes).position(table.position() + word - field.bytes.length);
          } else {
            putWord(table, next + word + values.size(), word);
            values.writeBytes(field.bytes);
            pad(values);
          }
        });
    file.writeBytes(table.array());
    file.writeBytes(values.toByteArray());
    return next;
  }

  private static void pad(ByteArrayOutputStream out) {
    if (out.size() % 2 != 0) {
      out.write(0);
    }
  }

  private static void putWord(ByteBuffer into, long value, int bytes) {
    switch (bytes) {
      case 2 -> into.putShort((short) value);
      case 4 -> into.putInt((int) value);
      default -> into.putLong(value);
    }
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }
}
