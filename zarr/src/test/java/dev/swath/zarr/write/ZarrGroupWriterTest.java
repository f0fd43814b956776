package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrGroupWriterTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.INT16, 2, 40, 60);
  private static final ZarrOptions OPTIONS =
      ZarrOptions.defaults(SCHEMA).withShards(new long[] {1, 16, 16}, new long[] {1, 32, 32});

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path store = folder.resolve("out.zarr");

    try (ZarrGroupWriter group =
        ZarrGroupWriter.create(store, ZarrGroupWriter.Replace.REFUSE, Optional.empty())) {
      RasterSink data = group.array("data", SCHEMA, OPTIONS, Map.of("note", "1"));
      RasterSink other =
          group.array("other", SCHEMA, OPTIONS.withCodec(new CodecSpec.None()), Map.of());
      Stores.fill(data, SCHEMA, SyntheticPixels::fill);
      assertThat(store).doesNotExist();
      Stores.fill(other, SCHEMA, SyntheticPixels::fill);
    }

    assertThat(Stores.read(store, "data")).isEqualTo(Stores.expected(SCHEMA));
    assertThat(Stores.read(store, "other")).isEqualTo(Stores.expected(SCHEMA));
  }
}
