package dev.swath.geotiff;

import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.raster.Raster;
import dev.swath.testkit.RasterContract;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// GeoTIFF images in every arrangement of chunks keep to what all rasters keep to.
class GeoTiffRasterContractTest {
  private abstract static class Contract extends RasterContract {
    private GeoTiffFile file;

    abstract byte[] bytes();

    @Override
    protected Raster raster() {
      if (file == null) {
        file = GeoTiff.open(new MemorySource(bytes()));
      }
      return file.raster();
    }

    @AfterEach
    void close() {
      if (file != null) {
        file.close();
      }
    }
  }

  /// Chunks of noise, every fifth left out.
  private static byte[][] chunks(int count, int bytes) {
    Random random = new Random(3);
    byte[][] chunks = new byte[count][];
    for (int i = 0; i < count; i++) {
      chunks[i] = new byte[i % 5 == 4 ? 0 : bytes];
      random.nextBytes(chunks[i]);
    }
    return chunks;
  }

  @Nested
  class TilesOfAllSamples extends Contract {
    @Override
    byte[] bytes() {
      TiffBuilder tiff = TiffBuilder.little().image(45, 37, 3, 16);
      return tiff.tiles(16, 16, chunks(9, 16 * 16 * 6)).build();
    }
  }

  @Nested
  class TilesOfOneSample extends Contract {
    @Override
    byte[] bytes() {
      TiffBuilder tiff = new TiffBuilder(ByteOrder.BIG_ENDIAN, true).image(45, 37, 2, 32);
      tiff.set(Tag.PLANAR_CONFIGURATION, FieldType.SHORT, 2);
      return tiff.tiles(32, 16, chunks(12, 32 * 16 * 4)).build();
    }
  }

  @Nested
  class StripsOfSmallSamples extends Contract {
    @Override
    byte[] bytes() {
      TiffBuilder tiff = TiffBuilder.little().image(45, 37, 3, 4);
      return tiff.strips(5, chunks(8, 5 * 68)).build();
    }
  }

  @Nested
  class OneStripInParts extends Contract {
    @Override
    byte[] bytes() {
      TiffBuilder tiff = TiffBuilder.little().image(70_000, 11, 3, 16);
      return tiff.strips(11, chunks(1, 70_000 * 11 * 6)).build();
    }
  }
}
