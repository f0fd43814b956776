package dev.swath.geotiff.tile;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The rows of a block between decompression and pixels: byte order, predictor, packed samples.
///
/// @param swapBytes bytes of the numbers to turn around; 1 for none
/// @param packed whether samples have to be unpacked
record SampleRows(TileFormat format, int swapBytes, boolean packed) {
  /// Samples are read a word at a time, beyond the end of the last row.
  private static final int PADDING = 2 * Long.BYTES;

  static SampleRows of(TileFormat format) {
    return new SampleRows(format, swapBytes(format), !format.type().isWhole());
  }

  private static int swapBytes(TileFormat format) {
    boolean little = format.byteOrder() == ByteOrder.LITTLE_ENDIAN;
    int bits = format.type().bits();
    boolean bytewise = format.type().isWhole() || format.type().format() == SampleFormat.FLOAT;
    if (little || !bytewise) {
      return 1;
    }
    int bytes = bits / Byte.SIZE;
    boolean complex = format.dtype().kind() == DType.Kind.COMPLEX;
    return switch (format.predictor()) {
      case NONE -> complex ? bytes / 2 : bytes;
      case HORIZONTAL -> bytes;
      case FLOATING_POINT -> 1;
    };
  }

  /// Bytes of the rows of a block with room to read words at their end.
  static long paddedBytes(TileFormat format) {
    return format.blockBytes() + (long) PADDING;
  }

  /// Bytes that restoring needs besides the rows.
  int scratchBytes() {
    return RowPredictor.scratchBytes(format.predictor(), shape());
  }

  private RowShape shape() {
    int bytes = Math.max(1, format.type().bits() / Byte.SIZE);
    return new RowShape(1, format.width(), format.samples(), bytes);
  }

  /// A predictor for these rows.
  RowPredictor predictor() {
    return new RowPredictor(format.predictor(), shape());
  }

  /// Whether rows can be decoded where they are wanted.
  boolean fits(Block into) {
    Window window = into.window();
    int bytes = format.dtype().bytes();
    return !packed
        && window.size(1) == format.height()
        && window.size(2) == format.width()
        && (into.stride(0) == bytes || format.samples() == 1)
        && into.stride(2) == (long) bytes * format.samples()
        && into.stride(1) == format.rowBytes();
  }

  /// The rows of a block that [#fits(Block)].
  MemorySegment in(Block into) {
    return into.segment().asSlice(into.base(), format.blockBytes());
  }

  /// Gives the first rows the byte order of pixels and takes the predictor back, in place.
  void restore(MemorySegment rows, int count, RowPredictor predictor, MemorySegment scratch) {
    MemorySegment wanted = rows.asSlice(0, (long) count * format.rowBytes());
    ByteSwap.swap(wanted, swapBytes);
    if (format.predictor() != Predictor.NONE) {
      predictor.decode(wanted, scratch);
    }
  }

  /// Copies restored rows to where they are wanted.
  ///
  /// @param rows the rows of the block and the padding
  void unpack(MemorySegment rows, Block into) {
    if (packed) {
      PackedSamples.unpack(rows, format, into);
      return;
    }
    Window window = into.window();
    Window whole =
        window.with(1, window.start(1), format.height()).with(2, window.start(2), format.width());
    into.paste(Block.interleaved(into.dtype(), whole, rows));
  }
}
