package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.UnitReader;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.testkit.SinkContract;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CogWriterTest extends SinkContract {
  private static final GeoTiffOptions OPTIONS =
      GeoTiffOptions.DEFAULT.withLayout(new GeoTiffOptions.Tiles(32, 16));
  private static final CogOptions MASKED = CogOptions.DEFAULT.withMasked(true);
  private static final List<RasterSchema> LEVELS =
      List.of(
          RasterSchema.of(DType.FLOAT32, 3, 70, 90),
          RasterSchema.of(DType.FLOAT32, 3, 35, 45),
          RasterSchema.of(DType.FLOAT32, 3, 18, 23));

  @Override
  protected DType dtype() {
    return DType.FLOAT32;
  }

  @Override
  protected RasterSink open(Path target, boolean overwrite) {
    return new OneLevel(
        CogWriter.create(target, overwrite, LEVELS.subList(0, 1), OPTIONS, CogOptions.DEFAULT));
  }

  /// The only sink of a writer, which it closes.
  private record OneLevel(CogWriter writer, RasterSink sink) implements RasterSink {
    OneLevel(CogWriter writer) {
      this(writer, writer.sinks().getFirst());
    }

    @Override
    public WriteUnits writeUnits() {
      return sink.writeUnits();
    }

    @Override
    public long encodeBytes(CellIndex cell) {
      return sink.encodeBytes(cell);
    }

    @Override
    public long encode(CellIndex cell, Block pixels, MemorySegment into) {
      return sink.encode(cell, pixels, into);
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      sink.write(cell, encoded);
    }

    @Override
    public void commit() {
      sink.commit();
    }

    @Override
    public void close() {
      writer.close();
    }
  }

  @Test
  void allLevelsAndTheirMasksAreReadBack() throws IOException {
    for (GeoTiffOptions.Interleave interleave : GeoTiffOptions.Interleave.values()) {
      Path target = folder.resolve(interleave + ".tif");

      Cogs.write(target, LEVELS, OPTIONS.withInterleave(interleave), MASKED);

      try (GeoTiffFile file = GeoTiff.open(target)) {
        assertThat(file.warnings()).isEmpty();
        assertThat(file.overviews()).hasSize(2);
        Cogs.assertSynthetic(DType.FLOAT32, file.raster());
        file.overviews().forEach(level -> Cogs.assertSynthetic(DType.FLOAT32, level));
        Cogs.assertMask(file.mask().orElseThrow());
        for (GeoTiffRaster overview : file.overviews()) {
          Cogs.assertMask(file.mask(overview).orElseThrow());
        }
      }
    }
  }

  @Test
  void theFileAppearsWhenTheLastSinkCommitsWhicheverThatIs() throws IOException {
    Path target = folder.resolve("out.tif");
    try (CogWriter writer = CogWriter.create(target, false, LEVELS, OPTIONS, MASKED)) {
      Cogs.fill(writer, DType.FLOAT32, SinkDriver.Order.ROWS);
      writer.masks().forEach(RasterSink::commit);
      writer.sinks().get(2).commit();
      writer.sinks().get(0).commit();

      assertThat(target).doesNotExist();

      writer.sinks().get(1).commit();
      assertThat(target).exists();
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void aWriterThatLacksTheCommitOfOneLevelLeavesNothing() throws IOException {
    try (CogWriter writer =
        CogWriter.create(folder.resolve("out.tif"), false, LEVELS, OPTIONS, CogOptions.DEFAULT)) {
      Cogs.fill(writer, DType.FLOAT32, SinkDriver.Order.ROWS);
      writer.sinks().subList(0, 2).forEach(RasterSink::commit);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theTextBehindTheHeaderIsWhatOthersWrite() throws IOException {
    byte[] plain = Cogs.write(folder.resolve("a"), LEVELS, OPTIONS, CogOptions.DEFAULT);
    byte[] masked = Cogs.write(folder.resolve("b"), LEVELS, OPTIONS, MASKED);

    String promises =
        """
        GDAL_STRUCTURAL_METADATA_SIZE=000140 bytes
        LAYOUT=IFDS_BEFORE_DATA
        BLOCK_ORDER=ROW_MAJOR
        BLOCK_LEADER=SIZE_AS_UINT4
        BLOCK_TRAILER=LAST_4_BYTES_REPEATED
        KNOWN_INCOMPATIBLE_EDITION=NO
        \s""";
    assertThat(text(plain, promises.length())).isEqualTo(promises);
    String more = promises.replace("140", "174") + "MASK_INTERLEAVED_WITH_IMAGERY=YES\n";
    assertThat(text(masked, more.length())).isEqualTo(more);
    assertThat(plain[4]).isEqualTo((byte) 192);
    assertThat(masked[4]).isEqualTo((byte) 226);
  }

  private static String text(byte[] file, int length) {
    return new String(file, 8, length, StandardCharsets.US_ASCII);
  }

  @Test
  void bigTiffIsChosenWhenTheLengthIsKnown() throws IOException {
    byte[] classic = write("classic", DirectoryWriter.LONGEST_CLASSIC);
    byte[] exact = write("exact", classic.length);
    byte[] big = write("big", classic.length - 1L);

    assertThat(exact).isEqualTo(classic);
    assertThat(big[2]).isEqualTo((byte) 43);
    byte[] forced =
        Cogs.write(
            folder.resolve("forced"),
            LEVELS,
            OPTIONS.withBigTiff(GeoTiffOptions.BigTiff.YES),
            MASKED);
    assertThat(big).isEqualTo(forced);
    try (GeoTiffFile file = GeoTiff.open(folder.resolve("big"))) {
      Cogs.assertSynthetic(DType.FLOAT32, file.raster());
      file.overviews().forEach(level -> Cogs.assertSynthetic(DType.FLOAT32, level));
    }
  }

  private byte[] write(String name, long longestClassic) throws IOException {
    Path target = folder.resolve(name);
    GeoTiffSink.Thresholds thresholds =
        new GeoTiffSink.Thresholds(longestClassic, TileStream.LONGS_IN_MEMORY);
    try (CogWriter writer = CogWriter.create(target, false, LEVELS, OPTIONS, MASKED, thresholds)) {
      Cogs.fill(writer, DType.FLOAT32, SinkDriver.Order.SHUFFLED);
      Cogs.commit(writer);
    }
    return Files.readAllBytes(target);
  }

  @Test
  void aForbiddenBigTiffIsRefusedAsSoonAsItIsNeeded() {
    GeoTiffSink.Thresholds short5000 = new GeoTiffSink.Thresholds(5000, 1);
    try (CogWriter writer =
        CogWriter.create(
            folder.resolve("out.tif"),
            false,
            LEVELS,
            OPTIONS.withBigTiff(GeoTiffOptions.BigTiff.NO),
            CogOptions.DEFAULT,
            short5000)) {

      assertThatThrownBy(() -> Cogs.fill(writer, DType.FLOAT32, SinkDriver.Order.ROWS))
          .isInstanceOf(LimitException.class)
          .hasMessageContaining("allow BigTIFF")
          .hasMessageContaining("out.tif");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bytesDoNotDependOnTheMemoryForTileTables() throws IOException {
    List<RasterSchema> wide =
        List.of(
            RasterSchema.of(DType.UINT8, 1, 1040, 2080),
            RasterSchema.of(DType.UINT8, 1, 520, 1040));
    GeoTiffOptions options = OPTIONS.withLayout(new GeoTiffOptions.Tiles(16, 16));
    byte[] roomy = Cogs.write(folder.resolve("roomy"), wide, options, MASKED);
    Path tight = folder.resolve("tight");

    try (CogWriter writer =
        CogWriter.create(
            tight,
            false,
            wide,
            options,
            MASKED,
            new GeoTiffSink.Thresholds(DirectoryWriter.LONGEST_CLASSIC, 1))) {
      Cogs.fill(writer, DType.UINT8, SinkDriver.Order.STRIPES);
      Cogs.commit(writer);
    }

    assertThat(Files.readAllBytes(tight)).isEqualTo(roomy);
  }

  @Test
  void theLengthStaysWithinItsBound() throws IOException {
    for (CodecSpec codec : List.of(new CodecSpec.None(), new CodecSpec.Deflate(1))) {
      GeoTiffOptions options = OPTIONS.withCodec(codec);
      byte[] bytes = Cogs.write(folder.resolve(codec.toString()), LEVELS, options, MASKED);
      try (CogWriter writer =
          CogWriter.create(folder.resolve("bound"), false, LEVELS, options, MASKED)) {
        assertThat(writer.maxFileBytes()).isBetween((long) bytes.length, 4L * 130_000);
      }
    }
  }

  @Test
  void aHugeRasterIsPlannedAtOnce() {
    List<RasterSchema> levels =
        List.of(
            RasterSchema.of(DType.FLOAT32, 1, 1_000_000, 1_000_000),
            RasterSchema.of(DType.FLOAT32, 1, 500_000, 500_000));
    try (CogWriter writer =
        CogWriter.create(folder.resolve("huge"), false, levels, GeoTiffOptions.DEFAULT, MASKED)) {
      assertThat(writer.maxFileBytes()).isGreaterThan(5_000_000_000_000L);
    }
  }

  @Test
  void stripsAreRefused() {
    GeoTiffOptions strips = OPTIONS.withLayout(new GeoTiffOptions.Strips(16));

    assertThatThrownBy(
            () ->
                CogWriter.create(
                    folder.resolve("out.tif"), false, LEVELS, strips, CogOptions.DEFAULT))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("tiles")
        .hasMessageContaining("out.tif");
  }

  @Test
  void levelsThatAreNoOverviewsAreRefused() {
    List<RasterSchema> others =
        List.of(
            RasterSchema.of(DType.INT32, 3, 35, 45),
            RasterSchema.of(DType.FLOAT32, 2, 35, 45),
            RasterSchema.of(DType.FLOAT32, 3, 71, 45));

    for (RasterSchema other : others) {
      List<RasterSchema> levels = List.of(LEVELS.getFirst(), other);
      assertThatThrownBy(
              () ->
                  CogWriter.create(
                      folder.resolve("out.tif"), false, levels, OPTIONS, CogOptions.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(other.extent().toString());
    }
  }

  @Test
  void aMissingTileOfAMaskIsNamed() {
    try (CogWriter writer =
        CogWriter.create(folder.resolve("out.tif"), false, LEVELS, OPTIONS, MASKED)) {
      RasterSink mask = writer.masks().getFirst();
      List<CellIndex> cells = SinkDriver.cells(mask.writeUnits(), SinkDriver.Order.ROWS);
      SinkDriver.write(mask, DType.UINT8, cells.subList(1, cells.size()), Cogs::fillMask);

      assertThatThrownBy(mask::commit)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(cells.getFirst().toString());
    }
  }

  @Test
  void blankTilesOfASparseFileTakeNoBytes() throws IOException {
    List<RasterSchema> levels = List.of(RasterSchema.of(DType.UINT8, 1, 64, 64));
    Path target = folder.resolve("sparse.tif");
    try (CogWriter writer =
        CogWriter.create(target, false, levels, OPTIONS.withSparse(true), CogOptions.DEFAULT)) {
      RasterSink sink = writer.sinks().getFirst();
      for (CellIndex cell : SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS)) {
        SinkDriver.write(
            sink,
            DType.UINT8,
            List.of(cell),
            block -> {
              if (cell.at(1) == 1) {
                SyntheticPixels.fill(block);
              } else {
                block.fill(0);
              }
            });
      }
      sink.commit();
    }

    try (TiffFile file = new TiffFile(target);
        GeoTiffFile read = GeoTiff.open(target);
        Arena arena = Arena.ofConfined()) {
      assertThat(file.stored()).isEqualTo(2);
      Block pixels = UnitReader.read(read.raster(), levels.getFirst().extent(), arena);
      assertThat(pixels.value(0, 40, 3)).isZero();
      assertThat(pixels.bits(pixels.offset(0, 20, 3)))
          .isEqualTo(SyntheticPixels.bits(DType.UINT8, 0, 0, 20, 3));
    }
  }
}
