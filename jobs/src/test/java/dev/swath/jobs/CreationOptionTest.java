package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import dev.swath.jobs.request.RequestException;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationOptionTest {
  private static Target target(String name, String value) {
    return Target.of(Path.of("out.tif"), Format.GTIFF, Map.of(name, value), false);
  }

  private static OpenTarget written(Map<String, String> options) {
    return OpenTarget.open(
        Target.of(Path.of("out.tif"), Format.GTIFF, options, false),
        RasterSchema.of(DType.UINT16, 1, 100, 100),
        false,
        Optional.empty(),
        "");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPRESS, zstd",
    "COMPRESS, NONE",
    "LEVEL, 22",
    "ZLEVEL, 12",
    "PREDICTOR, 2",
    "PREDICTOR, STANDARD",
    "TILED, no",
    "TILED, FALSE",
    "BLOCKSIZE, 256",
    "INTERLEAVE, band",
    "BIGTIFF, IF_SAFER",
    "SPARSE_OK, YES",
    "PHOTOMETRIC, rgb"
  })
  void valuesThatGdalTakesAreTaken(String name, String value) {
    assertThatCode(() -> target(name, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPRESS, ROT13, 'DEFLATE'",
    "COMPRESSION, NONE, 'COMPRESS'",
    "ZLEVEL, 13, 'from 1 to 12'",
    "BLOCKSIZE, big, 'whole number'",
    "TILED, MAYBE, 'YES'",
    "INTERLEAVE, LINE, 'BAND'"
  })
  void whatIsNotKnownIsAnsweredWithWhatIs(String name, String value, String known) {
    assertThatThrownBy(() -> target(name, value))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(known);
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> written(Map.of("COMPRESS", "LZW", "LEVEL", "3")))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("LEVEL means nothing with COMPRESS=LZW");
    assertThatThrownBy(() -> written(Map.of("TILED", "NO", "BLOCKXSIZE", "64")))
        .isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> written(Map.of("BLOCKSIZE", "100")))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("multiples of 16");
  }

  @Test
  void layoutTellsWhatWillBeWritten() {
    Map<String, String> options =
        Map.of("COMPRESS", "ZSTD", "LEVEL", "9", "PREDICTOR", "2", "BLOCKSIZE", "256");

    OpenTarget target = written(options);

    assertThat(target.layout()).isEqualTo("GTiff tiles 256×256 zstd-9 predictor 2");
    assertThat(target.compresses()).isTrue();
    assertThat(written(Map.of("COMPRESS", "NONE")).compresses()).isFalse();
  }
}
