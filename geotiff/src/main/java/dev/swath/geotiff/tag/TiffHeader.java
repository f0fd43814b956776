package dev.swath.geotiff.tag;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The first bytes of a file: `II*\0` or `MM\0*` and a 4-byte offset, or BigTIFF's `II+\0` or
/// `MM\0+`, offset size 8, zero, and an 8-byte offset.
///
/// @param firstDirectory position of the first image file directory
public record TiffHeader(ByteOrder order, boolean big, long firstDirectory) {
  /// Bytes of a classic header.
  public static final int CLASSIC_BYTES = 8;

  /// Bytes of a BigTIFF header.
  public static final int BIG_BYTES = 16;

  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final String REMEDY = "check that the file is a TIFF and was fetched whole";

  public int bytes() {
    return big ? BIG_BYTES : CLASSIC_BYTES;
  }

  /// Bytes of an offset or a count.
  public int wordBytes() {
    return big ? 8 : 4;
  }

  /// Bytes of one field in a directory.
  public int entryBytes() {
    return big ? 20 : 12;
  }

  /// Bytes of the number of fields that opens a directory.
  public int countBytes() {
    return big ? 8 : 2;
  }

  static TiffHeader read(SourceReader source) {
    if (source.size() < CLASSIC_BYTES) {
      throw corrupt("a TIFF header takes 8 bytes but the file has " + source.size());
    }
    MemorySegment head = source.bytes(0, CLASSIC_BYTES);
    ByteOrder order = order(head);
    int version = FieldValues.shortAt(head, order, 2) & 0xffff;
    if (version == CLASSIC) {
      return new TiffHeader(order, false, source.word(4, order, false));
    }
    if (version != BIG) {
      throw corrupt("a TIFF header has version 42 or 43 (BigTIFF) but this one has " + version);
    }
    return big(source, order);
  }

  private static ByteOrder order(MemorySegment head) {
    byte first = head.get(ValueLayout.JAVA_BYTE, 0);
    byte second = head.get(ValueLayout.JAVA_BYTE, 1);
    if (first == 'I' && second == 'I') {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (first == 'M' && second == 'M') {
      return ByteOrder.BIG_ENDIAN;
    }
    throw new UnsupportedDataException(
        String.format("is not a TIFF: it starts with bytes %02x %02x, not II or MM", first, second),
        "TIFF, GeoTIFF and BigTIFF are read");
  }

  private static TiffHeader big(SourceReader source, ByteOrder order) {
    if (source.size() < BIG_BYTES) {
      throw corrupt("a BigTIFF header takes 16 bytes but the file has " + source.size());
    }
    MemorySegment head = source.bytes(4, 4);
    int offsetBytes = FieldValues.shortAt(head, order, 0) & 0xffff;
    int zero = FieldValues.shortAt(head, order, 2) & 0xffff;
    if (offsetBytes != 8 || zero != 0) {
      throw corrupt(
          "a BigTIFF header has offsets of 8 bytes and a zero but this one has "
              + offsetBytes
              + " and "
              + zero);
    }
    return new TiffHeader(order, true, source.word(8, order, true));
  }

  private static CorruptDataException corrupt(String what) {
    return new CorruptDataException(what, REMEDY);
  }
}
