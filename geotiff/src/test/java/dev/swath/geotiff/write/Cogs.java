package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.UnitReader;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.Heap;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Cloud-optimized GeoTIFFs of synthetic pixels, and what is to be read from them.
public final class Cogs {
  private Cogs() {}

  public static byte[] write(
      Path target, List<RasterSchema> levels, GeoTiffOptions options, CogOptions cog)
      throws IOException {
    try (CogWriter writer = CogWriter.create(target, false, levels, options, cog)) {
      fill(writer, levels.getFirst().dtype(), SinkDriver.Order.ROWS);
      commit(writer);
    }
    return Files.readAllBytes(target);
  }

  static void fill(CogWriter writer, DType dtype, SinkDriver.Order order) {
    for (RasterSink sink : writer.sinks()) {
      SinkDriver.write(
          sink, dtype, SinkDriver.cells(sink.writeUnits(), order), SyntheticPixels::fill);
    }
    for (RasterSink mask : writer.masks()) {
      SinkDriver.write(
          mask, DType.UINT8, SinkDriver.cells(mask.writeUnits(), order), Cogs::fillMask);
    }
  }

  static void commit(CogWriter writer) {
    writer.sinks().forEach(RasterSink::commit);
    writer.masks().forEach(RasterSink::commit);
  }

  /// Pixels of a mask: some not valid, the others with any value but 0.
  static void fillMask(Block block) {
    SyntheticPixels.fill(block);
  }

  /// @param dtype of the pixels that were written
  static void assertSynthetic(DType dtype, GeoTiffRaster raster) {
    Block expected = Heap.planar(dtype, raster.schema().extent());
    SyntheticPixels.fill(expected);

    assertPixels(raster, expected);
  }

  static void assertMask(GeoTiffRaster mask) {
    Block expected = Heap.planar(DType.UINT8, mask.schema().extent());
    fillMask(expected);
    for (long at = 0; at < expected.segment().byteSize(); at++) {
      expected.setBits(at, Math.min(1, expected.bits(at)));
    }

    assertThat(mask.schema().dtype()).isEqualTo(DType.UINT8);
    assertPixels(mask, expected);
  }

  private static void assertPixels(GeoTiffRaster raster, Block expected) {
    try (Arena arena = Arena.ofConfined()) {
      Block pixels = UnitReader.read(raster, raster.schema().extent(), arena);

      assertThat(expected.segment().mismatch(pixels.segment())).isEqualTo(-1);
    }
  }
}
