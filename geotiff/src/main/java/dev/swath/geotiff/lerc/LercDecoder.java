package dev.swath.geotiff.lerc;

import dev.swath.array.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Decodes LERC2 data. Pixels without values become NaN, or 0 where the type has no NaN.
///
/// The data is `Lerc2 ` and the header, the mask of pixels that have values, the range of every
/// depth, and the values: all of one, raw, as Huffman codes, or in quantised tiles.
public final class LercDecoder {
  private static final int TILES = 0;
  private static final int DELTA_HUFFMAN = 1;
  private static final int HUFFMAN = 2;
  private static final int FLOAT_PLANES = 3;
  private static final int OPAQUE = 0xff;
  private static final double LOSSLESS_INTEGER = 0.5;

  private final DType type;
  private final int columns;
  private final int mostRows;
  private final int samples;

  /// @param samples values of a pixel; bytes may come with one less, and the mask is the last
  public LercDecoder(DType type, int columns, int mostRows, int samples) {
    this.type = type;
    this.columns = columns;
    this.mostRows = mostRows;
    this.samples = samples;
  }

  /// Bytes of working memory that decoding takes.
  public static long scratchBytes(DType type, int columns, int mostRows, int samples) {
    long pixels = Math.multiplyFull(columns, mostRows);
    return LercMask.bytes(pixels) + (samples == 1 ? 0 : pixels * type.bytes());
  }

  /// Decodes data to values, the depth of a pixel side by side, little-endian.
  ///
  /// @param scratch as many bytes as [#scratchBytes(DType, int, int, int)]
  /// @return rows decoded
  public int decode(MemorySegment blob, MemorySegment into, MemorySegment scratch) {
    LercInput in = new LercInput(blob);
    LercHeader header = LercHeader.read(blob, in);
    if (header.depth() == 1 && samples > 1 && !isAlphaMask(header)) {
      return decodeBands(blob, into, scratch);
    }
    check(header, header.depth() == samples || isAlphaMask(header));
    LercMask mask = LercMask.read(in, header, scratch, false);
    long bytes = header.pixels() * samples * type.bytes();
    LercValues values = new LercValues(into.asSlice(0, bytes), header.type());
    readAll(in, header, mask, values);
    if (isAlphaMask(header)) {
      addAlpha(header, mask, values.segment());
    }
    return header.rows();
  }

  /// Data of one depth for each sample, one after another: how samples are written that miss values
  /// at different pixels.
  private int decodeBands(MemorySegment blobs, MemorySegment into, MemorySegment scratch) {
    MemorySegment rest = blobs;
    MemorySegment plane = scratch.asSlice(LercMask.bytes(Math.multiplyFull(columns, mostRows)));
    int rows = 0;
    for (int sample = 0; sample < samples; sample++) {
      LercInput in = new LercInput(rest);
      LercHeader header = LercHeader.read(rest, in);
      check(header, header.depth() == 1 && (sample == 0 || header.rows() == rows));
      rows = header.rows();
      LercMask mask = LercMask.read(in, header, scratch, sample > 0);
      long bytes = header.pixels() * type.bytes();
      readAll(in, header, mask, new LercValues(plane.asSlice(0, bytes), header.type()));
      interleave(plane, into, header.pixels(), sample);
      rest = rest.asSlice(header.size());
    }
    return rows;
  }

  private void interleave(MemorySegment plane, MemorySegment into, long pixels, int sample) {
    long width = type.bytes();
    for (long pixel = 0; pixel < pixels; pixel++) {
      long to = (pixel * samples + sample) * width;
      MemorySegment.copy(plane, pixel * width, into, to, width);
    }
  }

  private void readAll(LercInput in, LercHeader header, LercMask mask, LercValues values) {
    if (header.valid() > 0) {
      readValues(in, header, mask, values);
    }
    finish(header, mask, values);
  }

  private void check(LercHeader header, boolean depthFits) {
    if (header.type().dtype() != type
        || header.columns() != columns
        || header.rows() > mostRows
        || !depthFits) {
      throw LercInput.damaged(
          "has %d x %d pixels of %d %s values instead of %d x %d of %d %s"
              .formatted(
                  header.columns(),
                  header.rows(),
                  header.depth(),
                  header.type().dtype(),
                  columns,
                  mostRows,
                  samples,
                  type));
    }
  }

  private boolean isAlphaMask(LercHeader header) {
    return type == DType.UINT8 && samples > 1 && header.depth() == samples - 1;
  }

  private void readValues(LercInput in, LercHeader header, LercMask mask, LercValues values) {
    double[] min = new double[header.depth()];
    double[] max = new double[header.depth()];
    Arrays.fill(min, header.min());
    Arrays.fill(max, header.max());
    if (header.min() == header.max()) {
      fill(header, mask, values, min);
      return;
    }
    if (header.version() >= 4) {
      readRange(in, header, min);
      readRange(in, header, max);
      if (Arrays.equals(min, max)) {
        fill(header, mask, values, min);
        return;
      }
    }
    if (in.unsignedByte() != 0) {
      readRaw(in, header, mask, values);
    } else {
      readCoded(in, header, mask, values, max);
    }
  }

