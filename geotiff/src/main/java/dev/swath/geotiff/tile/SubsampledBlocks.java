package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import java.lang.foreign.MemorySegment;

/// Blocks of luma with thinned-out chroma, as TIFF 6 stores them: for each box of a few
/// columns and rows its luma, row by row, then one blue and one red chroma, which all its
/// pixels share. Boxes at the far edges are whole.
final class SubsampledBlocks implements BlockDecoder {
  private static final int CHROMA = 2;
  private static final int SAMPLES = 3;

  private final TileFormat format;
  private final Codec codec;
  private final int boxCols;
  private final int boxRows;

  SubsampledBlocks(CodecSpec spec, TileFormat format) {
    this.format = format;
    this.codec = Codecs.open(spec);
    this.boxCols = format.details().colour().subsampleX();
    this.boxRows = format.details().colour().subsampleY();
  }

  private int boxBytes() {
    return boxCols * boxRows + CHROMA;
  }

  private int boxesAcross() {
    return Math.ceilDiv(format.width(), boxCols);
  }

  /// Bytes of the boxes of a block.
  static long scratchBytes(TileFormat format) {
    Colour colour = format.details().colour();
    long across = Math.ceilDiv(format.width(), colour.subsampleX());
    long down = Math.ceilDiv(format.height(), colour.subsampleY());
    return across * down * (colour.subsampleX() * colour.subsampleY() + CHROMA);
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    MemorySegment boxes = scratch.asSlice(0, scratchBytes(format));
    long lineBytes = (long) boxesAcross() * boxBytes();
    long lines = codec.decodeStart(stored, boxes) / lineBytes;
    int decoded = Math.toIntExact(Math.min(lines * boxRows, format.height()));
    for (int y = 0; y < decoded; y++) {
      MemorySegment line = boxes.asSlice(y / boxRows * lineBytes, lineBytes);
      long start = (long) y * format.rowBytes();
      spread(line, y % boxRows, rows.asSlice(start, format.rowBytes()));
    }
    return decoded;
  }

  /// One row of pixels out of a line of boxes.
  private void spread(MemorySegment line, int rowInBox, MemorySegment row) {
    for (int x = 0; x < format.width(); x++) {
      long box = (long) (x / boxCols) * boxBytes();
      long chroma = box + (long) boxCols * boxRows;
      long pixel = (long) x * SAMPLES;
      row.set(BYTE, pixel, line.get(BYTE, box + (long) rowInBox * boxCols + x % boxCols));
      row.set(BYTE, pixel + 1, line.get(BYTE, chroma));
      row.set(BYTE, pixel + 2, line.get(BYTE, chroma + 1));
    }
  }

  @Override
  public void close() {
    codec.close();
  }
}
