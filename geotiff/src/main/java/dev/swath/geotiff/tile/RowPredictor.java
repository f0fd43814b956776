package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// A predictor for rows of one shape, with the arrays that it works in. One thread at a time.
public final class RowPredictor {
  /// Longer rows would take larger arrays than are worth keeping for each thread.
  private static final int LONGEST_FAST_ROW = 16 << 10;

  private final Predictor predictor;
  private final RowShape shape;
  private final boolean fastFloats;
  private final boolean fastShorts;
  private ShortRowEncoder shortEncoder;
  private FloatRowEncoder floatEncoder;
  private FloatRowDecoder floatDecoder;

  /// @param shape of the rows; how many there are is said with each call
  public RowPredictor(Predictor predictor, RowShape shape) {
    this.predictor = predictor;
    this.shape = shape;
    boolean fast = shape.rowBytes() <= LONGEST_FAST_ROW;
    this.fastFloats =
        fast
            && predictor == Predictor.FLOATING_POINT
            && shape.samples() == 1
            && shape.sampleBytes() == Float.BYTES
            && shape.columns() % Float.BYTES == 0;
    this.fastShorts =
        fast && predictor == Predictor.HORIZONTAL && shape.sampleBytes() == Short.BYTES;
  }

  /// Bytes that both directions need besides the rows.
  public static int scratchBytes(Predictor predictor, RowShape shape) {
    return predictor == Predictor.NONE ? 0 : shape.rowBytes();
  }

  /// Predicts rows in place.
  ///
  /// @param rows whole rows
  /// @param scratch at least [#scratchBytes(Predictor, RowShape)] bytes
  public void encode(MemorySegment rows, MemorySegment scratch) {
    if (predictor == Predictor.NONE) {
      return;
    }
    if (fastFloats) {
      floatEncoder = floatEncoder == null ? new FloatRowEncoder(shape.columns()) : floatEncoder;
      floatEncoder.encode(rows);
    } else if (fastShorts) {
      shortEncoder = shortEncoder == null ? new ShortRowEncoder(shape) : shortEncoder;
      shortEncoder.encode(rows);
    } else {
      encodeEach(rows, scratch);
    }
  }

  private void encodeEach(MemorySegment rows, MemorySegment scratch) {
    RowShape one = shape.withRows(1);
    int bytes = shape.rowBytes();
    for (long at = 0; at < rows.byteSize(); at += bytes) {
      predictor.encode(rows.asSlice(at, bytes), scratch, one);
      MemorySegment.copy(scratch, 0, rows, at, bytes);
    }
  }

  /// Restores rows in place.
  ///
  /// @param rows whole rows
  /// @param scratch at least [#scratchBytes(Predictor, RowShape)] bytes
  public void decode(MemorySegment rows, MemorySegment scratch) {
    if (fastFloats) {
      floatDecoder = floatDecoder == null ? new FloatRowDecoder(shape.columns()) : floatDecoder;
      floatDecoder.decode(rows);
    } else {
      int count = Math.toIntExact(rows.byteSize() / shape.rowBytes());
      predictor.decode(rows, shape.withRows(count), scratch);
    }
  }
}
