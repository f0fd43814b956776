package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.LimitException;
import dev.swath.array.DType;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plain GeoTIFFs with overviews and masks.
class GeoTiffPartsTest {
  private static final List<RasterSchema> LEVELS =
      List.of(RasterSchema.of(DType.INT16, 2, 70, 90), RasterSchema.of(DType.INT16, 2, 35, 45));

  @TempDir private Path folder;

  @Test
  void overviewsAndMasksAreReadBackInTilesAndInStrips() throws IOException {
    List<GeoTiffOptions.Layout> layouts =
        List.of(new GeoTiffOptions.Tiles(32, 16), new GeoTiffOptions.Strips(9));
    for (GeoTiffOptions.Layout layout : layouts) {
      Path target = folder.resolve(layout + ".tif");

      write(target, GeoTiffOptions.DEFAULT.withLayout(layout), SinkDriver.Order.ROWS);

      try (GeoTiffFile file = GeoTiff.open(target)) {
        assertThat(file.warnings()).isEmpty();
        GeoTiffRaster overview = file.overviews().getFirst();
        Cogs.assertSynthetic(DType.INT16, file.raster());
        Cogs.assertSynthetic(DType.INT16, overview);
        Cogs.assertMask(file.mask().orElseThrow());
        Cogs.assertMask(file.mask(overview).orElseThrow());
      }
    }
  }

  @Test
  void bytesDoNotDependOnTheOrderOfWriting() throws IOException {
    byte[] rows = write(folder.resolve("rows"), tiles(), SinkDriver.Order.ROWS);
    byte[] shuffled = write(folder.resolve("shuffled"), tiles(), SinkDriver.Order.SHUFFLED);

    assertThat(shuffled).isEqualTo(rows);
  }

  @Test
  void theFileAppearsWithTheLastCommit() {
    Path target = folder.resolve("out.tif");
    try (GeoTiffSink sink = new GeoTiffSink(target, false, LEVELS, tiles(), true)) {
      fill(sink, SinkDriver.Order.ROWS);
      sink.commit();
      sink.overviews().forEach(RasterSink::commit);
      sink.masks().getFirst().commit();

      assertThat(target).doesNotExist();

      sink.masks().getLast().commit();
      assertThat(target).exists();
    }
  }

  @Test
  void nothingIsLeftIfTheMaskNeverCommits() {
    try (GeoTiffSink sink =
        new GeoTiffSink(folder.resolve("out.tif"), false, LEVELS, tiles(), true)) {
      fill(sink, SinkDriver.Order.SHUFFLED);
      sink.overviews().forEach(RasterSink::commit);
      sink.commit();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void overviewsCountForTheLengthOfAClassicFile() throws IOException {
    byte[] classic = write(folder.resolve("classic"), tiles(), SinkDriver.Order.ROWS);
    GeoTiffSink.Thresholds tooShort = new GeoTiffSink.Thresholds(classic.length - 1, 4096);
    Path target = folder.resolve("out.tif");

    assertThatThrownBy(
            () -> {
              GeoTiffOptions options = tiles().withBigTiff(GeoTiffOptions.BigTiff.NO);
              try (GeoTiffSink sink =
                  new GeoTiffSink(target, false, LEVELS, options, true, tooShort)) {
                fill(sink, SinkDriver.Order.ROWS);
              }
            })
        .isInstanceOf(LimitException.class);
    try (GeoTiffSink sink = new GeoTiffSink(target, false, LEVELS, tiles(), true, tooShort)) {
      fill(sink, SinkDriver.Order.ROWS);
      commit(sink);
      assertThat(sink.maxFileBytes()).isGreaterThanOrEqualTo(Files.size(target));
    }
    try (TiffFile file = new TiffFile(target)) {
      assertThat(file.isBig()).isTrue();
    }
  }

  private static GeoTiffOptions tiles() {
    return GeoTiffOptions.DEFAULT.withLayout(new GeoTiffOptions.Tiles(32, 16));
  }

  private static byte[] write(Path target, GeoTiffOptions options, SinkDriver.Order order)
      throws IOException {
    try (GeoTiffSink sink = new GeoTiffSink(target, false, LEVELS, options, true)) {
      fill(sink, order);
      commit(sink);
    }
    return Files.readAllBytes(target);
  }

  private static void fill(GeoTiffSink sink, SinkDriver.Order order) {
    for (RasterSink mask : sink.masks()) {
      SinkDriver.write(
          mask, DType.UINT8, SinkDriver.cells(mask.writeUnits(), order), Cogs::fillMask);
    }
    for (RasterSink level : List.of(sink.overviews().getFirst(), sink)) {
      SinkDriver.write(
          level, DType.INT16, SinkDriver.cells(level.writeUnits(), order), SyntheticPixels::fill);
    }
  }

  private static void commit(GeoTiffSink sink) {
    sink.commit();
    sink.overviews().forEach(RasterSink::commit);
    sink.masks().forEach(RasterSink::commit);
  }
}
