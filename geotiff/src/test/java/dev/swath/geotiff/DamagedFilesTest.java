package dev.swath.geotiff;

import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any damage gives pixels or a failure of Swath's own kind, never another.
class DamagedFilesTest {
  private static final int[] FLIPS = {0xff, 0x01, 0x80, 0x10};

  static Stream<byte[]> files() {
    return Stream.of(
        file(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false)),
        file(new TiffBuilder(ByteOrder.BIG_ENDIAN, true)));
  }

  private static byte[] file(TiffBuilder tiff) {
    tiff.image(20, 3, 2, 8).tiles(16, 16, new byte[512], new byte[512]);
    tiff.doubles(Tag.MODEL_PIXEL_SCALE, 10, 20, 0);
    tiff.doubles(Tag.MODEL_TIEPOINT, 1, 2, 0, 500_000, 4_649_000, 0);
    tiff.set(Tag.GEO_KEY_DIRECTORY, FieldType.SHORT, 1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32_631);
    tiff.text(Tag.GDAL_METADATA, "<GDALMetadata><Item name=\"a\">b</Item></GDALMetadata>");
    tiff.text(Tag.GDAL_NODATA, "12");
    tiff.directory().image(10, 2, 2, 8).strips(1, new byte[20], new byte[20]);
    tiff.set(Tag.NEW_SUBFILE_TYPE, FieldType.LONG, 1);
    return tiff.build();
  }

  private static void read(byte[] bytes) {
    try (GeoTiffFile file = GeoTiff.open(new MemorySource(bytes))) {
      touch(file.raster());
      file.overviews().forEach(DamagedFilesTest::touch);
    } catch (SwathException e) {
      // A failure of this kind is what damage may give; any other fails the test.
    }
  }

  private static void touch(GeoTiffRaster raster) {
    Window extent = raster.schema().extent();
    Window corner = Window.ofSize(1, Math.min(4, extent.size(1)), Math.min(20, extent.size(2)));
    try (Arena arena = Arena.ofConfined()) {
      UnitReader.read(raster, corner, arena);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFlippedByteIsSurvived(byte[] file) {
    for (int at = 0; at < file.length; at++) {
      for (int flip : FLIPS) {
        byte[] damaged = file.clone();
        damaged[at] ^= (byte) flip;
        read(damaged);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTruncationIsSurvived(byte[] file) {
    for (int length = 0; length < file.length; length++) {
      read(Arrays.copyOf(file, length));
    }
  }
}
