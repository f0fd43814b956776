package dev.swath.geotiff.lerc;

import java.util.Arrays;

/// A Huffman code and the bits written in it: 32-bit words filled from the top.
final class LercHuffman {
  private static final int OLDEST = 2;
  private static final int MOST_VALUES = 1 << 15;
  private static final int NONE = -1;

  /// Two ways out of every node: another node, or a value as `-2 − value`.
  private int[] ways = new int[512];

  private int nodes = 1;
  private final LercInput in;
  private long bit;

  /// Reads the code; the bits follow.
  LercHuffman(LercInput in, LercBits lengths) {
    this.in = in;
    Arrays.fill(ways, NONE);
    int version = in.int32();
    int size = in.int32();
    int first = in.int32();
    int end = in.int32();
    if (version < OLDEST
        || size < 1
        || size > MOST_VALUES
        || first < 0
        || end <= first
        || end - first > size
        || first >= size) {
      throw LercInput.damaged("has a Huffman code of %d values".formatted(size));
    }
    if (lengths.read(in, end - first) != end - first) {
      throw LercInput.damaged("has a Huffman code without all its lengths");
    }
    int[] length = lengths.numbers();
    for (int i = first; i < end; i++) {
      if (length[i - first] > 0) {
        add(i % size, length[i - first]);
      }
    }
    in.skip((bit + Integer.SIZE - 1) / Integer.SIZE * Integer.BYTES);
    bit = 0;
  }

  private void add(int value, int length) {
    if (length > Integer.SIZE) {
      throw LercInput.damaged("has a Huffman code of " + length + " bits");
    }
    int node = 0;
    for (int i = 1; i < length; i++) {
      int way = 2 * node + nextBit();
      if (ways[way] == NONE) {
        ways[way] = newNode();
      }
      node = ways[way];
      if (node < 0) {
        throw LercInput.damaged("has a Huffman code that starts with another");
      }
    }
    int way = 2 * node + nextBit();
    if (ways[way] != NONE) {
      throw LercInput.damaged("has a Huffman code that starts with another");
    }
    ways[way] = -2 - value;
  }

  private int newNode() {
    if (2 * nodes == ways.length) {
      int old = ways.length;
      ways = Arrays.copyOf(ways, 2 * old);
      Arrays.fill(ways, old, ways.length, NONE);
    }
    return nodes++;
  }

  private int nextBit() {
    int word = in.word(bit >>> 5);
    int value = word >>> (Integer.SIZE - 1 - (int) (bit & 31)) & 1;
    bit++;
    return value;
  }

  /// The next value.
  int next() {
    int node = 0;
    while (node >= 0) {
      node = ways[2 * node + nextBit()];
      if (node == NONE) {
        throw LercInput.damaged("has bits that are no Huffman code");
      }
    }
    return -2 - node;
  }
}
