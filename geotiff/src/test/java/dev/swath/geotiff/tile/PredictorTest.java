package dev.swath.geotiff.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every predictor at every width against a plain one that follows the specification to the byte.
class PredictorTest {
  private static final int[] SAMPLES = {1, 2, 3, 4, 5, 8, 9, 13};
  private static final int[] COLUMNS = {1, 2, 3, 7, 8, 16, 33, 100};

  @ParameterizedTest
  @EnumSource(Predictor.class)
  void everyWidthAgreesWithThePlainPredictorBothWays(Predictor predictor) {
    for (int width = 1; width <= 8; width++) {
      for (int samples : SAMPLES) {
        for (int columns : COLUMNS) {
          if (predictor.takes(width)) {
            check(predictor, new RowShape(3, columns, samples, width));
          }
        }
      }
    }
  }

  private static void check(Predictor predictor, RowShape shape) {
    byte[] plain = SampleBytes.random(shape.hashCode(), 3 * shape.rowBytes());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = SampleBytes.segment(arena, plain);
      MemorySegment coded = arena.allocate(plain.length);

      predictor.encode(from, coded, shape);

      assertThat(coded.toArray(ValueLayout.JAVA_BYTE))
          .as("%s %s", predictor, shape)
          .isEqualTo(reference(predictor, plain, shape));

      predictor.decode(coded, shape, arena.allocate(predictor.scratchBytes(shape)));

      assertThat(coded.toArray(ValueLayout.JAVA_BYTE))
          .as("%s %s", predictor, shape)
          .isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @EnumSource(Predictor.class)
  void rowsInPlaceAgreeWithThePlainPredictorBothWays(Predictor predictor) {
    for (int width : new int[] {2, 4, 8}) {
      for (int samples : SAMPLES) {
        for (int columns : COLUMNS) {
          for (int rows : new int[] {1, 4, 5, 11}) {
            checkInPlace(predictor, new RowShape(rows, columns, samples, width));
          }
        }
      }
    }
  }

  private static void checkInPlace(Predictor predictor, RowShape shape) {
    byte[] plain = SampleBytes.random(shape.hashCode(), shape.rows() * shape.rowBytes());
    RowPredictor inPlace = new RowPredictor(predictor, shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = SampleBytes.segment(arena, plain);
      MemorySegment scratch = arena.allocate(RowPredictor.scratchBytes(predictor, shape));

      for (int turn = 0; turn < 2; turn++) {
        inPlace.encode(rows, scratch);

        assertThat(rows.toArray(ValueLayout.JAVA_BYTE))
            .as("%s %s", predictor, shape)
            .isEqualTo(reference(predictor, plain, shape));

        inPlace.decode(rows, scratch);

        assertThat(rows.toArray(ValueLayout.JAVA_BYTE))
            .as("%s %s", predictor, shape)
            .isEqualTo(plain);
      }
    }
  }

  private static byte[] reference(Predictor predictor, byte[] plain, RowShape shape) {
    byte[] coded = new byte[plain.length];
    for (int row = 0; row < shape.rows(); row++) {
      int start = row * shape.rowBytes();
      switch (predictor) {
        case NONE -> System.arraycopy(plain, start, coded, start, shape.rowBytes());
        case HORIZONTAL -> horizontal(plain, coded, start, shape);
        case FLOATING_POINT -> floatingPoint(plain, coded, start, shape);
      }
    }
    return coded;
  }

  private static void horizontal(byte[] plain, byte[] coded, int start, RowShape shape) {
    int width = shape.sampleBytes();
    for (int i = 0; i < shape.rowSamples(); i++) {
      long value = number(plain, start + i * width, width);
      long left =
          i < shape.samples() ? 0 : number(plain, start + (i - shape.samples()) * width, width);
      for (int k = 0; k < width; k++) {
        coded[start + i * width + k] = (byte) (value - left >>> 8 * k);
      }
    }
  }

  private static long number(byte[] bytes, int at, int width) {
    long number = 0;
    for (int k = 0; k < width; k++) {
      number |= (bytes[at + k] & 0xffL) << 8 * k;
    }
    return number;
  }

  private static void floatingPoint(byte[] plain, byte[] coded, int start, RowShape shape) {
    int width = shape.sampleBytes();
    int count = shape.rowSamples();
    byte[] planes = new byte[shape.rowBytes()];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < width; k++) {
        planes[k * count + i] = plain[start + i * width + width - 1 - k];
      }
    }
    for (int i = 0; i < planes.length; i++) {
      int left = i < shape.samples() ? 0 : planes[i - shape.samples()];
      coded[start + i] = (byte) (planes[i] - left);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Predictor.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aWidthThatCannotBePredictedIsTheCallersMistake(Predictor predictor) {
    RowShape shape = new RowShape(1, 1, 1, 5);

    assertThatThrownBy(() -> predictor.decode(MemorySegment.NULL, shape, MemorySegment.NULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 bytes");
  }
}
