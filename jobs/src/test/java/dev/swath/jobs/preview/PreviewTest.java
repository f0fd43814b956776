package dev.swath.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.array.DType;
import dev.swath.operators.synth.SceneRaster;
import dev.swath.operators.synth.TerrainRaster;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  private static final SweepOptions OPTIONS = new SweepOptions(16 << 20, 2, Optional.empty());

  @TempDir Path folder;

  private static byte[] png(Raster raster, Style style, int largest) {
    Preview preview = new Preview(raster, style, largest);
    preview.sweep(OPTIONS).run(SweepListener.NONE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    preview.write(out);
    return out.toByteArray();
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void aTerrainIsAnOpaqueColouredPicture() throws IOException {
    BufferedImage image = image(png(new TerrainRaster(600, 900, 1), Style.TERRAIN, 300));

    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(200);
    assertThat(image.getRGB(150, 100) >>> 24).isEqualTo(255);
    assertThat(distinctColours(image)).isGreaterThan(1000);
  }

  private static long distinctColours(BufferedImage image) {
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void whatLiesOutsideTheSwathIsTransparent() throws IOException {
    BufferedImage image = image(png(new SceneRaster(4, 600, 600, 1), Style.RGB, 200));

    assertThat(image.getRGB(0, 0) >>> 24).isZero();
    assertThat(image.getRGB(150, 100) >>> 24).isEqualTo(255);
  }

  @Test
  void everyChunkOfTheDrawnBandsIsComputedOnceAndOthersNever() {
    CountingUnits units = CountingUnits.of(RasterSchema.of(DType.UINT8, 5, 700, 900), 1, 100, 130);

    png(units, Style.RGB, 77);

    assertThat(units.computed().distinct()).isEqualTo(3 * 7 * 7);
    assertThat(units.computed().max()).isEqualTo(1);
  }

  @Test
  void thePictureIsTheSameForAnyNumberOfThreads() {
    Raster terrain = new TerrainRaster(700, 900, 4);
    Preview one = new Preview(terrain, Style.TERRAIN, 100);
    one.sweep(new SweepOptions(64 << 20, 1, Optional.empty())).run(SweepListener.NONE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    one.write(out);

    assertThat(out.toByteArray()).isEqualTo(png(terrain, Style.TERRAIN, 100));
  }

  @Test
  void flatAndEmptyRastersArePicturesToo() throws IOException {
    Raster flat = dev.swath.testkit.TestRasters.of(RasterSchema.of(DType.INT16, 1, 5, 5), _ -> 7);
    Raster empty =
        dev.swath.testkit.TestRasters.of(
            RasterSchema.of(DType.FLOAT32, 1, 5, 5), _ -> Float.floatToRawIntBits(Float.NaN));

    for (Style style : new Style[] {Style.GRAY, Style.TERRAIN}) {
      assertThat(image(png(flat, style, 10)).getRGB(2, 2) >>> 24).isEqualTo(255);
      assertThat(image(png(empty, style, 10)).getRGB(2, 2) >>> 24).isZero();
    }
  }

  @Test
  void theStyleFollowsBandsAndUnits() {
    assertThat(Preview.styleFor(new TerrainRaster(2, 2, 1).schema())).isEqualTo(Style.TERRAIN);
    assertThat(Preview.styleFor(new SceneRaster(3, 2, 2, 1).schema())).isEqualTo(Style.RGB);
    assertThat(Preview.styleFor(new SceneRaster(2, 2, 2, 1).schema())).isEqualTo(Style.GRAY);
  }

  @Test
  void anExistingPictureIsOnlyReplacedOnRequest() throws IOException {
    Path target = folder.resolve("picture.png");
    Files.writeString(target, "old");
    Preview preview = new Preview(new TerrainRaster(20, 20, 1), Style.GRAY, 10);
    preview.sweep(OPTIONS).run(SweepListener.NONE);

    assertThatThrownBy(() -> preview.write(target, false)).isInstanceOf(ConflictException.class);
    assertThat(target).hasContent("old");
    preview.write(target, true);

    assertThat(ImageIO.read(target.toFile()).getWidth()).isEqualTo(10);
    assertThat(folder.toFile().list()).containsExactly("picture.png");
  }
}
