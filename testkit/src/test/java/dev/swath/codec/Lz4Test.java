package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.testkit.CodecContract;
import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Both LZ4 codecs against the contract, numcodecs and each other.
class Lz4Test {
  @Nested
  class Native extends Blocks {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Lz4(CodecSpec.Lz4.DEFAULT_ACCELERATION));
    }

    @Override
    Codec other() {
      return Codecs.portableLz4();
    }
  }

  @Nested
  class Portable extends Blocks {
    @Override
    protected Codec open() {
      return Codecs.portableLz4();
    }

    @Override
    Codec other() {
      return Codecs.open(new CodecSpec.Lz4(100));
    }
  }

  abstract static class Blocks extends CodecContract {
    abstract Codec other();

    @TestFactory
    Stream<DynamicTest> blocksOfNumcodecsDecode() {
      return Vectors.decoded("lz4", this::decode);
    }

    @Test
    void theOtherCodecReadsIt() {
      for (byte[] sample : SampleBytes.all().values()) {
        try (Arena arena = Arena.ofConfined();
            Codec other = other()) {
          MemorySegment into = arena.allocate(sample.length);

          long bytes = other.decode(segment(encode(sample)), into);

          assertThat(bytes).isEqualTo(sample.length);
          assertThat(into.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sample);
        }
      }
    }

    @Test
    void aSizeThatIsNotTheDecodedOneIsRefused() {
      byte[] encoded = encode(SampleBytes.all().get("few values"));
      encoded[0] ^= 1;

      assertThatThrownBy(() -> decode(encoded, 80_000)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aRepeatFromBeforeTheBlockIsRefused() {
      byte[] encoded = {9, 0, 0, 0, 0x10, 'a', 2, 0, 0x40, 'b', 'c', 'd', 'e'};

      assertThatThrownBy(() -> decode(encoded, 9))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("repeats what lies 2 bytes before byte 1");
    }
  }
}
