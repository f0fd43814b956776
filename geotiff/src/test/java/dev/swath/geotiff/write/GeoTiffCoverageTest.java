package dev.swath.geotiff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.tag.Tag;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every data type with every codec, predictor, layout and interleaving is either written and read
/// back, or waived here with a reason and refused with a message that says so.
class GeoTiffCoverageTest {
  private static final List<CodecSpec> CODECS =
      List.of(
          new CodecSpec.None(),
          new CodecSpec.Lzw(),
          new CodecSpec.Deflate(1),
          new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS),
          new CodecSpec.Zstd(1));
  private static final List<GeoTiffOptions.Layout> LAYOUTS =
      List.of(
          new GeoTiffOptions.Tiles(32, 16),
          new GeoTiffOptions.Strips(7),
          new GeoTiffOptions.Strips(GeoTiffOptions.Strips.AUTO));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyCombinationIsWrittenOrWaived(DType dtype) throws Exception {
    for (CodecSpec codec : CODECS) {
      for (GeoTiffOptions.Prediction prediction : GeoTiffOptions.Prediction.values()) {
        for (GeoTiffOptions.Layout layout : LAYOUTS) {
          for (GeoTiffOptions.Interleave interleave : GeoTiffOptions.Interleave.values()) {
            GeoTiffOptions options =
                GeoTiffOptions.DEFAULT
                    .withCodec(codec)
                    .withPrediction(prediction)
                    .withLayout(layout)
                    .withInterleave(interleave);
            check(dtype, options);
          }
        }
      }
    }
  }

  private void check(DType dtype, GeoTiffOptions options) throws Exception {
    RasterSchema schema = RasterSchema.of(dtype, 2, 37, 45);
    Path target = folder.resolve("out.tif");
    Optional<String> waiver = waiver(dtype, options);
    if (waiver.isPresent()) {
      assertThatThrownBy(() -> new GeoTiffSink(target, false, schema, options).close())
          .as("%s %s", dtype, options)
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining(waiver.get());
      return;
    }
    try (GeoTiffSink sink = new GeoTiffSink(target, false, schema, options)) {
      SinkDriver.write(
          sink,
          dtype,
          SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS),
          SyntheticPixels::fill);
      sink.commit();
    }
    try (TiffFile file = new TiffFile(target)) {
      assertThat(file.difference(dtype)).as("%s %s", dtype, options).isEmpty();
      assertThat(file.tag(Tag.BITS_PER_SAMPLE)).isEqualTo(8L * dtype.bytes());
    }
    Files.delete(target);
  }

  /// Why a combination is not offered.
  private static Optional<String> waiver(DType dtype, GeoTiffOptions options) {
    boolean packed =
        options.codec() instanceof CodecSpec.None || options.codec() instanceof CodecSpec.PackBits;
    return switch (options.prediction()) {
      case NONE, AUTO -> Optional.empty();
      case HORIZONTAL, FLOATING_POINT -> {
        if (packed) {
          yield Optional.of("goes with LZW, deflate and zstd");
        }
        boolean real = dtype.kind() != DType.Kind.COMPLEX;
        boolean fits =
            options.prediction() == GeoTiffOptions.Prediction.HORIZONTAL
                ? real
                : dtype.kind() == DType.Kind.FLOAT;
        yield fits ? Optional.empty() : Optional.of("values but the pixels are " + dtype);
      }
    };
  }
}
