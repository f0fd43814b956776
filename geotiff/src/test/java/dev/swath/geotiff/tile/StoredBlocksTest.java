package dev.swath.geotiff.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.testkit.SampleBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Blocks that GDAL has stored, against the pixels that GDAL reads. `make-blocks.py` made them.
class StoredBlocksTest {
  record Stored(String name, TileFormat format, byte[] bytes, byte[] pixels) {
    static Stored parse(String line) {
      String[] field = line.split("\\|", -1);
      int[] number = Arrays.stream(field, 1, 8).mapToInt(Integer::parseInt).toArray();
      int chroma = Integer.parseInt(field[10]);
      TileDetails details =
          TileDetails.NONE
              .withColour(new Colour(Integer.parseInt(field[9]), chroma, chroma))
              .withJpegTables(HexFormat.of().parseHex(field[11]))
              .withLercCompression(Integer.parseInt(field[12]));
      TileFormat format =
          new TileFormat(
              number[0],
              number[1],
              number[2],
              new SampleType(number[3], SampleFormat.of(number[4])),
              Compression.of(number[5]),
              Predictor.values()[number[6] - 1],
              field[8].equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
              details);
      return new Stored(
          field[0], format, HexFormat.of().parseHex(field[13]), HexFormat.of().parseHex(field[14]));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stored> blocks() {
    try (InputStream in = StoredBlocksTest.class.getResourceAsStream("blocks.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().map(Stored::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theyDecodeToThePixelsGdalReads(Stored stored) {
    byte[] pixels = decode(stored.format(), stored.bytes());

    if (stored.format().dtype() == DType.FLOAT16) {
      pixels = widen(pixels);
    }
    assertThat(pixels).isEqualTo(stored.pixels());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void damagedOnesFailTypedOrDecode(Stored stored) {
    Random random = new Random(3);
    for (int round = 0; round < 100; round++) {
      byte[] bytes = stored.bytes().clone();
      if (round % 3 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        decode(stored.format(), bytes);
      } catch (SwathException e) {
        assertThat(e.what()).isNotBlank();
      }
    }
  }

  private static byte[] decode(TileFormat format, byte[] bytes) {
    Window window = Window.ofSize(format.samples(), format.height(), format.width());
    try (Arena arena = Arena.ofConfined();
        TileDecoder decoder = new TileDecoder(format)) {
      Block into =
          Block.interleaved(
              format.dtype(), window, arena.allocate(Block.byteSize(format.dtype(), window)));
      decoder.decode(
          SampleBytes.segment(arena, bytes),
          arena.allocate(decoder.scratchBytes(bytes.length)),
          into);
      return into.segment().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] widen(byte[] halves) {
    ByteBuffer from = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer into = ByteBuffer.allocate(2 * halves.length).order(ByteOrder.LITTLE_ENDIAN);
    while (from.hasRemaining()) {
      into.putFloat(Float.float16ToFloat(from.getShort()));
    }
    return into.array();
  }
}
