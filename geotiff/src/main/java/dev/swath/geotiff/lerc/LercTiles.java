package dev.swath.geotiff.lerc;

/// Values in small squares, each quantised between its own minimum and maximum.
final class LercTiles {
  private static final int RAW = 0;
  private static final int QUANTISED = 1;
  private static final int ZERO = 2;
  private static final int DIFFERENCE = 4;

  private final LercHeader header;
  private final LercMask mask;
  private final LercValues values;
  private final double[] max;
  private final LercBits bits;

  /// @param max the largest value at every depth
  LercTiles(LercHeader header, LercMask mask, LercValues values, double[] max) {
    this.header = header;
    this.mask = mask;
    this.values = values;
    this.max = max;
    this.bits = new LercBits(header.version());
  }

  void read(LercInput in) {
    for (int top = 0; top < header.rows(); top += header.tile()) {
      for (int left = 0; left < header.columns(); left += header.tile()) {
        for (int depth = 0; depth < header.depth(); depth++) {
          readTile(in, top, left, depth);
        }
      }
    }
  }

  private void readTile(LercInput in, int top, int left, int depth) {
    int head = in.unsignedByte();
    int pattern = header.version() >= 5 ? 14 : 15;
    if ((head >>> 2 & pattern) != (left >>> 3 & pattern)) {
      throw LercInput.damaged("has a tile out of place at %d, %d".formatted(left, top));
    }
    boolean difference = header.version() >= 5 && (head & DIFFERENCE) != 0;
    int kind = head & 3;
    if (difference && (depth == 0 || kind == RAW)) {
      throw LercInput.damaged(
          "has a tile of differences to nothing at %d, %d".formatted(left, top));
    }
    Tile tile = new Tile(top, left, depth, difference);
    switch (kind) {
      case RAW -> readRaw(in, tile);
      case ZERO -> fill(tile, 0);
      case QUANTISED -> readQuantised(in, tile, offset(in, tile, head >>> 6));
      default -> fill(tile, offset(in, tile, head >>> 6));
    }
  }

  private record Tile(int top, int left, int depth, boolean difference) {}

  private int bottom(Tile tile) {
    return Math.toIntExact(Math.min(header.rows(), (long) tile.top + header.tile()));
  }

  private int right(Tile tile) {
    return Math.toIntExact(Math.min(header.columns(), (long) tile.left + header.tile()));
  }

  private double offset(LercInput in, Tile tile, int steps) {
    boolean wide = tile.difference && !header.type().isFloat();
    LercType type = wide ? LercType.INT32 : header.type();
    return in.number(type.reduced(steps));
  }

  private void readRaw(LercInput in, Tile tile) {
    for (int y = tile.top; y < bottom(tile); y++) {
      for (int x = tile.left; x < right(tile); x++) {
        long pixel = Math.multiplyFull(y, header.columns()) + x;
        if (mask.isValid(pixel)) {
          values.copy(in, pixel * header.depth() + tile.depth, 1);
        }
      }
    }
  }

  private void fill(Tile tile, double value) {
    for (int y = tile.top; y < bottom(tile); y++) {
      for (int x = tile.left; x < right(tile); x++) {
        long pixel = Math.multiplyFull(y, header.columns()) + x;
        if (mask.isValid(pixel)) {
          put(tile, pixel, value);
        }
      }
    }
  }

  private void readQuantised(LercInput in, Tile tile, double offset) {
    int count = bits.read(in, header.tile() * header.tile());
    int[] numbers = bits.numbers();
    double step = 2 * header.error();
    int next = 0;
    for (int y = tile.top; y < bottom(tile); y++) {
      for (int x = tile.left; x < right(tile); x++) {
        long pixel = Math.multiplyFull(y, header.columns()) + x;
        if (!mask.isValid(pixel)) {
          continue;
        }
        if (next == count) {
          throw LercInput.damaged("has only %d values of a tile".formatted(count));
        }
        put(tile, pixel, offset + (numbers[next++] & 0xffff_ffffL) * step);
      }
    }
  }

  private void put(Tile tile, long pixel, double value) {
    long index = pixel * header.depth() + tile.depth;
    double full = tile.difference ? value + values.get(index - 1) : value;
    values.set(index, Math.min(full, max[tile.depth]));
  }
}
