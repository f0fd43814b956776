package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Blocks of fax data: CCITT run lengths, group 3 in one or two dimensions, group 4. White is 0.
///
/// A row is the columns where the colour changes, kept with those of the row above.
final class CcittBlocks implements BlockDecoder {
  private static final int TWO_DIMENSIONS = 1;
  private static final int UNCOMPRESSED = 2;
  private static final int END_OF_LINE = 1;
  private static final int END_OF_LINE_BITS = 12;
  private static final int LENGTH = 16;
  private static final int VALUE = 0xffff;
  private static final int LONG_RUN = 64;

  /// Changes at the right edge that end a row, so that looking ahead needs no check.
  private static final int SENTINELS = 4;

  private static final int WIDEST = 1 << 22;

  private final TileFormat format;
  private final int width;
  private int[] above;
  private int[] row;
  private int count;

  CcittBlocks(TileFormat format) {
    if ((format.details().t4Options() & UNCOMPRESSED) != 0) {
      throw new UnsupportedDataException(
          "fax data in uncompressed mode is not supported", "coded modes are");
    }
    if (format.width() > WIDEST) {
      throw new LimitException(
          "fax rows of " + format.width() + " pixels are beyond " + WIDEST, "rewrite the file");
    }
    this.format = format;
    this.width = format.width();
    this.above = new int[SENTINELS + 1];
    this.row = new int[SENTINELS + 1];
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    CcittBits bits = new CcittBits(stored);
    Arrays.fill(above, width);
    for (int y = 0; y < format.height(); y++) {
      if (!readRow(bits)) {
        return bits.isAtEnd() ? y : fillWhite(rows, y);
      }
      paint(rows.asSlice((long) y * format.rowBytes(), format.rowBytes()));
      int[] swap = above;
      above = row;
      row = swap;
    }
    return format.height();
  }

  /// Rows after the mark that ends a block are white.
  private int fillWhite(MemorySegment rows, int from) {
    long start = (long) from * format.rowBytes();
    rows.asSlice(start, format.blockBytes() - start).fill((byte) 0);
    return format.height();
  }

  /// Reads the changes of a row; whether there was one.
  private boolean readRow(CcittBits bits) {
    count = 0;
    boolean there =
        switch (format.compression()) {
          case CCITT_T6 -> !isEndOfBlock(bits) && read2d(bits);
          case CCITT_T4 -> readT4(bits);
          default -> readRle(bits);
        };
    for (int i = 0; i < SENTINELS; i++) {
      add(width);
    }
    return there;
  }

  private static boolean isEndOfBlock(CcittBits bits) {
    return bits.isAtEnd() || bits.peek(END_OF_LINE_BITS) == END_OF_LINE;
  }

  /// Run lengths whose rows start on a byte.
  private boolean readRle(CcittBits bits) {
    if (bits.isAtEnd()) {
      return false;
    }
    read1d(bits);
    bits.align(Byte.SIZE);
    return true;
  }

  /// A row may have an end of line in front of it; after that a bit tells its coding.
  private boolean readT4(CcittBits bits) {
    boolean twoDimensions = (format.details().t4Options() & TWO_DIMENSIONS) != 0;
    int lines = 0;
    boolean oneDimension = !twoDimensions;
    while (skipEndOfLine(bits)) {
      lines++;
      if (twoDimensions) {
        oneDimension = bits.peek(1) == 1;
        bits.skip(1);
      }
    }
    if (bits.isAtEnd() || lines > 1) {
      return false;
    }
    if (lines == 0 && twoDimensions) {
      throw damaged(bits, "has a row without an end of line before it");
    }
    if (oneDimension) {
      read1d(bits);
      return true;
    }
    return read2d(bits);
  }

  /// Zeros, as many as it takes, and a one.
  private static boolean skipEndOfLine(CcittBits bits) {
    if (bits.peek(END_OF_LINE_BITS - 1) != 0) {
      return false;
    }
    while (!bits.isAtEnd() && bits.peek(1) == 0) {
      bits.skip(1);
    }
    bits.skip(1);
    return !bits.isAtEnd();
  }

  private void read1d(CcittBits bits) {
    int at = 0;
    boolean white = true;
    while (at < width) {
      at = at + run(bits, white, width - at);
      add(at);
      white = !white;
    }
  }

  /// A run of one colour: multiples of 64 and then a rest.
  private static int run(CcittBits bits, boolean white, int most) {
    int[] table = white ? CcittCodes.WHITE : CcittCodes.BLACK;
    int length = 0;
    while (true) {
      int code = table[bits.peek(CcittCodes.RUN_BITS)];
      if (code == 0 || bits.isAtEnd()) {
        throw damaged(bits, "has no run length");
      }
      bits.skip(code >>> LENGTH);
      length += code & VALUE;
      if (length > most) {
        throw damaged(bits, "has a run longer than its row");
      }
      if ((code & VALUE) < LONG_RUN) {
        return length;
      }
    }
  }

  private boolean read2d(CcittBits bits) {
    int at = 0;
    int index = 0;
    boolean white = true;
    boolean started = false;
    while (at < width) {
      index = nextAbove(index, started ? at : -1, white);
      int code = CcittCodes.MODES[bits.peek(CcittCodes.MODE_BITS)];
      if (code == 0 || bits.isAtEnd()) {
        throw damaged(bits, "has no code of two dimensions");
      }
      bits.skip(code >>> LENGTH);
      switch (code & VALUE) {
        case CcittCodes.PASS -> at = above[index + 1];
        case CcittCodes.HORIZONTAL -> {
          at += run(bits, white, width - at);
          add(at);
          at += run(bits, !white, width - at);
          add(at);
        }
        default -> {
          int change = above[index] + (code & VALUE) - CcittCodes.VERTICAL;
          if (change < at || change > width) {
            throw damaged(bits, "changes colour outside of its row");
          }
          at = change;
          add(at);
          white = !white;
        }
      }
      started = true;
    }
    return true;
  }

  /// The first change above that is right of a column and to the other colour.
  private int nextAbove(int from, int column, boolean white) {
    int index = Math.max(0, from - 2);
    if ((index & 1) == (white ? 1 : 0)) {
      index += index > 0 ? -1 : 1;
    }
    while (above[index] <= column && above[index] < width) {
      index += 2;
    }
    return index;
  }

  private void add(int change) {
    if (count == row.length) {
      if (count > 2L * width + SENTINELS) {
        throw new CorruptDataException(
            "fax data has more than " + count + " runs in a row of " + width + " pixels",
            "get the file again");
      }
      row = Arrays.copyOf(row, 2 * count);
    }
    row[count++] = change;
  }

  /// Sets the bits of black runs.
  private void paint(MemorySegment target) {
    target.fill((byte) 0);
    for (int i = 0; i + 1 < count; i += 2) {
      int start = row[i];
      int end = row[i + 1];
      for (int x = start; x < end; ) {
        if ((x & 7) == 0 && end - x >= Byte.SIZE) {
          target.set(ValueLayout.JAVA_BYTE, x >>> 3, (byte) 0xff);
          x += Byte.SIZE;
        } else {
          byte old = target.get(ValueLayout.JAVA_BYTE, x >>> 3);
          target.set(ValueLayout.JAVA_BYTE, x >>> 3, (byte) (old | 0x80 >>> (x & 7)));
          x++;
        }
      }
    }
  }

  private static CorruptDataException damaged(CcittBits bits, String how) {
    return new CorruptDataException(
        "fax data " + how + " at bit " + bits.position(),
        "the file is damaged or cut short; get it again");
  }
}
