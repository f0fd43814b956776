package dev.swath.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry.Registration;
import dev.swath.raster.BandInfo;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffFileTest {
  private static TiffBuilder image() {
    TiffBuilder tiff = TiffBuilder.little();
    return tiff.image(4, 4, 1, 8).strips(4, new byte[16]);
  }

  private static GeoTiffFile open(TiffBuilder tiff) {
    return GeoTiff.open(new MemorySource(tiff.build()));
  }

  @Test
  void scaleAndTiePointGiveTheTransformOfPixelCorners() {
    TiffBuilder tiff = image().doubles(Tag.MODEL_PIXEL_SCALE, 10, 20, 0);
    tiff.doubles(Tag.MODEL_TIEPOINT, 1, 2, 0, 500_000, 4_649_000, 0);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.reference().transform())
          .contains(new Affine(10, 0, 499_990, 0, -20, 4_649_040));
    }
  }

  @Test
  void pointsAreMovedFromTheCentreToTheCornerOfTheirPixel() {
    TiffBuilder tiff = image().doubles(Tag.MODEL_PIXEL_SCALE, 10, 10, 0);
    tiff.doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 100, 200, 0);
    tiff.set(Tag.GEO_KEY_DIRECTORY, FieldType.SHORT, 1, 1, 0, 1, 1025, 0, 1, 2);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.reference().transform()).contains(new Affine(10, 0, 95, 0, -10, 205));
      assertThat(file.reference().registration()).isEqualTo(Registration.POINT);
    }
  }

  @Test
  void aMatrixMayRotate() {
    TiffBuilder tiff =
        image().doubles(Tag.MODEL_TRANSFORMATION, 1, 2, 0, 3, 4, 5, 0, 6, 0, 0, 0, 0, 0, 0, 0, 1);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.reference().transform()).contains(new Affine(1, 2, 3, 4, 5, 6));
    }
  }

  @Test
  void tiePointsWithoutScaleAreControlPoints() {
    TiffBuilder tiff =
        image().doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 1, 2, 3, 4, 0, 0, 5, 6, 7, 0, 4, 0, 8, 9, 10);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.reference().controlPoints()).hasSize(3);
      assertThat(file.raster().schema().geometry()).isEmpty();
    }
  }

  @Test
  void anEpsgCodeIsTheSystemOfTheCoordinates() {
    TiffBuilder tiff = image().doubles(Tag.MODEL_PIXEL_SCALE, 10, 10, 0);
    tiff.doubles(Tag.MODEL_TIEPOINT, 0, 0, 0, 100, 200, 0);
    tiff.set(Tag.GEO_KEY_DIRECTORY, FieldType.SHORT, 1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32_631);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.reference().crs().orElseThrow().label()).isEqualTo("EPSG:32631");
    }
  }

  @Test
  void bandsHaveTheirNamesScalesAndRoles() {
    TiffBuilder tiff =
        image()
            .text(
                Tag.GDAL_METADATA,
                """
                <GDALMetadata>
                  <Item name="AREA">north &amp; south</Item>
                  <Item name="DESCRIPTION" sample="0" role="description">height</Item>
                  <Item name="SCALE" sample="0" role="scale">0.5</Item>
                  <Item name="OFFSET" sample="0" role="offset">-3</Item>
                  <Item name="UNITTYPE" sample="0" role="unittype">m</Item>
                  <Item name="STATISTICS_MEAN" sample="0">7</Item>
                </GDALMetadata>
                """);

    try (GeoTiffFile file = open(tiff)) {
      BandInfo band = file.raster().schema().bands().get(0);
      assertThat(band.name()).isEqualTo("height");
      assertThat(band.scale()).isEqualTo(0.5);
      assertThat(band.offset()).isEqualTo(-3);
      assertThat(band.unit()).isEqualTo("m");
      assertThat(band.role()).isEqualTo("gray");
      assertThat(band.metadata()).containsEntry("STATISTICS_MEAN", "7");
      assertThat(file.raster().schema().attributes()).containsEntry("AREA", "north & south");
    }
  }

  @Test
  void aNoDataValueThatNoPixelCanHaveIsKeptAsAnAttribute() {
    TiffBuilder tiff = image().text(Tag.GDAL_NODATA, "300");

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.raster().schema().noData()).isEmpty();
      assertThat(file.raster().schema().attributes()).containsEntry("GDAL_NODATA", "300");
      assertThat(file.warnings()).anyMatch(warning -> warning.contains("300"));
    }
  }

  @Test
  void damagedMetadataLeaveThePixelsReadable() {
    TiffBuilder tiff = image().text(Tag.GDAL_METADATA, "<GDALMetadata><Item name=\"a\">");
    tiff.raw(Tag.IMAGE_DESCRIPTION, FieldType.ASCII, 0xffff_ffffL, new byte[8]);

    try (GeoTiffFile file = open(tiff);
        Arena arena = Arena.ofConfined()) {
      UnitReader.read(file.raster(), Window.ofSize(1, 4, 4), arena);
      assertThat(file.warnings()).hasSize(2);
    }
  }

  @Test
  void overviewsAndMasksAreFoundByTheirSubfileType() {
    TiffBuilder tiff = image();
    tiff.directory().image(1, 1, 1, 8).strips(1, new byte[1]);
    tiff.set(Tag.NEW_SUBFILE_TYPE, FieldType.LONG, 1);
    tiff.directory().image(2, 2, 1, 8).strips(2, new byte[4]);
    tiff.set(Tag.NEW_SUBFILE_TYPE, FieldType.LONG, 1);
    tiff.directory().image(4, 4, 1, 1).strips(4, new byte[4]);
    tiff.set(Tag.NEW_SUBFILE_TYPE, FieldType.LONG, 4);
    tiff.directory().image(2, 2, 1, 1).strips(2, new byte[2]);
    tiff.set(Tag.NEW_SUBFILE_TYPE, FieldType.LONG, 5);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.overviews()).extracting(o -> o.schema().cols()).containsExactly(2L, 1L);
      assertThat(file.mask()).isPresent();
      assertThat(file.mask(file.overviews().get(0))).isPresent();
      assertThat(file.mask(file.overviews().get(1))).isEmpty();
      assertThat(file.images()).hasSize(1);
    }
  }

  @Test
  void overviewsMayLieInAFileBesideTheImage(@TempDir Path folder) throws IOException {
    Path image = folder.resolve("a.tif");
    Files.write(image, image().build());
    TiffBuilder overview = TiffBuilder.little();
    overview.image(2, 2, 1, 8).strips(2, new byte[4]);
    Files.write(folder.resolve("a.tif.ovr"), overview.build());

    try (GeoTiffFile file = GeoTiff.open(image)) {
      assertThat(file.overviews()).extracting(o -> o.schema().cols()).containsExactly(2L);
    }
  }

  @Test
  void pagesAreImagesOfTheirOwn() {
    TiffBuilder tiff = image();
    tiff.directory().image(9, 9, 1, 8).strips(9, new byte[81]);

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.images()).extracting(i -> i.schema().cols()).containsExactly(4L, 9L);
    }
  }

  @Test
  void aLoopOfDirectoriesIsCut() {
    TiffBuilder tiff = image();
    tiff.build();
    tiff.next(tiff.position(0));

    try (GeoTiffFile file = open(tiff)) {
      assertThat(file.images()).hasSize(1);
      assertThat(file.warnings()).anyMatch(warning -> warning.contains("loop"));
    }
  }

  @Test
  void aDirectoryBeyondTheFileEndsTheChain() {
    try (GeoTiffFile file = open(image().next(1 << 30))) {
      assertThat(file.images()).hasSize(1);
      assertThat(file.warnings()).anyMatch(warning -> warning.contains("IFD 1"));
    }
  }

  @Test
  void aFieldBeyondTheFileIsNamedWithItsDirectory() {
    TiffBuilder tiff = image();
    tiff.raw(Tag.BITS_PER_SAMPLE, FieldType.SHORT, 40_000, new byte[8]);

    assertThatThrownBy(() -> open(tiff))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("memory.tif IFD 0: BitsPerSample (258)");
  }

  @Test
  void somethingElseIsRefusedByItsFirstBytes(@TempDir Path folder) throws IOException {
    Path png = folder.resolve("a.tif");
    Files.write(png, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});

    assertThatThrownBy(() -> GeoTiff.open(png))
        .isInstanceOf(SwathException.class)
        .hasMessageContaining("is not a TIFF: it starts with bytes 89 50");
  }

  @Test
  void aMissingFileIsAStorageFailure(@TempDir Path folder) {
    assertThatThrownBy(() -> GeoTiff.open(folder.resolve("none.tif")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("does not exist");
  }
}
