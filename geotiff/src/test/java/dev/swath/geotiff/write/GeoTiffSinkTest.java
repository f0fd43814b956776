package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SinkContract;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeoTiffSinkTest extends SinkContract {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.FLOAT32, 3, 70, 90);
  private static final GeoTiffOptions OPTIONS =
      GeoTiffOptions.DEFAULT
          .withLayout(new GeoTiffOptions.Tiles(32, 16))
          .withInterleave(GeoTiffOptions.Interleave.BAND);

  @Override
  protected DType dtype() {
    return SCHEMA.dtype();
  }

  @Override
  protected RasterSink open(Path target, boolean overwrite) {
    return new GeoTiffSink(target, overwrite, SCHEMA, OPTIONS);
  }

  @Test
  void bytesDoNotDependOnTheMemoryForTileTables() throws IOException {
    RasterSchema wide = RasterSchema.of(DType.UINT8, 1, 1040, 2080);
    GeoTiffOptions options = GeoTiffOptions.DEFAULT.withLayout(new GeoTiffOptions.Tiles(16, 16));
    GeoTiffSink.Thresholds onePage = new GeoTiffSink.Thresholds(DirectoryWriter.LONGEST_CLASSIC, 1);

    byte[] roomy =
        write("roomy", wide, options, GeoTiffSink.Thresholds.DEFAULT, SinkDriver.Order.ROWS);
    byte[] tight = write("tight", wide, options, onePage, SinkDriver.Order.STRIPES);

    assertThat(tight).isEqualTo(roomy);
    assertThat(names()).containsExactly("roomy", "tight");
  }

  @Test
  void tilesThatComeOutOfOrderAreCountedAsReadBack() {
    for (SinkDriver.Order order : List.of(SinkDriver.Order.ROWS, SinkDriver.Order.STRIPES)) {
      Path target = folder.resolve(order.toString());
      try (GeoTiffSink sink = new GeoTiffSink(target, false, SCHEMA, OPTIONS)) {
        List<CellIndex> cells = SinkDriver.cells(sink.writeUnits(), order);

        SinkDriver.write(sink, DType.FLOAT32, cells, SyntheticPixels::fill);
        sink.commit();

        if (order == SinkDriver.Order.ROWS) {
          assertThat(sink.readBacks()).isZero();
        } else {
          assertThat(sink.readBacks()).isPositive().isLessThan(cells.size());
        }
      }
    }
  }

  @Test
  void autoIsClassicUpToTheLimitAndBigBeyondIt() throws IOException {
    byte[] classic = write("classic", thresholds(DirectoryWriter.LONGEST_CLASSIC));
    byte[] exact = write("exact", thresholds(classic.length));
    byte[] big = write("big", thresholds(classic.length - 1));

    assertThat(exact).isEqualTo(classic);
    assertThat(big.length).isGreaterThan(classic.length);
    try (TiffFile small = new TiffFile(folder.resolve("classic"));
        TiffFile large = new TiffFile(folder.resolve("big"))) {
      assertThat(small.isBig()).isFalse();
      assertThat(large.isBig()).isTrue();
      assertThat(large.difference(SCHEMA.dtype())).isEmpty();
      assertThat(large.directory().integers(Tag.TILE_OFFSETS))
          .isEqualTo(small.directory().integers(Tag.TILE_OFFSETS));
    }
  }

  @Test
  void bigTiffCanBeForced() throws IOException {
    write("big", SCHEMA, OPTIONS.withBigTiff(GeoTiffOptions.BigTiff.YES));

    try (TiffFile big = new TiffFile(folder.resolve("big"))) {
      assertThat(big.isBig()).isTrue();
      assertThat(big.difference(SCHEMA.dtype())).isEmpty();
    }
  }

  @Test
  void aForbiddenBigTiffIsRefusedAsSoonAsItIsNeeded() throws IOException {
    GeoTiffOptions classic = OPTIONS.withBigTiff(GeoTiffOptions.BigTiff.NO);

    assertThatThrownBy(() -> write("out", SCHEMA, classic, thresholds(5000), SinkDriver.Order.ROWS))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("allow BigTIFF")
        .hasMessageContaining("out");

    assertThat(names()).isEmpty();
  }

  @Test
  void blankTilesOfASparseFileAreNotStored() throws IOException {
    RasterSchema schema =
        SCHEMA.withNoData(
            Optional.of(new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, -9999))));
    Path target = folder.resolve("sparse");

    try (GeoTiffSink sink = new GeoTiffSink(target, false, schema, OPTIONS.withSparse(true))) {
      List<CellIndex> cells = SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.STRIPES);
      for (CellIndex cell : cells) {
        SinkDriver.write(
            sink,
            DType.FLOAT32,
            List.of(cell),
            block -> {
              SyntheticPixels.fill(block);
              if (cell.at(2) != 1) {
                block.fill(Float.floatToIntBits(-9999));
              }
            });
      }
      sink.commit();
    }

    try (TiffFile file = new TiffFile(target)) {
      assertThat(file.stored()).isEqualTo(3 * 5);
      assertThat(file.directory().text(Tag.GDAL_NODATA)).contains("-9999");
    }
  }

  @Test
  void noFileIsLongerThanItsBound() throws IOException {
    for (CodecSpec codec : List.of(new CodecSpec.None(), new CodecSpec.Deflate(1))) {
      GeoTiffOptions options = OPTIONS.withCodec(codec);
      byte[] bytes = write(codec.toString(), SCHEMA, options);
      try (GeoTiffSink sink = new GeoTiffSink(folder.resolve("bound"), false, SCHEMA, options)) {
        assertThat(sink.maxFileBytes()).isGreaterThanOrEqualTo(bytes.length);
        assertThat(sink.maxFileBytes()).isLessThan(2L * SCHEMA.extent().count() * 4 + 10_000);
      }
    }
  }

  @Test
  void anEdgeTileTakesNoMoreMemoryThanItsPixelsAndItsEncodedBytes() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 600, 600);
    GeoTiffOptions zstd = GeoTiffOptions.DEFAULT.withCodec(new CodecSpec.Zstd(1));
    try (GeoTiffSink sink = new GeoTiffSink(folder.resolve("t"), false, schema, zstd)) {
      long tile = 512L * 512 * 4;

      assertThat(sink.encodeBytes(CellIndex.of(0, 0, 0))).isBetween(tile, tile + tile / 64);
      assertThat(sink.encodeBytes(CellIndex.of(0, 1, 1))).isBetween(2 * tile, 2 * tile + tile / 64);
    }
  }

  @Test
  void codecsThatTiffLacksAreRefused() {
    List<CodecSpec> others =
        List.of(new CodecSpec.Gzip(5), new CodecSpec.Lz4(1), CodecSpec.Blosc.toRead());

    for (CodecSpec codec : others) {
      GeoTiffOptions options = OPTIONS.withCodec(codec);
      assertThatThrownBy(() -> new GeoTiffSink(folder.resolve("out"), false, SCHEMA, options))
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("choose none, LZW, deflate, PackBits or zstd");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void absurdSizesAreRefusedBeforeAnyMemoryIsTaken() {
    GeoTiffOptions pixel = GeoTiffOptions.DEFAULT;
    Map<RasterSchema, String> absurd =
        Map.of(
            RasterSchema.of(DType.UINT8, 1, 1L << 33, 1), "rows and columns",
            RasterSchema.of(DType.UINT8, 70_000, 1, 1), "at most 65535 bands",
            RasterSchema.of(DType.FLOAT32, 5110, 600, 600), "interleave by band",
            RasterSchema.of(DType.COMPLEX128, 60_000, 1L << 31, 1L << 31), "pixels",
            RasterSchema.of(DType.UINT8, 0, 5, 5), "at least one pixel");

    absurd.forEach(
        (schema, rule) ->
            assertThatThrownBy(
                    () -> new GeoTiffSink(folder.resolve("a"), false, schema, pixel).close())
                .isInstanceOf(SwathException.class)
                .hasMessageContaining(rule));
  }

  @Test
  void aHugeSinkIsPlannedAtOnce() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 1_000_000, 1_000_000);
    try (GeoTiffSink sink =
        new GeoTiffSink(folder.resolve("huge"), false, schema, GeoTiffOptions.DEFAULT)) {
      assertThat(sink.writeUnits().grid().count()).isEqualTo(1954L * 1954);
      assertThat(sink.maxFileBytes()).isGreaterThan(4_000_000_000_000L);
    }
  }

  @Test
  void aRasterOfRowsAndColumnsAloneIsOneBand() throws IOException {
    RasterSchema flat =
        new RasterSchema(
            List.of("y", "x"),
            Window.ofSize(40, 50),
            DType.INT16,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());

    write("flat", flat, OPTIONS);

    try (TiffFile file = new TiffFile(folder.resolve("flat"))) {
      assertThat(file.tag(Tag.SAMPLES_PER_PIXEL)).isEqualTo(1);
      assertThat(file.difference(DType.INT16)).isEmpty();
    }
  }

  @Test
  void axesBeforeRowsAndColumnsBecomeSamples() throws IOException {
    RasterSchema cube =
        new RasterSchema(
            List.of("time", "band", "y", "x"),
            Window.ofSize(2, 3, 40, 50),
            DType.INT16,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());
    for (GeoTiffOptions.Interleave interleave : GeoTiffOptions.Interleave.values()) {
      byte[] rows = write("rows" + interleave, cube, OPTIONS.withInterleave(interleave));
      byte[] shuffled =
          write(
              "shuffled" + interleave,
              cube,
              OPTIONS.withInterleave(interleave),
              GeoTiffSink.Thresholds.DEFAULT,
              SinkDriver.Order.SHUFFLED);

      assertThat(shuffled).isEqualTo(rows);
      try (TiffFile file = new TiffFile(folder.resolve("rows" + interleave))) {
        assertThat(file.tag(Tag.SAMPLES_PER_PIXEL)).isEqualTo(6);
      }
    }
  }

  @Test
  void aFailingWriteLeavesNothing() throws IOException {
    Path missing = folder.resolve("no/such/folder/out");

    assertThatThrownBy(
            () ->
                write(
                    missing,
                    SCHEMA,
                    OPTIONS,
                    GeoTiffSink.Thresholds.DEFAULT,
                    SinkDriver.Order.ROWS))
        .isInstanceOf(dev.swath.StorageException.class)
        .hasMessageContaining("no/such/folder/out");

    assertThat(names()).isEmpty();
  }

  private static GeoTiffSink.Thresholds thresholds(long longestClassic) {
    return new GeoTiffSink.Thresholds(longestClassic, TileStream.LONGS_IN_MEMORY);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private byte[] write(String name, GeoTiffSink.Thresholds thresholds) throws IOException {
    return write(name, SCHEMA, OPTIONS, thresholds, SinkDriver.Order.SHUFFLED);
  }

  private byte[] write(String name, RasterSchema schema, GeoTiffOptions options)
      throws IOException {
    return write(name, schema, options, GeoTiffSink.Thresholds.DEFAULT, SinkDriver.Order.ROWS);
  }

  private byte[] write(
      String name,
      RasterSchema schema,
      GeoTiffOptions options,
      GeoTiffSink.Thresholds thresholds,
      SinkDriver.Order order)
      throws IOException {
    return write(folder.resolve(name), schema, options, thresholds, order);
  }

  private static byte[] write(
      Path target,
      RasterSchema schema,
      GeoTiffOptions options,
      GeoTiffSink.Thresholds thresholds,
      SinkDriver.Order order)
      throws IOException {
    try (GeoTiffSink sink =
        new GeoTiffSink(target, false, List.of(schema), options, false, thresholds)) {
      SinkDriver.write(
          sink, schema.dtype(), SinkDriver.cells(sink.writeUnits(), order), SyntheticPixels::fill);
      sink.commit();
    }
    return Files.readAllBytes(target);
  }
}
