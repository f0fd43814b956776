package dev.swath.zarr.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.testkit.SampleBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Filtered bytes of numcodecs, against what numcodecs decodes them to. `make-vectors.py` made
/// them.
class FilterTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  record Vector(String name, Filter filter, byte[] encoded, byte[] decoded) {
    static Vector parse(String line) {
      String[] field = line.split("\\|", -1);
      return new Vector(
          field[0] + " " + field[1],
          filter(field[0], field[1].split(" ")),
          HexFormat.of().parseHex(field[2]),
          HexFormat.of().parseHex(field[3]));
    }

    private static Filter filter(String name, String[] setting) {
      return switch (name) {
        case "delta" -> new Delta(type(setting[0]), type(setting[1]));
        case "fixedscaleoffset" ->
            new FixedScaleOffset(
                Double.parseDouble(setting[0]),
                Double.parseDouble(setting[1]),
                type(setting[2]),
                type(setting[3]));
        case "astype" -> new AsType(type(setting[0]), type(setting[1]));
        case "quantize" -> new AsType(type(setting[2]), type(setting[1]));
        case "shuffle" -> new Shuffle(Integer.parseInt(setting[0]));
        case "bitround" -> new BitRound(Integer.parseInt(setting[0]));
        default -> new PackBits();
      };
    }

    private static DType type(String numpy) {
      int bits = 8 * (numpy.charAt(numpy.length() - 1) - '0');
      return DType.of(
          switch (numpy.charAt(numpy.length() - 2)) {
            case 'i' -> "int" + bits;
            case 'u' -> "uint" + bits;
            default -> "float" + bits;
          });
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() {
    try (InputStream in = FilterTest.class.getResourceAsStream("vectors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().map(Vector::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void whatNumcodecsFilteredIsDecodedAsNumcodecsDoes(Vector vector) {
    MemorySegment into = arena.allocate(vector.decoded.length);

    vector.filter.decode(SampleBytes.segment(arena, vector.encoded), into);

    assertThat(vector.filter.encodedBytes(vector.decoded.length)).isEqualTo(vector.encoded.length);
    assertThat(into.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(vector.decoded);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void sizesThatDoNotGoTogetherAreRefused(Vector vector) {
    MemorySegment longer = arena.allocate(vector.encoded.length + 1L);
    MemorySegment shorter = arena.allocate(Math.max(0, vector.encoded.length - 1L));
    MemorySegment into = arena.allocate(vector.decoded.length);

    assertThatThrownBy(() -> vector.filter.decode(longer, into))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> vector.filter.decode(shorter, into))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void aChunkOfHalfAValueIsRefused() {
    assertThatThrownBy(() -> new Delta(DType.INT32, DType.INT8).encodedBytes(6))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("values of 4 bytes but has 6 bytes");
  }

  @Test
  void bytesAreSwappedInValuesOfEverySize() {
    byte[] values = {1, 2, 3, 4, 5, 6, 7, 8};

    assertThat(swapped(1, values)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(swapped(2, values)).containsExactly(2, 1, 4, 3, 6, 5, 8, 7);
    assertThat(swapped(4, values)).containsExactly(4, 3, 2, 1, 8, 7, 6, 5);
    assertThat(swapped(8, values)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
  }

  private byte[] swapped(int size, byte[] values) {
    MemorySegment into = arena.allocate(values.length);
    new ByteSwap(size).decode(SampleBytes.segment(arena, values), into);
    return into.toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void configurationsWithoutAMeaningAreRefused() {
    assertThatThrownBy(() -> new Shuffle(0)).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> new FixedScaleOffset(0, 0, DType.FLOAT32, DType.UINT8))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> new Delta(DType.COMPLEX64, DType.COMPLEX64))
        .isInstanceOf(UnsupportedDataException.class);
    assertThatThrownBy(() -> new ByteSwap(3)).isInstanceOf(UnsupportedDataException.class);
  }

  @Test
  void bitsThatCannotBeUnusedAreRefused() {
    MemorySegment packed = SampleBytes.segment(arena, new byte[] {3, 0});

    assertThatThrownBy(() -> new PackBits().decode(packed, arena.allocate(8)))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("leaves 0 bits unused but says 3");
  }
}
