package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.codec.CodecSpec.Blosc.Compressor;
import dev.swath.codec.CodecSpec.Blosc.Shuffle;
import dev.swath.testkit.CodecContract;
import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Blosc in each setting against the contract, and the buffers that c-blosc writes.
class BloscTest {
  @Nested
  class ZstdOfShuffledBytes extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.ZSTD, 5, Shuffle.BYTE, 4, CodecSpec.Blosc.AUTO);
    }
  }

  @Nested
  class ZstdOfShuffledBits extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.ZSTD, 1, Shuffle.BIT, 8, 1000);
    }
  }

  @Nested
  class ZstdOfPlainBytes extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.ZSTD, 3, Shuffle.NONE, 1, 4096);
    }
  }

  @Nested
  class Lz4OfShuffledBytes extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.LZ4, 5, Shuffle.BYTE, 2, CodecSpec.Blosc.AUTO);
    }
  }

  @Nested
  class Lz4OfShuffledBits extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.LZ4, 9, Shuffle.BIT, 1, 10_000);
    }
  }

  @Nested
  class Lz4HcOfOddElements extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.LZ4HC, 9, Shuffle.BYTE, 7, 20_000);
    }
  }

  @Nested
  class ZlibOfLargeElements extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.ZLIB, 6, Shuffle.BIT, 255, 9000);
    }
  }

  @Nested
  class Stored extends CodecContract {
    @Override
    protected Codec open() {
      return codec(Compressor.LZ4, 0, Shuffle.BYTE, 4, CodecSpec.Blosc.AUTO);
    }
  }

  @Nested
  class Reading extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(CodecSpec.Blosc.toRead());
    }

    @TestFactory
    Stream<DynamicTest> buffersOfOthersDecode() {
      return Vectors.decoded("blosc", this::decode);
    }

    @TestFactory
    Stream<DynamicTest> theStartOfBuffersOfOthersDecodes() {
      return Vectors.of("blosc").stream()
          .map(
              vector ->
                  DynamicTest.dynamicTest(
                      vector.name(), () -> assertStartDecodes(vector, vector.plain().length / 3)));
    }

    private void assertStartDecodes(Vectors vector, int part) {
      try (Arena arena = Arena.ofConfined();
          Codec codec = open()) {
        var into = arena.allocate(part);

        codec.decodeStart(segment(vector.encoded()), into);

        assertThat(into.toArray(Bytes.BYTE)).isEqualTo(Arrays.copyOf(vector.plain(), part));
      }
    }

    /// Each byte of each buffer in turn becomes something else.
    @TestFactory
    Stream<DynamicTest> damagedBuffersOfOthersNeverEscapeAsAnUntypedFailure() {
      return Vectors.of("blosc").stream()
          .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> damage(vector)));
    }

    private void damage(Vectors vector) {
      for (int at = 0; at < vector.encoded().length; at += at < 64 ? 1 : 13) {
        for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
          byte[] damaged = vector.encoded().clone();
          damaged[at] = (byte) value;
          try {
            decode(damaged, vector.plain().length);
          } catch (SwathException e) {
            assertThat(e.what()).isNotBlank();
          }
        }
      }
    }

    @Test
    void otherVersionsAreNamed() {
      byte[] encoded = encode(new byte[500]);
      encoded[0] = 5;

      assertThatThrownBy(() -> decode(encoded, 500))
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("version 2 are read but this one has 5");
    }

    @Test
    void aHeaderThatCannotBeIsRefused() {
      byte[] encoded = encode(SampleBytes.all().get("few values"));
      for (int[] lie :
          new int[][] {{3, 0}, {7, 0x80}, {7, 0x7f}, {11, 0x7f}, {11, 0x80}, {15, 0x7f}, {13, 0}}) {
        byte[] lying = encoded.clone();
        lying[lie[0]] = (byte) lie[1];

        assertThatThrownBy(() -> decode(lying, 70_000))
            .as("byte %d", lie[0])
            .isInstanceOf(CorruptDataException.class);
      }
    }
  }

  @Test
  void aCompressorThatIsOnlyReadIsNamedWhenItShouldWrite() {
    try (Arena arena = Arena.ofConfined();
        Codec codec = codec(Compressor.SNAPPY, 5, Shuffle.NONE, 1, CodecSpec.Blosc.AUTO)) {
      var into = arena.allocate(codec.maxEncodedBytes(1000));

      assertThatThrownBy(() -> codec.encode(arena.allocate(1000), into))
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("blosc is written with LZ4, LZ4HC, ZLIB or ZSTD");
    }
  }

  private static Codec codec(
      Compressor compressor, int level, Shuffle shuffle, int typeSize, int blockSize) {
    return Codecs.open(new CodecSpec.Blosc(compressor, level, shuffle, typeSize, blockSize));
  }
}
