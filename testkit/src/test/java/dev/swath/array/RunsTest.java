package dev.swath.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.testkit.Heap;
import dev.swath.testkit.Layout;
import dev.swath.testkit.PixelFunction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunsTest {
  private static final Window CUBE = Window.of(new long[] {2, 5, 7}, new long[] {3, 11, 13});

  @Test
  void everyPixelIsMetOnceWhateverTheLayouts() {
    for (Layout from : Layout.values()) {
      for (Layout to : Layout.values()) {
        Block source = from.block(DType.UINT16, CUBE, (byte) 0);
        PixelFunction.random(DType.UINT16, 4).fill(source);
        Block target = to.block(DType.INT32, CUBE, (byte) 0x55);
        int[] met = new int[1];

        Runs runs = new Runs(5, source, target);
        runs.forEach(
            (at, n) -> {
              assertThat(n).isLessThanOrEqualTo(5);
              met[0] += n;
              for (int i = 0; i < n; i++) {
                target.setBits(at[1] + i * runs.stride(1), source.bits(at[0] + i * runs.stride(0)));
              }
            });

        assertThat(met[0]).isEqualTo(CUBE.count());
        assertSameValues(source, target);
      }
    }
  }

  private static void assertSameValues(Block source, Block target) {
    for (long n = 0; n < CUBE.count(); n++) {
      long[] index = {2 + n / 143, 5 + n / 13 % 11, 7 + n % 13};
      assertThat(target.value(index)).isEqualTo(source.value(index));
    }
  }

  @Test
  void blocksWithoutGapsAreOneRun() {
    Block planar = Heap.planar(DType.UINT8, CUBE);
    int[] calls = new int[1];

    new Runs(1_000_000, planar, planar).forEach((_, n) -> calls[0] += n == 429 ? 1 : 1000);

    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void anEmptyBlockHasNoRuns() {
    Block empty = Heap.planar(DType.UINT8, Window.ofSize(3, 0, 4));

    new Runs(10, empty).forEach((_, _) -> assertThat(empty).as("a run").isNull());
  }

  @Test
  void blocksOfOtherShapesAreRefused() {
    Block one = Heap.planar(DType.UINT8, Window.ofSize(3, 4));
    Block other = Heap.planar(DType.UINT8, Window.ofSize(4, 3));

    assertThatThrownBy(() -> new Runs(10, one, other)).hasMessageContaining("differ in shape");
  }

  @Test
  void valuesAndBitsOfEveryTypeAreReadAndWrittenAsOneByOne() {
    SplittableRandom random = new SplittableRandom(2);
    for (DType type : DType.values()) {
      for (int gap : new int[] {1, 3}) {
        Block block = Heap.planar(type, Window.ofSize(1, 40 * gap));
        PixelFunction.random(type, gap).fill(block);
        long stride = (long) gap * type.bytes();
        assertReads(block, stride);
        assertWrites(block, stride, random);
      }
    }
  }

  private static void assertReads(Block block, long stride) {
    double[] values = new double[40];
    long[] bits = new long[40];

    ValueRuns.read(block, 0, stride, 40, values);
    ValueRuns.readBits(block, 0, stride, 40, bits);

    for (int i = 0; i < 40; i++) {
      long expected = block.bits(i * stride);
      assertThat(bits[i]).as("%s", block.dtype()).isEqualTo(expected);
      assertThat(values[i])
          .as("%s", block.dtype())
          .isEqualTo(Values.toDouble(block.dtype().component(), expected));
    }
  }

  private static void assertWrites(Block block, long stride, SplittableRandom random) {
    DType part = block.dtype().component();
    double[] values = new double[40];
    for (int i = 0; i < 40; i++) {
      values[i] = i == 7 ? Double.NaN : random.nextDouble(-1, 1) * Math.pow(10, i / 2);
    }

    ValueRuns.write(values, 40, block, 0, stride);
    long[] bits = new long[40];
    ValueRuns.readBits(block, 0, stride, 40, bits);

    for (int i = 0; i < 40; i++) {
      assertThat(bits[i])
          .as("%s of %s", values[i], part)
          .isEqualTo(Values.fromDouble(part, values[i]));
    }
    ValueRuns.writeBits(bits, 40, block, 0, stride);
    long[] again = new long[40];
    ValueRuns.readBits(block, 0, stride, 40, again);
    assertThat(again).isEqualTo(bits);
  }
}
