package dev.swath.geotiff.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.testkit.SampleBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fax data as the JDK's TIFF writer encodes it; its group 3 is of two dimensions.
class CcittBlocksTest {
  private static final int PHOTOMETRIC = 262;
  private static final int OFFSETS = 273;
  private static final int ROWS = 278;
  private static final int COUNTS = 279;
  private static final int T4_OPTIONS = 292;

  @ParameterizedTest
  @CsvSource({
    "CCITT T.4, 1, CCITT_T4",
    "CCITT T.6, 1, CCITT_T6",
    "CCITT RLE, 2, CCITT_RLE",
    "CCITT T.4, 2, CCITT_T4",
    "CCITT T.6, 2, CCITT_T6",
    "CCITT RLE, 9, CCITT_RLE",
    "CCITT T.4, 9, CCITT_T4",
    "CCITT T.6, 9, CCITT_T6",
    "CCITT RLE, 400, CCITT_RLE",
    "CCITT T.4, 400, CCITT_T4",
    "CCITT T.6, 400, CCITT_T6"
  })
  void everyPixelIsTheOneWritten(String type, int step, Compression compression)
      throws IOException {
    for (int width : new int[] {1, 7, 64, 100, 3000}) {
      BufferedImage image = image(width, 12, step);

      ByteBuffer file = write(image, type);

      check(image, file, compression);
    }
  }

  /// Rows of runs of up to that many pixels, each row much like the one above.
  private static BufferedImage image(int width, int height, int step) {
    Random random = new Random(width * 31L + step);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      int shade = random.nextInt(2);
      for (int x = 0, left = 0; x < width; x++, left--) {
        if (left <= 0) {
          left = 1 + random.nextInt(step);
          shade = 1 - shade;
        }
        boolean copied = y > 0 && y % 4 != 0;
        int above = copied ? image.getRaster().getSample(Math.max(0, x - y % 4), y - 1, 0) : shade;
        image.getRaster().setSample(x, y, 0, above);
      }
    }
    return image;
  }

  private static ByteBuffer write(BufferedImage image, String type) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(type);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    ByteBuffer file = ByteBuffer.wrap(bytes.toByteArray());
    return file.order(file.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  private static void check(BufferedImage image, ByteBuffer file, Compression compression) {
    Map<Integer, int[]> tags = tags(file);
    int rows = Math.min(tags.get(ROWS)[0], image.getHeight());
    int options = tags.getOrDefault(T4_OPTIONS, new int[] {0})[0];
    TileFormat format =
        new TileFormat(
            image.getWidth(),
            rows,
            1,
            new SampleType(1, SampleFormat.UNSIGNED),
            compression,
            Predictor.NONE,
            file.order(),
            TileDetails.NONE.withT4Options(options));
    int inverted = tags.get(PHOTOMETRIC)[0] == Colour.MIN_IS_WHITE ? 1 : 0;
    try (Arena arena = Arena.ofConfined();
        TileDecoder decoder = new TileDecoder(format)) {
      for (int strip = 0; strip < tags.get(OFFSETS).length; strip++) {
        int top = strip * rows;
        byte[] stored = new byte[tags.get(COUNTS)[strip]];
        file.get(tags.get(OFFSETS)[strip], stored);
        Window window =
            Window.of(
                new long[] {0, top, 0},
                new long[] {1, Math.min(rows, image.getHeight() - top), image.getWidth()});
        Block into = Block.interleaved(format.dtype(), window, arena.allocate(window.count()));
        decoder.decode(
            SampleBytes.segment(arena, stored),
            arena.allocate(decoder.scratchBytes(stored.length)),
            into);
        compare(image, into, inverted);
      }
    }
  }

  private static void compare(BufferedImage image, Block decoded, int inverted) {
    Window window = decoded.window();
    for (int y = Math.toIntExact(window.start(1)); y < window.end(1); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        assertThat((int) decoded.value(0, y, x) ^ inverted)
            .as("%d, %d of %d", x, y, image.getWidth())
            .isEqualTo(image.getRaster().getSample(x, y, 0));
      }
    }
  }

  /// The numbers of the first directory.
  private static Map<Integer, int[]> tags(ByteBuffer file) {
    Map<Integer, int[]> tags = new HashMap<>();
    int at = file.getInt(4);
    int count = file.getShort(at);
    for (int i = 0; i < count; i++) {
      int entry = at + 2 + 12 * i;
      boolean isShort = file.getShort(entry + 2) == 3;
      int size = isShort ? 2 : 4;
      int values = file.getInt(entry + 4);
      int place = values * size <= 4 ? entry + 8 : file.getInt(entry + 8);
      if (place + (long) values * size <= file.limit()) {
        int[] numbers = new int[values];
        for (int k = 0; k < values; k++) {
          int from = place + k * size;
          numbers[k] = isShort ? file.getShort(from) & 0xffff : file.getInt(from);
        }
        tags.put(file.getShort(entry) & 0xffff, numbers);
      }
    }
    return tags;
  }
}
