package dev.swath.geotiff.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.testkit.SampleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TileDecoderTest {
  private static final SampleType UINT8 = new SampleType(8, SampleFormat.UNSIGNED);
  private static final SampleType UINT16 = new SampleType(16, SampleFormat.UNSIGNED);
  private static final SampleType FLOAT32 = new SampleType(32, SampleFormat.FLOAT);

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void freeMemory() {
    arena.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "LZW", "DEFLATE", "PACK_BITS", "ZSTD", "LZMA"})
  void wholeTilesAndClippedOnesDecodeToTheirPixels(Compression compression) throws IOException {
    TileFormat format = format(16, 8, 3, UINT16, compression, Predictor.NONE);
    byte[] pixels = SampleBytes.random(5, format.blockBytes());

    Block whole = decode(format, compress(compression, pixels), 8, 16);
    Block clipped = decode(format, compress(compression, pixels), 5, 7);

    assertThat(bytes(whole)).isEqualTo(pixels);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        for (int band = 0; band < 3; band++) {
          assertThat(clipped.value(band, y, x)).isEqualTo(whole.value(band, y, x));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "LZW", "DEFLATE", "PACK_BITS", "ZSTD", "LZMA"})
  void aLastStripMayHaveFewerRowsOrMoreThanTheImage(Compression compression) throws IOException {
    TileFormat format = format(16, 8, 1, UINT8, compression, Predictor.NONE);
    byte[] pixels = SampleBytes.random(5, 16 * 9);

    Block more = decode(format, compress(compression, pixels), 8, 16);
    Block fewer = decode(format, compress(compression, Arrays.copyOf(pixels, 48)), 3, 16);

    assertThat(bytes(more)).isEqualTo(Arrays.copyOf(pixels, 128));
    assertThat(bytes(fewer)).isEqualTo(Arrays.copyOf(pixels, 48));
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "LZW", "DEFLATE", "PACK_BITS", "ZSTD", "LZMA"})
  void missingRowsAreNamed(Compression compression) throws IOException {
    TileFormat format = format(16, 8, 1, UINT8, compression, Predictor.NONE);
    byte[] stored = compress(compression, SampleBytes.random(5, 16 * 4));

    assertThatThrownBy(() -> decode(format, stored, 5, 16))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("4 of 5 rows");
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void damagedBlocksFailTyped(Compression compression) throws IOException {
    Random random = new Random(11);
    TileFormat format = formatFor(compression);
    byte[] good =
        Arrays.asList("NONE", "LZW", "DEFLATE", "PACK_BITS", "ZSTD", "LZMA")
                .contains(compression.name())
            ? compress(compression, new byte[format.blockBytes()])
            : new byte[100];
    for (int round = 0; round < 300; round++) {
      byte[] stored =
          round % 2 == 0 ? SampleBytes.random(round, random.nextInt(200)) : good.clone();
      if (round % 2 == 1) {
        stored[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        decode(format, stored, format.height(), format.width());
      } catch (CorruptDataException | LimitException | UnsupportedDataException e) {
        assertThat(e.what()).isNotBlank();
      }
    }
  }

  private static TileFormat formatFor(Compression compression) {
    return switch (compression) {
      case CCITT_RLE, CCITT_T4, CCITT_T6 ->
          format(64, 8, 1, new SampleType(1, SampleFormat.UNSIGNED), compression, Predictor.NONE);
      case NEXT ->
          format(64, 8, 1, new SampleType(2, SampleFormat.UNSIGNED), compression, Predictor.NONE);
      case THUNDER_SCAN ->
          format(64, 8, 1, new SampleType(4, SampleFormat.UNSIGNED), compression, Predictor.NONE);
      case SGI_LOG ->
          new TileFormat(
              16,
              8,
              3,
              new SampleType(16, SampleFormat.SIGNED),
              compression,
              Predictor.NONE,
              ByteOrder.LITTLE_ENDIAN,
              TileDetails.NONE.withColour(new Colour(Colour.LOG_LUV, 1, 1)));
      case NONE, LZW, DEFLATE, PACK_BITS, ZSTD, LZMA, JPEG, LERC, WEBP ->
          format(16, 8, 3, UINT8, compression, Predictor.NONE);
    };
  }

  @Test
  void bigEndianSamplesAreTurnedAround() throws IOException {
    TileFormat format =
        new TileFormat(
            2,
            1,
            1,
            FLOAT32,
            Compression.NONE,
            Predictor.NONE,
            ByteOrder.BIG_ENDIAN,
            TileDetails.NONE);
    byte[] stored = {0x3f, (byte) 0x80, 0, 0, (byte) 0xc0, 0, 0, 0};

    Block block = decode(format, stored, 1, 2);

    assertThat(block.value(0, 0, 0)).isEqualTo(1);
    assertThat(block.value(0, 0, 1)).isEqualTo(-2);
  }

  @Test
  void theHorizontalPredictorOfABigEndianFileSeesSwappedSamples() throws IOException {
    TileFormat format =
        new TileFormat(
            3,
            1,
            1,
            UINT16,
            Compression.LZW,
            Predictor.HORIZONTAL,
            ByteOrder.BIG_ENDIAN,
            TileDetails.NONE);
    byte[] stored = compress(Compression.LZW, new byte[] {1, 0, 0, 1, (byte) 0xff, (byte) 0xff});

    Block block = decode(format, stored, 1, 3);

    assertThat(bytes(block)).containsExactly(0, 1, 1, 1, 0, 1);
  }

  @Test
  void bitsStoredBackwardsAreReversed() throws IOException {
    TileFormat format =
        new TileFormat(
            10,
            1,
            1,
            UINT8,
            Compression.NONE,
            Predictor.NONE,
            ByteOrder.LITTLE_ENDIAN,
            TileDetails.NONE.withBitsReversed(true));

    Block block = decode(format, new byte[] {1, 2, 4, 8, 16, 32, 64, -128, 3, 5}, 1, 10);

    assertThat(bytes(block)).containsExactly(-128, 64, 32, 16, 8, 4, 2, 1, -64, -96);
  }

  @Test
  void packedSamplesOfEveryWidthAreWidened() throws IOException {
    for (int bits = 1; bits <= 64; bits++) {
      if (bits >= 8 && Integer.bitCount(bits) == 1) {
        continue;
      }
      TileFormat format =
          format(
              5,
              3,
              2,
              new SampleType(bits, SampleFormat.UNSIGNED),
              Compression.NONE,
              Predictor.NONE);
      byte[] stored = SampleBytes.random(bits, format.blockBytes());

      Block block = decode(format, stored, 2, 4);

      for (int y = 0; y < 2; y++) {
        byte[] row = Arrays.copyOfRange(stored, y * format.rowBytes(), (y + 1) * format.rowBytes());
        for (int x = 0; x < 4; x++) {
          for (int band = 0; band < 2; band++) {
            BigInteger left = new BigInteger(1, row);
            int below = row.length * 8 - (x * 2 + band + 1) * bits;
            long expected = left.shiftRight(below).longValue() & (-1L >>> (64 - bits));
            assertThat(block.bits(block.offset(band, y, x)))
                .as("%d bits", bits)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void floatsOfThreeBytesAreWidened() throws IOException {
    TileFormat format =
        format(6, 1, 1, new SampleType(24, SampleFormat.FLOAT), Compression.NONE, Predictor.NONE);
    byte[] stored = {
      0, 0, 0x3f, 0, (byte) 0x80, (byte) 0xc0, 0, 0, 0x7f, 1, 0, 0, 0, 0, (byte) 0x80, 1, 0, 0x7f
    };

    Block block = decode(format, stored, 1, 6);

    assertThat(format.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(block.value(0, 0, 0)).isEqualTo(1);
    assertThat(block.value(0, 0, 1)).isEqualTo(-3);
    assertThat(block.value(0, 0, 2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(block.value(0, 0, 3)).isEqualTo(0x1p-78);
    assertThat(block.bits(block.offset(0, 0, 4))).isEqualTo(0x8000_0000L);
    assertThat(block.value(0, 0, 5)).isNaN();
  }

  @Test
  void oneDecoderServesManyThreads() throws IOException {
    TileFormat format = format(64, 64, 1, UINT16, Compression.DEFLATE, Predictor.HORIZONTAL);
    byte[] stored = compress(Compression.DEFLATE, new byte[format.blockBytes()]);

    try (TileDecoder decoder = new TileDecoder(format)) {
      java.util.stream.IntStream.range(0, 64)
          .parallel()
          .forEach(
              _ -> {
                try (Arena mine = Arena.ofConfined()) {
                  Block into = block(mine, format, 64, 64);
                  MemorySegment bytes = SampleBytes.segment(mine, stored);
                  decoder.decode(bytes, mine.allocate(decoder.scratchBytes(stored.length)), into);
                  assertThat(bytes(into)).containsOnly(0);
                }
              });
    }
  }

  @Test
  void absurdBlocksAreRefusedBeforeAnythingIsAllocated() {
    assertThatThrownBy(() -> format(1 << 30, 1 << 30, 4, UINT8, Compression.NONE, Predictor.NONE))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("2 GiB");
    assertThatThrownBy(() -> format(0, 1, 1, UINT8, Compression.NONE, Predictor.NONE))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void whatIsNotReadIsNamedWithWhatIs() {
    assertThatThrownBy(() -> Compression.of(50002))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("JPEG XL")
        .hasMessageContaining("LZW, JPEG, deflate");
    assertThatThrownBy(() -> new SampleType(65, SampleFormat.UNSIGNED))
        .isInstanceOf(UnsupportedDataException.class);
    assertThatThrownBy(
            () ->
                format(
                    4,
                    4,
                    1,
                    new SampleType(12, SampleFormat.UNSIGNED),
                    Compression.LZW,
                    Predictor.HORIZONTAL))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("12 bits");
  }

  private static TileFormat format(
      int width,
      int height,
      int samples,
      SampleType type,
      Compression compression,
      Predictor predictor) {
    return new TileFormat(
        width,
        height,
        samples,
        type,
        compression,
        predictor,
        ByteOrder.LITTLE_ENDIAN,
        TileDetails.NONE);
  }

  private static Block block(Arena arena, TileFormat format, int rows, int columns) {
    Window window = Window.ofSize(format.samples(), rows, columns);
    return Block.interleaved(
        format.dtype(), window, arena.allocate(Block.byteSize(format.dtype(), window)));
  }

  private Block decode(TileFormat format, byte[] stored, int rows, int columns) {
    try (TileDecoder decoder = new TileDecoder(format)) {
      Block into = block(arena, format, rows, columns);
      decoder.decode(
          SampleBytes.segment(arena, stored),
          arena.allocate(decoder.scratchBytes(stored.length)),
          into);
      return into;
    }
  }

  private static byte[] bytes(Block block) {
    return block.segment().toArray(ValueLayout.JAVA_BYTE);
  }

  private byte[] compress(Compression compression, byte[] bytes) throws IOException {
    return switch (compression) {
      case NONE -> bytes;
      case LZW -> encode(new CodecSpec.Lzw(), bytes);
      case DEFLATE -> encode(new CodecSpec.Deflate(6), bytes);
      case PACK_BITS -> encode(new CodecSpec.PackBits(16), bytes);
      case ZSTD -> encode(new CodecSpec.Zstd(3), bytes);
      case LZMA -> xz(bytes);
      case CCITT_RLE, CCITT_T4, CCITT_T6, JPEG, NEXT, THUNDER_SCAN, LERC, WEBP, SGI_LOG ->
          throw new IllegalArgumentException(compression.label());
    };
  }

  private byte[] encode(CodecSpec spec, byte[] bytes) {
    try (Codec codec = Codecs.open(spec)) {
      MemorySegment into = arena.allocate(codec.maxEncodedBytes(bytes.length));
      long size = codec.encode(SampleBytes.segment(arena, bytes), into);
      return into.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] xz(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(3))) {
      xz.write(bytes);
    }
    return out.toByteArray();
  }
}
