package dev.swath.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BlockTest {
  private static final List<int[]> ORDERS =
      List.of(
          new int[] {0, 1, 2},
          new int[] {0, 2, 1},
          new int[] {1, 0, 2},
          new int[] {1, 2, 0},
          new int[] {2, 0, 1},
          new int[] {2, 1, 0});

  private static Block noise(DType dtype, Window window, Random random, int... order) {
    byte[] memory = new byte[Math.toIntExact(Block.byteSize(dtype, window))];
    random.nextBytes(memory);
    return Block.of(dtype, window, MemorySegment.ofArray(memory), order);
  }

  private static byte[] pixel(Block block, long... index) {
    return block
        .segment()
        .asSlice(block.offset(index), block.dtype().bytes())
        .toArray(ValueLayout.JAVA_BYTE);
  }

  private static Window box(Random random, int largest) {
    long[] start = new long[3];
    long[] size = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      start[axis] = random.nextInt(4) - 2;
      size[axis] = 1 + random.nextInt(largest);
    }
    return Window.of(start, size);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void pasteCopiesWhatBothShareAndNothingElseInAnyPairOfAxisOrders(DType dtype) {
    Random random = new Random(dtype.ordinal());
    for (int[] from : ORDERS) {
      for (int[] to : ORDERS) {
        for (int largest : new int[] {1, 2, 5, 27}) {
          Block source = noise(dtype, box(random, largest), random, from);
          Block target = noise(dtype, box(random, largest), random, to);
          Block before = Block.of(dtype, target.window(), copyOf(target.segment()), to);

          target.paste(source);

          assertPasted(before, source, target);
        }
      }
    }
  }

  private static MemorySegment copyOf(MemorySegment memory) {
    return MemorySegment.ofArray(memory.toArray(ValueLayout.JAVA_BYTE));
  }

  private static void assertPasted(Block before, Block source, Block after) {
    Window window = after.window();
    for (long z = window.start(0); z < window.end(0); z++) {
      for (long y = window.start(1); y < window.end(1); y++) {
        for (long x = window.start(2); x < window.end(2); x++) {
          boolean shared = source.window().contains(Window.cell(z, y, x));
          assertThat(pixel(after, z, y, x)).isEqualTo(pixel(shared ? source : before, z, y, x));
        }
      }
    }
  }

  @Test
  void aViewSharesThePixelsOfItsBlock() {
    Block block = noise(DType.INT16, Window.ofSize(2, 6, 7), new Random(1), 1, 2, 0);
    Window part = Window.of(new long[] {1, 2, 3}, new long[] {1, 3, 2});

    Block view = block.view(part);
    view.setValue(-77, 1, 4, 4);

    assertThat(block.value(1, 4, 4)).isEqualTo(-77);
    assertThat(view.moveTo(Window.ofSize(1, 3, 2)).value(0, 2, 1)).isEqualTo(-77);
    assertThatThrownBy(() -> view.view(block.window()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> view.moveTo(Window.ofSize(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void fillSetsEveryPixelOfAViewAndNoneBeside(DType dtype) {
    Random random = new Random(3);
    long ones = dtype.kind() == DType.Kind.BOOL ? 1 : 0x0123_4567_89ab_cdefL;
    for (int[] order : ORDERS) {
      for (long bits : new long[] {0, ones}) {
        Block whole = noise(dtype, Window.ofSize(3, 4, 5), random, order);
        Block before = Block.of(dtype, whole.window(), copyOf(whole.segment()), order);
        Window part = Window.of(new long[] {1, 0, 2}, new long[] {1, 4, 3});
        Block filled = noise(dtype, part, random, order);
        for (long offset = 0;
            offset < filled.segment().byteSize();
            offset += dtype.component().bytes()) {
          filled.setBits(offset, bits);
        }

        whole.view(part).fill(bits);

        assertPasted(before, filled, whole);
      }
    }
  }

  @Test
  void pixelsBeyondTwoGigabytesAreReachedByTheirOwnOffset(@TempDir Path folder) throws IOException {
    Window window = Window.ofSize(3, 30_000, 30_000);
    long bytes = Block.byteSize(DType.UINT8, window);
    try (Arena arena = Arena.ofConfined();
        FileChannel file =
            FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      MemorySegment memory = file.map(MapMode.READ_WRITE, 0, bytes, arena);
      Block block = Block.planar(DType.UINT8, window, memory);
      Window corner = Window.of(new long[] {2, 29_990, 29_990}, new long[] {1, 10, 10});
      Block source = noise(DType.UINT8, corner, new Random(4), 2, 1, 0);

      block.paste(source);

      assertThat(block.offset(2, 29_999, 29_999)).isEqualTo(bytes - 1).isGreaterThan(1L << 31);
      assertThat(block.value(2, 29_999, 29_999)).isEqualTo(source.value(2, 29_999, 29_999));
      assertThat(block.view(corner).value(2, 29_990, 29_990))
          .isEqualTo(source.value(2, 29_990, 29_990));
    }
  }

  @Test
  void blocksThatDoNotFitTheirMemoryAreRefused() {
    MemorySegment memory = MemorySegment.ofArray(new byte[23]);

    assertThatThrownBy(() -> Block.planar(DType.FLOAT64, Window.ofSize(1, 3), memory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes 24 bytes but the segment has 23");
    assertThatThrownBy(
            () -> Block.planar(DType.UINT8, Window.ofSize(1L << 32, 1L << 32, 1), memory))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void pixelsOfAnotherTypeAreNotPasted() {
    Block bytes = noise(DType.UINT8, Window.ofSize(1, 1), new Random(1), 0, 1);
    Block signed = noise(DType.INT8, Window.ofSize(1, 1), new Random(1), 0, 1);

    assertThatThrownBy(() -> bytes.paste(signed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot paste int8 pixels into a uint8 block");
  }

  @Test
  void axesOfSizeOneComeAndGoWithoutMovingPixels() {
    Block cube = noise(DType.INT16, Window.ofSize(3, 4, 5), new Random(7), 0, 2, 1);
    Window plane = Window.of(new long[] {1, 0, 2}, new long[] {1, 4, 3});

    Block flat = cube.view(plane).withAxesOf(Window.of(new long[] {10, 20}, new long[] {4, 3}));
    Block again = flat.withAxesOf(Window.of(new long[] {7, 0, 0, 9}, new long[] {1, 4, 3, 1}));

    assertThat(pixel(flat, 13, 21)).isEqualTo(pixel(cube, 1, 3, 3));
    assertThat(pixel(again, 7, 3, 1, 9)).isEqualTo(pixel(cube, 1, 3, 3));
    assertThatThrownBy(() -> cube.withAxesOf(Window.ofSize(4, 3, 5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> flat.withAxesOf(Window.ofSize(4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
