package dev.swath.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.codec.Codec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every codec promises. Extend it once per codec and setting.
public abstract class CodecContract {
  private static final int GUARD = 64;

  private Arena arena;
  private Codec codec;

  protected abstract Codec open();

  @BeforeEach
  void openCodec() {
    arena = Arena.ofConfined();
    codec = open();
  }

  @AfterEach
  void closeCodec() {
    codec.close();
    arena.close();
  }

  @TestFactory
  Stream<DynamicTest> whatIsEncodedDecodesToItself() {
    return SampleBytes.all().entrySet().stream()
        .map(
            sample ->
                dynamicTest(
                    sample.getKey(),
                    () -> {
                      byte[] encoded = encode(sample.getValue());

                      byte[] decoded = decode(encoded, sample.getValue().length);

                      assertThat(decoded).isEqualTo(sample.getValue());
                    }));
  }

  @Test
  void oneCodecServesManyBlocks() {
    for (int round = 0; round < 3; round++) {
      for (byte[] sample : SampleBytes.all().values()) {
        assertThat(decode(encode(sample), sample.length)).isEqualTo(sample);
      }
    }
  }

  @Test
  void encodingTwiceGivesTheSameBytes() {
    byte[] sample = SampleBytes.all().get("ramp");

    assertThat(encode(sample)).isEqualTo(encode(sample));
  }

  @Test
  void aRoomierBlockIsFilledOnlyAsFarAsTheDataGoes() {
    byte[] sample = SampleBytes.all().get("ramp");
    MemorySegment into = arena.allocate(sample.length + 1000L);

    long bytes = codec.decode(segment(encode(sample)), into);

    assertThat(bytes).isEqualTo(sample.length);
  }

  @Test
  void moreDataThanTheBlockHoldsIsRefused() {
    for (String name : new String[] {"all zero", "random", "ramp", "runs of every length"}) {
      byte[] sample = SampleBytes.all().get(name);
      MemorySegment encoded = segment(encode(sample));

      assertThatThrownBy(() -> codec.decode(encoded, arena.allocate(sample.length - 1L)))
          .as(name)
          .isInstanceOf(CorruptDataException.class);
      assertThatThrownBy(() -> codec.decode(encoded, arena.allocate(0)))
          .as(name)
          .isInstanceOf(CorruptDataException.class);
    }
  }

  @Test
  void theStartOfTheDataIsDecodedWhereOnlyThatIsWanted() {
    for (byte[] sample : SampleBytes.all().values()) {
      MemorySegment encoded = segment(encode(sample));
      for (int part : new int[] {sample.length, sample.length - 1, sample.length / 3, 0}) {
        MemorySegment into = arena.allocate(Math.max(0, part));

        long bytes = codec.decodeStart(encoded, into);

        assertThat(bytes).isEqualTo(into.byteSize());
        assertThat(into.toArray(ValueLayout.JAVA_BYTE))
            .isEqualTo(Arrays.copyOf(sample, Math.max(0, part)));
      }
    }
  }

  @Test
  void strayBytesAfterTheStartAreIgnored() {
    for (byte[] sample : SampleBytes.all().values()) {
      byte[] encoded = encode(sample);
      MemorySegment longer = segment(Arrays.copyOf(encoded, encoded.length + 7));
      MemorySegment into = arena.allocate(sample.length);

      long bytes = codec.decodeStart(longer, into);

      assertThat(bytes).isEqualTo(sample.length);
      assertThat(into.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sample);
    }
  }

  @Test
  void dataCutShortIsRefusedOrShort() {
    byte[] sample = SampleBytes.all().get("few values");
    byte[] encoded = encode(sample);
    for (int cut : new int[] {0, 1, 2, 5, encoded.length / 2, encoded.length - 1}) {
      byte[] decoded = tryDecode(Arrays.copyOf(encoded, cut), sample.length);

      assertThat(decoded.length).as("cut at %d", cut).isLessThanOrEqualTo(sample.length);
      if (cut < encoded.length - 1) {
        assertThat(decoded.length).as("cut at %d", cut).isLessThan(sample.length);
      }
    }
  }

  @Test
  void flippedBitsNeverEscapeAsAnUntypedFailure() {
    Random random = new Random(7);
    byte[] sample = Arrays.copyOf(SampleBytes.all().get("few values"), 5000);
    byte[] encoded = encode(sample);
    for (int round = 0; round < 500; round++) {
      byte[] flipped = encoded.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

      tryDecode(flipped, sample.length);
      tryDecodeStart(flipped, sample.length);
    }
  }

  @Test
  void garbageNeverEscapesAsAnUntypedFailure() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      byte[] garbage = SampleBytes.random(round, random.nextInt(300));

      tryDecode(garbage, random.nextInt(2000));
      tryDecodeStart(garbage, random.nextInt(2000));
    }
  }

  @Test
  void tooLittleRoomToEncodeIsTheCallersMistake() {
    MemorySegment from = segment(SampleBytes.random(1, 1000));

    assertThatThrownBy(() -> codec.encode(from, arena.allocate(10)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closingTwiceIsHarmless() {
    encode(new byte[10]);

    codec.close();
    codec.close();
  }

  protected final MemorySegment segment(byte[] bytes) {
    return SampleBytes.segment(arena, bytes);
  }

  protected final byte[] encode(byte[] bytes) {
    MemorySegment into = arena.allocate(codec.maxEncodedBytes(bytes.length));
    long size = codec.encode(segment(bytes), into);
    return into.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
  }

  /// Decodes and checks that nothing beyond the block was touched.
  protected final byte[] decode(byte[] encoded, int size) {
    MemorySegment guarded = arena.allocate(size + (long) GUARD);
    guarded.fill((byte) 0x5a);
    long bytes = codec.decode(segment(encoded), guarded.asSlice(0, size));
    assertThat(guarded.asSlice(size).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x5a);
    return guarded.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE);
  }

  /// The decoded bytes; none where the data is refused.
  private byte[] tryDecode(byte[] encoded, int size) {
    try {
      return decode(encoded, size);
    } catch (SwathException _) {
      return new byte[0];
    }
  }

  private void tryDecodeStart(byte[] encoded, int size) {
    try {
      codec.decodeStart(segment(encoded), arena.allocate(size));
    } catch (SwathException e) {
      assertThat(e.what()).isNotBlank();
    }
  }
}
