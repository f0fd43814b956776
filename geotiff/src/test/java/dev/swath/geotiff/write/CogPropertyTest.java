package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.cog.CogCheck;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rasters of any type and size, in any layout: what is written is read back, lies as it
/// should, and does not depend on the order in which tiles of all levels come.
class CogPropertyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyRasterIsReadBackFromAWellLaidOutFile(long seed) throws IOException {
    Random random = new Random(seed);
    for (int run = 0; run < 8; run++) {
      DType dtype = DType.values()[random.nextInt(DType.values().length)];
      List<RasterSchema> levels = levels(random, dtype);
      GeoTiffOptions options = options(random);
      CogOptions cog = CogOptions.DEFAULT.withMasked(random.nextBoolean());
      Path rows = folder.resolve(run + "-rows.tif");
      Path mixed = folder.resolve(run + "-mixed.tif");

      byte[] expected = Cogs.write(rows, levels, options, cog);
      mixed(mixed, levels, options, cog, random);

      assertThat(Files.readAllBytes(mixed)).as("%s %s", levels, options).isEqualTo(expected);
      assertReadBack(rows, dtype, levels.size(), cog.masked());
    }
  }

  private static List<RasterSchema> levels(Random random, DType dtype) {
    List<RasterSchema> levels = new ArrayList<>();
    int rows = 1 + random.nextInt(150);
    int cols = 1 + random.nextInt(150);
    int bands = 1 + random.nextInt(4);
    int count = 1 + random.nextInt(4);
    Optional<NoData> noData =
        random.nextBoolean()
            ? Optional.of(new NoData(dtype, Values.fromDouble(dtype.component(), 1)))
            : Optional.empty();
    for (int level = 0; level < count; level++) {
      levels.add(RasterSchema.of(dtype, bands, rows, cols).withNoData(noData));
      rows = Math.ceilDiv(rows, 2);
      cols = Math.ceilDiv(cols, 2);
    }
    return levels;
  }

  private static GeoTiffOptions options(Random random) {
    List<CodecSpec> codecs =
        List.of(
            new CodecSpec.None(),
            new CodecSpec.Deflate(1),
            new CodecSpec.Zstd(1),
            new CodecSpec.Lzw());
    return GeoTiffOptions.DEFAULT
        .withLayout(
            new GeoTiffOptions.Tiles(16 * (1 + random.nextInt(3)), 16 * (1 + random.nextInt(3))))
        .withCodec(codecs.get(random.nextInt(codecs.size())))
        .withInterleave(GeoTiffOptions.Interleave.values()[random.nextInt(2)])
        .withBigTiff(
            random.nextBoolean() ? GeoTiffOptions.BigTiff.AUTO : GeoTiffOptions.BigTiff.YES);
  }

  private record Tile(RasterSink sink, boolean mask, CellIndex cell) {}

  /// The same file with the tiles of all images in one random order.
  private static void mixed(
      Path target,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      CogOptions cog,
      Random random) {
    GeoTiffSink.Thresholds onePage = new GeoTiffSink.Thresholds(DirectoryWriter.LONGEST_CLASSIC, 1);
    try (CogWriter writer = CogWriter.create(target, false, levels, options, cog, onePage)) {
      List<Tile> tiles = new ArrayList<>();
      for (RasterSink sink : writer.sinks()) {
        SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS)
            .forEach(cell -> tiles.add(new Tile(sink, false, cell)));
      }
      for (RasterSink mask : writer.masks()) {
        SinkDriver.cells(mask.writeUnits(), SinkDriver.Order.ROWS)
            .forEach(cell -> tiles.add(new Tile(mask, true, cell)));
      }
      Collections.shuffle(tiles, random);
      for (Tile tile : tiles) {
        DType dtype = tile.mask() ? DType.UINT8 : levels.getFirst().dtype();
        SinkDriver.write(
            tile.sink(),
            dtype,
            List.of(tile.cell()),
            tile.mask() ? Cogs::fillMask : SyntheticPixels::fill);
      }
      Cogs.commit(writer);
    }
  }

  private static void assertReadBack(Path path, DType dtype, int levels, boolean masked) {
    try (GeoTiffFile file = GeoTiff.open(path)) {
      assertThat(file.warnings()).isEmpty();
      assertThat(CogCheck.flaws(file.source())).isEmpty();
      assertThat(CogCheck.isClaimed(file.source())).isTrue();
      List<GeoTiffRaster> images = new ArrayList<>(file.overviews());
      images.addFirst(file.raster());
      assertThat(images).hasSize(levels);
      for (GeoTiffRaster image : images) {
        Cogs.assertSynthetic(dtype, image);
        assertThat(file.mask(image).isPresent()).isEqualTo(masked);
        file.mask(image).ifPresent(Cogs::assertMask);
      }
    }
  }
}
