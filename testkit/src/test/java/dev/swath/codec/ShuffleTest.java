package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Shuffling against its definition, for element sizes with and without a kernel of their own.
class ShuffleTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  record Case(int typeSize, int bytes) {}

  static Stream<Case> cases() {
    return IntStream.of(1, 2, 3, 4, 5, 8, 12, 16, 24, 255)
        .boxed()
        .flatMap(
            type ->
                IntStream.of(0, 1, 7, 8, 9, 63, 64, 72, 200, 5000)
                    .mapToObj(count -> new Case(type, count * type + count % type)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bytesGoToTheirPlaneAndBack(Case given) {
    byte[] plain = SampleBytes.random(given.bytes, given.bytes);
    MemorySegment from = SampleBytes.segment(arena, plain);
    MemorySegment shuffled = arena.allocate(given.bytes);
    MemorySegment back = arena.allocate(given.bytes);

    ByteShuffle.shuffle(from, shuffled, given.typeSize);
    ByteShuffle.unshuffle(shuffled, back, given.typeSize);

    int count = given.bytes / given.typeSize;
    byte[] expected = plain.clone();
    for (int i = 0; i < count * given.typeSize; i++) {
      expected[i % given.typeSize * count + i / given.typeSize] = plain[i];
    }
    assertThat(shuffled.toArray(Bytes.BYTE)).isEqualTo(expected);
    assertThat(back.toArray(Bytes.BYTE)).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bitsGoToTheirRowAndBack(Case given) {
    byte[] plain = SampleBytes.random(given.bytes, given.bytes);
    MemorySegment from = SampleBytes.segment(arena, plain);
    MemorySegment shuffled = arena.allocate(given.bytes);
    MemorySegment back = arena.allocate(given.bytes);
    BitShuffle bits = new BitShuffle(arena.allocate(BitShuffle.TILE_BYTES));

    bits.shuffle(from, shuffled, given.typeSize);
    bits.unshuffle(shuffled, back, given.typeSize);

    assertThat(shuffled.toArray(Bytes.BYTE)).isEqualTo(bitRows(plain, given.typeSize));
    assertThat(back.toArray(Bytes.BYTE)).isEqualTo(plain);
  }

  private static byte[] bitRows(byte[] plain, int typeSize) {
    int count = plain.length / typeSize;
    byte[] expected = plain.clone();
    if (count % 8 != 0) {
      return expected;
    }
    java.util.Arrays.fill(expected, 0, count * typeSize, (byte) 0);
    for (int bit = 0; bit < count * typeSize * 8; bit++) {
      int element = bit / (typeSize * 8);
      int row = bit % (typeSize * 8);
      int value = plain[bit / 8] >>> bit % 8 & 1;
      expected[row * (count / 8) + element / 8] |= (byte) (value << element % 8);
    }
    return expected;
  }
}
