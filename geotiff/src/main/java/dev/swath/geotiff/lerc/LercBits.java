package dev.swath.geotiff.lerc;

/// Unsigned numbers of a fixed count of bits, packed; few different ones as indices of a table.
final class LercBits {
  private static final int TABLE = 1 << 5;
  private static final int WIDTH = TABLE - 1;

  private final int version;
  private int[] numbers = new int[64];
  private int[] table = new int[0];

  LercBits(int version) {
    this.version = version;
  }

  /// The numbers that [#read(LercInput, int)] has read last.
  int[] numbers() {
    return numbers;
  }

  /// Reads numbers and returns how many.
  int read(LercInput in, int most) {
    int head = in.unsignedByte();
    int count = count(in, head >>> 6);
    if (count < 0 || count > most) {
      throw LercInput.damaged("has " + count + " numbers where at most " + most + " are needed");
    }
    if (numbers.length < count) {
      numbers = new int[most];
    }
    int width = head & WIDTH;
    if ((head & TABLE) == 0) {
      unpack(in, numbers, 0, count, width);
      return count;
    }
    readTable(in, width);
    int indexWidth = Integer.SIZE - Integer.numberOfLeadingZeros(table.length - 1);
    unpack(in, numbers, 0, count, indexWidth);
    for (int i = 0; i < count; i++) {
      if (numbers[i] >= table.length) {
        throw LercInput.damaged("refers to number " + numbers[i] + " of " + table.length);
      }
      numbers[i] = table[numbers[i]];
    }
    return count;
  }

  /// The count has four bytes, two or one.
  private static int count(LercInput in, int code) {
    return switch (code) {
      case 0 -> in.int32();
      case 1 -> in.int16() & 0xffff;
      case 2 -> in.unsignedByte();
      default -> throw LercInput.damaged("has a string of bits without a count");
    };
  }

  /// The first number of a table is 0 and not stored.
  private void readTable(LercInput in, int width) {
    int size = in.unsignedByte();
    if (size < 1 || width == 0) {
      throw LercInput.damaged("has an empty table of numbers");
    }
    table = new int[size];
    unpack(in, table, 1, size - 1, width);
  }

  private void unpack(LercInput in, int[] into, int start, int count, int width) {
    if (width == 0) {
      java.util.Arrays.fill(into, start, start + count, 0);
      return;
    }
    long bytes = (Math.multiplyFull(count, width) + 7) / Byte.SIZE;
    LercInput bits = new LercInput(in.slice(bytes));
    if (version >= 3) {
      lowestFirst(bits, into, start, count, width);
    } else {
      highestFirst(bits, into, start, count, width);
    }
  }

  private static void lowestFirst(LercInput bits, int[] into, int start, int count, int width) {
    long held = 0;
    int have = 0;
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (have < width) {
        held |= (bits.word(next++) & 0xffff_ffffL) << have;
        have += Integer.SIZE;
      }
      into[start + i] = (int) (held & ((1L << width) - 1));
      held >>>= width;
      have -= width;
    }
  }

  /// Before version 3 numbers fill words from the top, and a last word lacks its lower bytes.
  private static void highestFirst(LercInput bits, int[] into, int start, int count, int width) {
    long size = bits.remaining();
    int last = Math.toIntExact(size / Integer.BYTES);
    int missing = Integer.SIZE - Math.toIntExact(size % Integer.BYTES) * Byte.SIZE;
    long held = 0;
    int have = 0;
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (have < width) {
        long word = bits.word(next) & 0xffff_ffffL;
        word = next == last ? word << missing & 0xffff_ffffL : word;
        held = held << Integer.SIZE | word;
        have += Integer.SIZE;
        next++;
      }
      have -= width;
      into[start + i] = (int) (held >>> have & ((1L << width) - 1));
    }
  }
}
