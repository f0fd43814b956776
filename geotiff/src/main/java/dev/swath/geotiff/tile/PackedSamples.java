package dev.swath.geotiff.tile;

import dev.swath.array.Block;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Widens samples that are not stored as they are read: integers in bits, the highest first, in
/// files of either byte order; floats of three bytes, little-endian.
final class PackedSamples {
  private static final ValueLayout.OfLong BIG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /// The most bits that a word holds wherever they start in its first byte.
  private static final int ALWAYS_IN_WORD = Long.SIZE - Byte.SIZE + 1;

  private PackedSamples() {}

  /// @param rows rows with eight bytes more than they need
  static void unpack(MemorySegment rows, TileFormat format, Block into) {
    long height = into.window().size(1);
    long width = into.window().size(2);
    int bits = format.type().bits();
    boolean float24 = format.type().format() == SampleFormat.FLOAT;
    for (long y = 0; y < height; y++) {
      long bit = y * format.rowBytes() * Byte.SIZE;
      long at = into.base() + y * into.stride(1);
      for (long x = 0; x < width; x++) {
        for (int sample = 0; sample < format.samples(); sample++) {
          long value = float24 ? float24(rows, bit) : sample(rows, bit, bits);
          into.setBits(at + sample * into.stride(0), value);
          bit += bits;
        }
        at += into.stride(2);
      }
    }
  }

  private static long sample(MemorySegment rows, long bit, int bits) {
    long at = bit >>> 3;
    int skip = (int) (bit & 7);
    long word = rows.get(BIG, at) << skip;
    if (bits > ALWAYS_IN_WORD) {
      word |= (rows.get(Layouts.BYTE, at + Long.BYTES) & 0xffL) >>> (Byte.SIZE - skip);
    }
    return word >>> (Long.SIZE - bits);
  }

  /// A float of one sign, seven exponent and sixteen fraction bits as one of 32 bits.
  private static long float24(MemorySegment rows, long bit) {
    int bits = rows.get(Layouts.INT, bit >>> 3) & 0xff_ffff;
    int sign = bits >>> 23;
    int exponent = bits >>> 16 & 0x7f;
    int fraction = bits & 0xffff;
    float size =
        switch (exponent) {
          case 0 -> Math.scalb((float) fraction, -62 - 16);
          case 0x7f -> Float.intBitsToFloat(0x7f80_0000 | fraction << 7);
          default -> Float.intBitsToFloat((exponent - 63 + 127) << 23 | fraction << 7);
        };
    return (Float.floatToRawIntBits(size) | sign << 31) & 0xffff_ffffL;
  }
}
