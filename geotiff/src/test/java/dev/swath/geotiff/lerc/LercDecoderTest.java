package dev.swath.geotiff.lerc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.array.DType;
import dev.swath.testkit.SampleBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Data that the LERC library has written, against the values it reads. `make-blobs.py` made them.
class LercDecoderTest {
  record Blob(
      String name, DType type, int columns, int rows, int depth, byte[] bytes, byte[] values) {
    static Blob parse(String line) {
      String[] field = line.split("\\|", -1);
      HexFormat hex = HexFormat.of();
      return new Blob(
          field[0],
          DType.of(field[1]),
          Integer.parseInt(field[2]),
          Integer.parseInt(field[3]),
          Integer.parseInt(field[4]),
          hex.parseHex(field[5]),
          hex.parseHex(field[6]));
    }

    byte[] decode(byte[] data) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment into = arena.allocate(values.length);
        MemorySegment scratch =
            arena.allocate(LercDecoder.scratchBytes(type, columns, rows, depth));
        new LercDecoder(type, columns, rows, depth)
            .decode(SampleBytes.segment(arena, data), into, scratch);
        return into.toArray(ValueLayout.JAVA_BYTE);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Blob> blobs() {
    try (InputStream in = LercDecoderTest.class.getResourceAsStream("blobs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().map(Blob::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("blobs")
  void itDecodesToTheValuesOfTheLibrary(Blob blob) {
    assertThat(blob.decode(blob.bytes())).isEqualTo(blob.values());
  }

  /// The checksum is made right again, so that the damage is looked at.
  @ParameterizedTest
  @MethodSource("blobs")
  void damageFailsTypedOrDecodes(Blob blob) {
    Random random = new Random(4);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = blob.bytes().clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      damaged = round % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
      sign(damaged);
      try {
        blob.decode(damaged);
      } catch (SwathException e) {
        assertThat(e.what()).startsWith("LERC");
      }
    }
  }

  private static void sign(byte[] data) {
    if (data.length > LercHeader.CHECKSUM_END) {
      MemorySegment summed = MemorySegment.ofArray(data).asSlice(LercHeader.CHECKSUM_END);
      ByteBuffer.wrap(data)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(LercHeader.CHECKSUM_END - Integer.BYTES, LercHeader.checksum(summed));
    }
  }

  @Test
  void aWrongChecksumIsRefused() {
    Blob blob = blobs().filter(b -> b.name().equals("version 4 uint8")).findFirst().orElseThrow();
    byte[] damaged = blob.bytes().clone();
    damaged[damaged.length - 1] ^= 1;

    assertThatThrownBy(() -> blob.decode(damaged))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("checksum");
  }
}
