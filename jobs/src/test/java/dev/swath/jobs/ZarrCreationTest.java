package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.jobs.request.RequestException;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.write.ZarrOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZarrCreationTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.UINT16, 3, 3000, 1000);

  private static ZarrOptions written(String... namesAndValues) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ZarrCreation.options(CreationOptions.of(Format.ZARR, given), SCHEMA);
  }

  @Test
  void chunksAndShardsAreOfOneBandUnlessAsked() {
    ZarrOptions options = written();

    assertThat(options.chunk()).containsExactly(1, 512, 512);
    assertThat(options.shard().orElseThrow()).containsExactly(1, 2048, 1024);
    assertThat(options.codec()).isEqualTo(new CodecSpec.Zstd(3));
    assertThat(options.dimensionOrder()).containsExactly("band", "y", "x");
  }

  @Test
  void twoSizesAreRowsAndColumns() {
    ZarrOptions options = written("CHUNK", "256,128", "SHARD", "512,512");

    assertThat(options.chunk()).containsExactly(1, 256, 128);
    assertThat(options.shard().orElseThrow()).containsExactly(1, 512, 512);
  }

  @Test
  void moreSizesAreThoseOfTheStoresDimensions() {
    ZarrOptions options = written("CHUNK", "256,128,3", "DIMENSIONS", "y,x,band");

    assertThat(options.chunk()).containsExactly(3, 256, 128);
    assertThat(options.shard().orElseThrow()).containsExactly(3, 1024, 512);
    assertThat(options.dimensionOrder()).containsExactly("y", "x", "band");
  }

  @Test
  void chunksFitIntoShardsThatAreAskedForAlone() {
    assertThat(written("SHARD", "1000,1024").chunk()).containsExactly(1, 500, 512);
  }

  @Test
  void everyChunkIsAnObjectWithoutShards() {
    ZarrOptions options = written("CHUNK", "64,64", "SHARD", "none");

    assertThat(options.shard()).isEmpty();
    assertThat(options.chunk()).containsExactly(1, 64, 64);
    assertThat(options.codec()).isEqualTo(new CodecSpec.Zstd(3));
  }

  @Test
  void profileForOldReadersHasNoShards() {
    ZarrOptions options = written("PROFILE", "plain");

    assertThat(options.shard()).isEmpty();
    assertThat(options.codec()).isEqualTo(new CodecSpec.Gzip(CodecSpec.Gzip.DEFAULT_LEVEL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CHUNK; 512; rows and columns",
        "CHUNK; 0,512; from 1",
        "CHUNK; a,b; from 1",
        "DIMENSIONS; y,x; each of them once",
        "DIMENSIONS; y,x,time; [band, y, x]",
        "DIMENSIONS; y,,x; not empty",
        "COMPRESS; LZW; ZSTD",
        "PROFILE; 3; PLAIN",
        "BLOCKSIZE; 512; CHUNK"
      })
  void whatIsNotKnownIsAnsweredWithWhatIs(String name, String value, String known) {
    assertThatThrownBy(() -> written(name, value))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(known);
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> written("PROFILE", "PLAIN", "SHARD", "512,512"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("SHARD");
    assertThatThrownBy(() -> written("COMPRESS", "NONE", "LEVEL", "3"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("LEVEL means nothing with COMPRESS=NONE");
  }
}