  private static void readRange(LercInput in, LercHeader header, double[] range) {
    for (int i = 0; i < range.length; i++) {
      range[i] = in.number(header.type());
    }
  }

  private void fill(LercHeader header, LercMask mask, LercValues values, double[] value) {
    for (long pixel = 0; pixel < header.pixels(); pixel++) {
      if (mask.isValid(pixel)) {
        for (int i = 0; i < header.depth(); i++) {
          values.set(pixel * header.depth() + i, value[i]);
        }
      }
    }
  }

  private void readRaw(LercInput in, LercHeader header, LercMask mask, LercValues values) {
    if (mask.isAll()) {
      values.copy(in, 0, header.pixels() * header.depth());
      return;
    }
    for (long pixel = 0; pixel < header.pixels(); pixel++) {
      if (mask.isValid(pixel)) {
        values.copy(in, pixel * header.depth(), header.depth());
      }
    }
  }

  private void readCoded(
      LercInput in, LercHeader header, LercMask mask, LercValues values, double[] max) {
    int mode = hasMode(header) ? in.unsignedByte() : TILES;
    switch (mode) {
      case TILES -> new LercTiles(header, mask, values, max).read(in);
      case DELTA_HUFFMAN -> readDeltas(in, header, mask, values);
      case HUFFMAN -> readHuffman(in, header, mask, values);
      case FLOAT_PLANES -> readFloats(in, header, values);
      default -> throw LercInput.damaged("has unknown coding " + mode);
    }
  }

  private static void readFloats(LercInput in, LercHeader header, LercValues values) {
    if (!header.type().isFloat()) {
      throw LercInput.damaged("has float planes for " + header.type().dtype());
    }
    new LercFloatPlanes(header, values).read(in);
  }

  private static boolean hasMode(LercHeader header) {
    boolean bytes = header.type().isByte() && header.error() == LOSSLESS_INTEGER;
    boolean floats = header.type().isFloat() && header.error() == 0;
    return header.version() >= 2 && bytes || header.version() >= 6 && floats;
  }

  /// Each value less the one to its left, above it or before it, whichever is first valid.
  private void readDeltas(LercInput in, LercHeader header, LercMask mask, LercValues values) {
    checkBytes(header);
    LercHuffman code = new LercHuffman(in, new LercBits(header.version()));
    int zero = header.type() == LercType.INT8 ? 128 : 0;
    for (int i = 0; i < header.depth(); i++) {
      byte before = 0;
      for (long pixel = 0; pixel < header.pixels(); pixel++) {
        if (!mask.isValid(pixel)) {
          continue;
        }
        boolean left = pixel % columns > 0 && mask.isValid(pixel - 1);
        boolean above = !left && pixel >= columns && mask.isValid(pixel - columns);
        double base = above ? values.get((pixel - columns) * header.depth() + i) : before;
        before = (byte) (code.next() - zero + (int) base);
        values.set(pixel * header.depth() + i, before);
      }
    }
  }

  private void readHuffman(LercInput in, LercHeader header, LercMask mask, LercValues values) {
    checkBytes(header);
    LercHuffman code = new LercHuffman(in, new LercBits(header.version()));
    int zero = header.type() == LercType.INT8 ? 128 : 0;
    for (long pixel = 0; pixel < header.pixels(); pixel++) {
      if (mask.isValid(pixel)) {
        for (int i = 0; i < header.depth(); i++) {
          values.set(pixel * header.depth() + i, code.next() - zero);
        }
      }
    }
  }

  private static void checkBytes(LercHeader header) {
    if (!header.type().isByte()) {
      throw LercInput.damaged("has Huffman codes for " + header.type().dtype());
    }
  }

  private void finish(LercHeader header, LercMask mask, LercValues values) {
    double missing = type.kind() == DType.Kind.FLOAT ? Double.NaN : 0;
    boolean mixes = header.mixesNoData() && header.depth() > 1;
    if (mask.isAll() && !mixes) {
      return;
    }
    for (long pixel = 0; pixel < header.pixels(); pixel++) {
      boolean valid = mask.isValid(pixel);
      for (int i = 0; i < header.depth(); i++) {
        long index = pixel * header.depth() + i;
        if (!valid) {
          values.set(index, missing);
        } else if (mixes && values.get(index) == header.noData()) {
          values.set(index, header.noDataAs());
        }
      }
    }
  }

  /// Makes room for the alpha of every pixel, the last pixel first.
  private void addAlpha(LercHeader header, LercMask mask, MemorySegment values) {
    for (long pixel = header.pixels() - 1; pixel >= 0; pixel--) {
      for (int i = header.depth() - 1; i >= 0; i--) {
        byte value = values.get(ValueLayout.JAVA_BYTE, pixel * header.depth() + i);
        values.set(ValueLayout.JAVA_BYTE, pixel * samples + i, value);
      }
      byte alpha = (byte) (mask.isValid(pixel) ? OPAQUE : 0);
      values.set(ValueLayout.JAVA_BYTE, pixel * samples + samples - 1, alpha);
    }
  }
}
