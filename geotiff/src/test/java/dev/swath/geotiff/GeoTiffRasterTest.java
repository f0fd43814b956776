package dev.swath.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.CellIndex;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoTiffRasterTest {
  private static List<Long> values(byte[] file, Window window) {
    try (GeoTiffFile tiff = GeoTiff.open(new MemorySource(file));
        Arena arena = Arena.ofConfined()) {
      Block block = UnitReader.read(tiff.raster(), window, arena);
      List<Long> values = new ArrayList<>();
      for (long i = 0; i < window.count(); i++) {
        CellIndex at = CellIndex.in(window, i);
        values.add(block.bits(block.offset(at.at(0), at.at(1), at.at(2))));
      }
      return values;
    }
  }

  @ParameterizedTest
  @CsvSource({"LITTLE,false", "LITTLE,true", "BIG,false", "BIG,true"})
  void pixelsAreTheSameInBothByteOrdersAndInBigTiff(String name, boolean big) {
    ByteOrder order = name.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    TiffBuilder tiff = new TiffBuilder(order, big);
    byte[] strip = tiff.samples(2, 1, 2, 300, 400, 5, 65_535);

    byte[] file = tiff.image(3, 2, 1, 16).strips(2, strip).build();

    assertThat(values(file, Window.ofSize(1, 2, 3)))
        .containsExactly(1L, 2L, 300L, 400L, 5L, 65_535L);
  }

  @Test
  void samplesOfAPixelComeOutAsBands() {
    TiffBuilder tiff = TiffBuilder.little();

    byte[] file = tiff.image(2, 1, 3, 8).strips(1, tiff.samples(1, 1, 2, 3, 4, 5, 6)).build();

    assertThat(values(file, Window.ofSize(3, 1, 2))).containsExactly(1L, 4L, 2L, 5L, 3L, 6L);
  }

  @Test
  void planesOfSamplesAreUnitsOfOneBand() {
    TiffBuilder tiff = TiffBuilder.little();
    tiff.image(2, 2, 2, 8).set(Tag.PLANAR_CONFIGURATION, FieldType.SHORT, 2);

    byte[] file =
        tiff.strips(
                1,
                tiff.samples(1, 1, 2),
                tiff.samples(1, 3, 4),
                tiff.samples(1, 5, 6),
                tiff.samples(1, 7, 8))
            .build();

    assertThat(values(file, Window.ofSize(2, 2, 2)))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(values(file, Window.of(new long[] {1, 1, 0}, new long[] {1, 1, 2})))
        .containsExactly(7L, 8L);
  }

  @Test
  void tilesAreClippedWhereTheImageEnds() {
    TiffBuilder tiff = TiffBuilder.little();
    byte[] left = new byte[256];
    byte[] right = new byte[256];
    left[16 * 2 + 15] = 7;
    right[16 * 2] = 9;
    right[1] = 99;

    byte[] file = tiff.image(17, 3, 1, 8).tiles(16, 16, left, right).build();

    assertThat(values(file, Window.of(new long[] {0, 2, 14}, new long[] {1, 1, 3})))
        .containsExactly(0L, 7L, 9L);
  }

  @Test
  void chunksThatAreNotInTheFileHoldTheNoDataValue() {
    TiffBuilder tiff = TiffBuilder.little();
    tiff.image(2, 2, 1, 8).text(Tag.GDAL_NODATA, "255");

    byte[] file = tiff.strips(1, new byte[0], tiff.samples(1, 3, 4)).build();

    assertThat(values(file, Window.ofSize(1, 2, 2))).containsExactly(255L, 255L, 3L, 4L);
  }

  @Test
  void chunksThatAreNotInTheFileHoldZeroWithoutANoDataValue() {
    byte[] file = TiffBuilder.little().image(2, 1, 1, 8).strips(1, new byte[0]).build();

    assertThat(values(file, Window.ofSize(1, 1, 2))).containsExactly(0L, 0L);
  }

  @Test
  void oneStripOfAHugeImageIsReadInPartsOfAMegabyte() {
    TiffBuilder tiff = TiffBuilder.little().image(1_000_000, 30_000, 1, 8);
    tiff.set(Tag.STRIP_OFFSETS, FieldType.LONG, 4096);
    tiff.set(Tag.STRIP_BYTE_COUNTS, FieldType.LONG, 0xffff_ffffL & 30_000_000_000L);
    MemorySource source = new MemorySource(tiff.build(), 40_000_000_000L);

    try (GeoTiffFile file = GeoTiff.open(source);
        Arena arena = Arena.ofConfined()) {
      GeoTiffRaster raster = file.raster();

      Window last = Window.of(new long[] {0, 29_999, 999_990}, new long[] {1, 1, 10});
      UnitReader.read(raster, last, arena);

      assertThat(raster.units().all().count()).isEqualTo(30_000);
      assertThat(raster.storedBytes(CellIndex.of(0, 0, 0))).isEqualTo(1_000_000);
      assertThat(source.bytesRead()).isLessThan(1_200_000);
    }
  }

  @Test
  void aBillionTilesOpenWithoutReadingTheirTables() {
    TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, true).image(1 << 20, 1 << 20, 1, 8);
    tiff.set(Tag.TILE_WIDTH, FieldType.SHORT, 32).set(Tag.TILE_LENGTH, FieldType.SHORT, 32);
    long tiles = 1L << 30;
    byte[] table = tiff.samples(8, 1 << 20, 0);
    tiff.raw(Tag.TILE_OFFSETS, FieldType.LONG8, tiles, table);
    tiff.raw(Tag.TILE_BYTE_COUNTS, FieldType.LONG8, tiles, table);
    MemorySource source = new MemorySource(tiff.build(), 1L << 40);

    try (GeoTiffFile file = GeoTiff.open(source)) {
      long beforePixels = source.bytesRead();
      CellIndex last = CellIndex.of(0, (1 << 15) - 1, (1 << 15) - 1);

      long stored = file.raster().storedBytes(last);

      assertThat(file.raster().units().all().count()).isEqualTo(tiles);
      assertThat(stored).isZero();
      assertThat(beforePixels).isLessThan(64 << 10);
      assertThat(source.bytesRead()).isLessThan(256 << 10);
    }
  }

  @Test
  void aTileLargerThanTheLimitIsRefusedBeforeMemoryIsTaken() {
    TiffBuilder tiff = TiffBuilder.little().image(64, 64, 1, 8);
    tiff.tiles(65_520, 65_520, new byte[10]).set(Tag.COMPRESSION, FieldType.SHORT, 8);

    try (GeoTiffFile file = GeoTiff.open(new MemorySource(tiff.build()))) {
      assertThatThrownBy(() -> file.raster().scratchBytes(CellIndex.of(0, 0, 0)))
          .isInstanceOf(LimitException.class)
          .hasMessageContaining("memory.tif IFD 0")
          .hasMessageContaining("268435456");
    }
  }

  @Test
  void aHigherLimitIsTheCallersChoice() {
    TiffBuilder tiff = TiffBuilder.little().image(64, 16, 1, 8);
    tiff.tiles(65_520, 16, new byte[0]);
    Limits tight = Limits.DEFAULT.withBlockBytes(1_000_000);
    Limits enough = Limits.DEFAULT.withBlockBytes(2 << 20);
    CellIndex first = CellIndex.of(0, 0, 0);

    try (GeoTiffFile refused = GeoTiff.open(new MemorySource(tiff.build()), tight);
        GeoTiffFile read = GeoTiff.open(new MemorySource(tiff.build()), enough)) {
      assertThat(read.raster().scratchBytes(first)).isPositive();
      assertThatThrownBy(() -> refused.raster().scratchBytes(first))
          .isInstanceOf(LimitException.class);
    }
  }

  @Test
  void aChunkBeyondTheEndOfTheFileIsNamed() {
    TiffBuilder tiff = TiffBuilder.little().image(4, 4, 1, 8);
    tiff.set(Tag.STRIP_OFFSETS, FieldType.LONG, 1_000_000);
    tiff.set(Tag.STRIP_BYTE_COUNTS, FieldType.LONG, 16);

    assertThatThrownBy(() -> values(tiff.build(), Window.ofSize(1, 4, 4)))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("memory.tif IFD 0 strip 0")
        .hasMessageContaining("1000000");
  }

  @Test
  void tooFewOffsetsAreRefused() {
    TiffBuilder tiff = TiffBuilder.little();
    tiff.image(1, 4, 1, 8).strips(1, new byte[1]);

    assertThatThrownBy(() -> values(tiff.build(), Window.ofSize(1, 4, 1)))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("StripOffsets (273) has 1 values but the image has 4 chunks");
  }

  @Test
  void anUnknownCompressionIsNamedWithThoseThatAreKnown() {
    TiffBuilder tiff = TiffBuilder.little();
    tiff.image(1, 1, 1, 8).strips(1, new byte[1]).set(Tag.COMPRESSION, FieldType.SHORT, 34_712);

    assertThatThrownBy(() -> values(tiff.build(), Window.ofSize(1, 1, 1)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("34712")
        .hasMessageContaining("LZW");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 12})
  void smallSamplesAreWidened(int bits) {
    TiffBuilder tiff = TiffBuilder.little();
    byte[] row = {(byte) 0b1010_0101, (byte) 0b1100_0011, 0};

    byte[] file = tiff.image(24 / bits, 1, 1, bits).strips(1, row).build();

    long first = (0b1010_0101_1100_0011L << 8) >> (24 - bits);
    assertThat(values(file, Window.ofSize(1, 1, 1))).containsExactly(first);
  }

  @Test
  void typesAreThoseOfTheSamples() {
    TiffBuilder tiff = TiffBuilder.little().image(1, 1, 1, 32);
    tiff.strips(1, new byte[4]).set(Tag.SAMPLE_FORMAT, FieldType.SHORT, 3);

    try (GeoTiffFile file = GeoTiff.open(new MemorySource(tiff.build()))) {
      assertThat(file.raster().schema().dtype()).isEqualTo(DType.FLOAT32);
    }
  }
}
