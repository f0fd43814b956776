package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Crc32cTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  static Stream<Vectors> vectors() {
    return Vectors.of("crc32c").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theChecksumFollowsAsOthersWriteIt(Vectors vector) {
    MemorySegment bytes = arena.allocate(vector.encoded().length);
    MemorySegment.copy(vector.plain(), 0, bytes, ValueLayout.JAVA_BYTE, 0, vector.plain().length);

    long size = Crc32c.append(bytes, vector.plain().length);

    assertThat(size).isEqualTo(vector.encoded().length);
    assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(vector.encoded());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void whatOthersWroteIsVerified(Vectors vector) {
    MemorySegment bytes = SampleBytes.segment(arena, vector.encoded());

    MemorySegment plain = Crc32c.verify(bytes);

    assertThat(plain.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(vector.plain());
  }

  @Test
  void everyFlippedBitIsFound() {
    byte[] encoded = Vectors.of("crc32c").get(1).encoded();
    for (int bit = 0; bit < encoded.length * 8; bit++) {
      byte[] flipped = encoded.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      MemorySegment bytes = SampleBytes.segment(arena, flipped);

      assertThatThrownBy(() -> Crc32c.verify(bytes))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void fewerBytesThanAChecksumAreRefused() {
    for (int size = 0; size < Crc32c.BYTES; size++) {
      MemorySegment bytes = arena.allocate(size);

      assertThatThrownBy(() -> Crc32c.verify(bytes)).isInstanceOf(CorruptDataException.class);
    }
  }
}
