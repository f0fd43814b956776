package dev.swath.geotiff.write;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.grid.CellIndex;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Encodes tiles of a mask: one bit a pixel, set where the pixel is valid, compressed with deflate.
///
/// The first pixel of a byte is its highest bit; rows end at whole bytes. What lies beyond the edge
/// of the raster is not valid.
final class MaskEncoder implements CellEncoder {
  private static final CodecSpec CODEC = new CodecSpec.Deflate(CodecSpec.Deflate.DEFAULT_LEVEL);
  private static final long ALIGNMENT = 64;

  private final TileLayout layout;
  private final ConcurrentLinkedQueue<Codec> idle = new ConcurrentLinkedQueue<>();
  private final Codec measure;

  /// @param layout of the mask as one band of uint8
  MaskEncoder(TileLayout layout) {
    this.layout = layout;
    this.measure = Codecs.open(CODEC);
    idle.add(measure);
  }

  private int rowBytes() {
    return Math.ceilDiv(layout.tileCols(), Byte.SIZE);
  }

  private long bitmapBytes(CellIndex cell) {
    return (long) layout.rawRows(cell) * rowBytes();
  }

  @Override
  public long maxEncodedBytes(CellIndex cell) {
    return measure.maxEncodedBytes(bitmapBytes(cell));
  }

  @Override
  public long workBytes(CellIndex cell) {
    return bitmapAt(cell) + bitmapBytes(cell);
  }

  private long bitmapAt(CellIndex cell) {
    return Math.ceilDiv(maxEncodedBytes(cell), ALIGNMENT) * ALIGNMENT;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    layout.checkDense(cell, pixels);
    MemorySegment bitmap = into.asSlice(bitmapAt(cell), bitmapBytes(cell));
    pack(pixels, bitmap.fill((byte) 0));
    Codec idler = idle.poll();
    Codec codec = idler == null ? Codecs.open(CODEC) : idler;
    try {
      return codec.encode(bitmap, into.asSlice(0, maxEncodedBytes(cell)));
    } finally {
      idle.add(codec);
    }
  }

  private void pack(Block pixels, MemorySegment bitmap) {
    Window window = pixels.window();
    long rows = window.size(window.rank() - 2);
    long cols = window.size(window.rank() - 1);
    MemorySegment bytes = pixels.segment().asSlice(pixels.base(), rows * cols);
    for (long row = 0; row < rows; row++) {
      packRow(bytes.asSlice(row * cols, cols), bitmap.asSlice(row * rowBytes(), rowBytes()));
    }
  }

  private static void packRow(MemorySegment pixels, MemorySegment bits) {
    long cols = pixels.byteSize();
    for (long col = 0; col < cols; col += Byte.SIZE) {
      int packed = 0;
      long end = Math.min(cols, col + Byte.SIZE);
      for (long at = col; at < end; at++) {
        if (pixels.get(ValueLayout.JAVA_BYTE, at) != 0) {
          packed |= 0x80 >>> (at - col);
        }
      }
      bits.set(ValueLayout.JAVA_BYTE, col / Byte.SIZE, (byte) packed);
    }
  }

  @Override
  public void close() {
    for (Codec codec = idle.poll(); codec != null; codec = idle.poll()) {
      codec.close();
    }
  }
}
