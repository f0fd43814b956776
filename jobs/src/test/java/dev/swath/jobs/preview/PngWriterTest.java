package dev.swath.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.jobs.preview.PngWriter.Colour;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {
  @Test
  void anotherDecoderSeesEverySampleOfEveryColour() throws IOException {
    for (Colour colour : Colour.values()) {
      for (int width : new int[] {1, 2, 7, 500}) {
        byte[][] rows = noisyRamp(23, width * colour.samples());

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(width, colour, rows)));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(23);
        assertThat(samples(image)).as("%s %s", colour, width).isEqualTo(rows);
      }
    }
  }

  private static byte[][] noisyRamp(int height, int rowBytes) {
    SplittableRandom random = new SplittableRandom(rowBytes);
    byte[][] rows = new byte[height][rowBytes];
    for (int row = 0; row < height; row++) {
      for (int i = 0; i < rowBytes; i++) {
        rows[row][i] = (byte) (row * 3 + i + (row % 4 == 0 ? random.nextInt(256) : 0));
      }
    }
    return rows;
  }

  private static byte[] png(int width, Colour colour, byte[]... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PngWriter png = new PngWriter(out, width, rows.length, colour)) {
      for (byte[] row : rows) {
        png.row(row);
      }
      png.finish();
    }
    return out.toByteArray();
  }

  private static byte[][] samples(BufferedImage image) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    byte[][] rows = new byte[image.getHeight()][image.getWidth() * bands];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] = (byte) raster.getSample(i / bands, row, i % bands);
      }
    }
    return rows;
  }

  @Test
  void aPictureLargerThanAChunkIsSplit() throws IOException {
    byte[][] rows = new byte[300][1000];
    SplittableRandom random = new SplittableRandom(1);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }

    byte[] png = png(1000, Colour.GRAY, rows);

    assertThat(png.length).isGreaterThan(4 * 65_536);
    assertThat(samples(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(rows);
  }

  @Test
  void anUnfinishedPictureIsRefused() throws IOException {
    try (PngWriter png = new PngWriter(new ByteArrayOutputStream(), 2, 2, Colour.GRAY)) {
      png.row(new byte[2]);

      assertThatThrownBy(png::finish).hasMessageContaining("1 of 2 rows");
      assertThatThrownBy(() -> png.row(new byte[3])).hasMessageContaining("3 bytes, not 2");
    }
  }
}
