package dev.swath.geotiff.lerc;

import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// What stands at the start of LERC2 data: `Lerc2 `, the version, from version 3 on a checksum of
/// all that follows it, then sizes, type and range of the values.
///
/// @param depth values of a pixel
/// @param valid pixels that have values
/// @param tile side of the squares in which values are stored
/// @param error largest error of a value
/// @param noData the value that stands for a missing one where only some of a pixel are missing;
///     used if [#mixesNoData()]
/// @param noDataAs what to replace it by
record LercHeader(
    int version,
    int rows,
    int columns,
    int depth,
    int valid,
    int tile,
    int size,
    LercType type,
    boolean mixesNoData,
    double error,
    double min,
    double max,
    double noData,
    double noDataAs) {
  private static final byte[] MAGIC = "Lerc2 ".getBytes(StandardCharsets.US_ASCII);
  private static final int OLDEST = 1;
  private static final int NEWEST = 6;
  private static final int LARGEST_TILE = 256;
  static final int CHECKSUM_END = 14;

  static LercHeader read(MemorySegment blob, LercInput in) {
    if (!java.util.Arrays.equals(in.slice(MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
      throw LercInput.damaged("does not start with 'Lerc2 '");
    }
    int version = in.int32();
    if (version < OLDEST || version > NEWEST) {
      throw new UnsupportedDataException(
          "LERC2 version " + version + " is not supported", "versions 1 to 6 are");
    }
    int checksum = version >= 3 ? in.int32() : 0;
    LercHeader header = read(version, in);
    header.check(blob.byteSize());
    if (version >= 3) {
      checkSum(blob.asSlice(CHECKSUM_END, header.size - (long) CHECKSUM_END), checksum);
    }
    return header;
  }

  private static LercHeader read(int version, LercInput in) {
    int rows = in.int32();
    int columns = in.int32();
    int depth = version >= 4 ? in.int32() : 1;
    int valid = in.int32();
    int tile = in.int32();
    int size = in.int32();
    LercType type = LercType.of(in.int32());
    boolean mixes = false;
    if (version >= 6) {
      in.int32();
      mixes = in.unsignedByte() != 0;
      in.skip(3);
    }
    double error = in.float64();
    double min = in.float64();
    double max = in.float64();
    double noData = version >= 6 ? in.float64() : 0;
    double noDataAs = version >= 6 ? in.float64() : 0;
    return new LercHeader(
        version, rows, columns, depth, valid, tile, size, type, mixes, error, min, max, noData,
        noDataAs);
  }

  private void check(long bytes) {
    if (rows < 1 || columns < 1 || depth < 1) {
      throw LercInput.damaged("has %d x %d pixels of %d values".formatted(columns, rows, depth));
    }
    if (valid < 0 || valid > pixels()) {
      throw LercInput.damaged("has " + valid + " valid pixels of " + pixels());
    }
    if (tile < 1 || tile > LARGEST_TILE) {
      throw LercInput.damaged("has tiles of " + tile + " pixels");
    }
    if (size < CHECKSUM_END || size > bytes) {
      throw LercInput.damaged("is " + size + " bytes long but only " + bytes + " are there");
    }
    if (!(error >= 0) || Double.isInfinite(error)) {
      throw LercInput.damaged("has a largest error of " + error);
    }
  }

  long pixels() {
    return Math.multiplyFull(rows, columns);
  }

  private static void checkSum(MemorySegment bytes, int expected) {
    if (checksum(bytes) != expected) {
      throw LercInput.damaged("does not have the checksum it declares");
    }
  }

  /// Fletcher's checksum of 16-bit big-endian words.
  static int checksum(MemorySegment bytes) {
    long low = 0xffff;
    long high = 0xffff;
    long size = bytes.byteSize();
    for (long at = 0; at < size; at += 2) {
      int value = (bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff) << Byte.SIZE;
      value |= at + 1 < size ? bytes.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff : 0;
      low = (low + value) % 0xffff;
      high = (high + low) % 0xffff;
    }
    return (int) (nonZero(high) << Short.SIZE | nonZero(low));
  }

  /// The sum is kept between 1 and 0xffff.
  private static long nonZero(long sum) {
    return sum % 0xffff == 0 ? 0xffff : sum % 0xffff;
  }
}
