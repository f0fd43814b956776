package dev.swath.geotiff.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.testkit.SampleBytes;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Blocks whose samples are no plain colours: luma with thinned-out chroma, logarithmic luminance.
class ColourBlocksTest {
  private static final SampleType UINT8 = new SampleType(8, SampleFormat.UNSIGNED);
  private static final SampleType INT16 = new SampleType(16, SampleFormat.SIGNED);

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void freeMemory() {
    arena.close();
  }

  private static TileFormat format(
      int width, int height, int samples, SampleType type, Compression compression, Colour colour) {
    return new TileFormat(
        width,
        height,
        samples,
        type,
        compression,
        Predictor.NONE,
        ByteOrder.LITTLE_ENDIAN,
        TileDetails.NONE.withColour(colour));
  }

  private Block decode(TileFormat format, int rows, int... stored) {
    byte[] bytes = new byte[stored.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) stored[i];
    }
    Window window = Window.ofSize(format.samples(), rows, format.width());
    Block into =
        Block.interleaved(
            format.dtype(), window, arena.allocate(Block.byteSize(format.dtype(), window)));
    try (TileDecoder decoder = new TileDecoder(format)) {
      decoder.decode(
          SampleBytes.segment(arena, bytes),
          arena.allocate(decoder.scratchBytes(bytes.length)),
          into);
    }
    return into;
  }

  private static void assertPixel(Block block, int row, int col, int... samples) {
    for (int sample = 0; sample < samples.length; sample++) {
      assertThat(block.value(sample, row, col))
          .as("sample %d at %d, %d", sample, row, col)
          .isEqualTo(samples[sample]);
    }
  }

  @Test
  void pixelsOfABoxShareItsChroma() {
    TileFormat format = format(3, 3, 3, UINT8, Compression.NONE, new Colour(Colour.YCBCR, 2, 2));

    Block block =
        decode(
            format,
            3,
            new int[] {
              10, 20, 30, 40, 128, 128, // upper left
              50, 0, 60, 0, 128, 228, // upper right, half of it beyond the edge
              70, 80, 0, 0, 28, 128, // lower left
              90, 0, 0, 0, 128, 128
            });

    assertPixel(block, 0, 0, 10, 10, 10);
    assertPixel(block, 0, 1, 20, 20, 20);
    assertPixel(block, 1, 0, 30, 30, 30);
    assertPixel(block, 1, 1, 40, 40, 40);
    assertPixel(block, 0, 2, 190, 0, 50);
    assertPixel(block, 1, 2, 200, 0, 60);
    assertPixel(block, 2, 0, 70, 104, 0);
    assertPixel(block, 2, 1, 80, 114, 0);
    assertPixel(block, 2, 2, 90, 90, 90);
  }

  @Test
  void chromaOfItsOwnForEachPixelBecomesColourToo() {
    TileFormat format = format(2, 1, 3, UINT8, Compression.NONE, new Colour(Colour.YCBCR, 1, 1));

    Block block = decode(format, 1, 50, 128, 228, 70, 28, 128);

    assertPixel(block, 0, 0, 190, 0, 50);
    assertPixel(block, 0, 1, 70, 104, 0);
  }

  @Test
  void codesOfNoAndOfFullLumaAreHonoured() {
    TileDetails studio =
        TileDetails.NONE
            .withColour(new Colour(Colour.YCBCR, 1, 1))
            .withSpace(
                YCbCrSpace.of(
                    new double[] {0.299, 0.587, 0.114},
                    new double[] {16, 235, 128, 240, 128, 240}));
    TileFormat format =
        new TileFormat(
            3, 1, 3, UINT8, Compression.NONE, Predictor.NONE, ByteOrder.LITTLE_ENDIAN, studio);

    Block block = decode(format, 1, 16, 128, 128, 235, 128, 128, 0, 128, 128);

    assertPixel(block, 0, 0, 0, 0, 0);
    assertPixel(block, 0, 1, 255, 255, 255);
    assertPixel(block, 0, 2, 0, 0, 0);
  }

  @Test
  void boxesThatAreMissingAreMissingRows() {
    TileFormat format = format(2, 4, 3, UINT8, Compression.NONE, new Colour(Colour.YCBCR, 2, 2));

    assertThatThrownBy(() -> decode(format, 4, 1, 2, 3, 4, 128, 128, 1))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("2 of 4 rows");
  }

  @Test
  void boxesWithAPredictorAreRefused() {
    assertThatThrownBy(
            () ->
                new TileFormat(
                    2,
                    4,
                    3,
                    UINT8,
                    Compression.LZW,
                    Predictor.HORIZONTAL,
                    ByteOrder.LITTLE_ENDIAN,
                    TileDetails.NONE.withColour(new Colour(Colour.YCBCR, 2, 1))))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("without predictor");
  }

  @Test
  void logarithmicLuminanceComesInRunsOfTwoPlanes() {
    TileFormat format = format(5, 2, 1, INT16, Compression.SGI_LOG, new Colour(Colour.LOG_L, 1, 1));

    Block block =
        decode(
            format,
            2,
            new int[] {
              131, 0, // five times 0 on high
              3, 74, 75, 76, 128, 80, // three as they are, then two of 80
              2, 0xff, 0x80, 129, 1, // negative ones, then three of 1
              131, 2
            });

    assertThat(block.value(0, 0, 0)).isEqualTo(74);
    assertThat(block.value(0, 0, 2)).isEqualTo(76);
    assertThat(block.value(0, 0, 3)).isEqualTo(80);
    assertThat(block.value(0, 0, 4)).isEqualTo(80);
    assertThat(block.value(0, 1, 0)).isEqualTo(-254);
    assertThat(block.value(0, 1, 1)).isEqualTo(-32766);
    assertThat(block.value(0, 1, 2)).isEqualTo(258);
  }

  @Test
  void chromaticityBecomesFractions() {
    TileFormat format =
        format(1, 1, 3, INT16, Compression.SGI_LOG, new Colour(Colour.LOG_LUV, 1, 1));

    Block block = decode(format, 1, 1, 1, 1, 2, 1, 86, 1, 194);

    assertPixel(block, 0, 0, 258, 6913, 15544);
  }

  @Test
  void aRowThatEndsEarlyIsRefused() {
    TileFormat format = format(5, 1, 1, INT16, Compression.SGI_LOG, new Colour(Colour.LOG_L, 1, 1));

    assertThatThrownBy(() -> decode(format, 1, 131, 0, 3, 74))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("cut short");
  }

  @Test
  void logarithmsOfAnotherKindAreRefused() {
    assertThatThrownBy(
            () -> format(5, 1, 3, INT16, Compression.SGI_LOG, new Colour(Colour.LOG_L, 1, 1)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("LogLuv (32845)");
  }
}
