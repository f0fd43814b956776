package dev.swath.zarr;

import dev.swath.raster.Raster;
import dev.swath.testkit.RasterContract;
import dev.swath.zarr.array.MemoryStore;
import dev.swath.zarr.metadata.Limits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// Zarr arrays in every arrangement of chunks keep to what all rasters keep to.
class ZarrRasterContractTest {
  private static final String ARRAY =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [45, 37, 3], "data_type": "int16",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [16, 20, 2]}},
       "chunk_key_encoding": {"name": "default"}, "fill_value": -7,
       "codecs": CODECS, "dimension_names": ["y", "x", "time"]}
      """;

  private abstract static class Contract extends RasterContract {
    private ZarrStore store;

    abstract String codecs();

    abstract byte[] chunk(Random random);

    @Override
    protected Raster raster() {
      if (store == null) {
        var objects = new MemoryStore();
        String document = ARRAY.replace("CODECS", codecs());
        objects.put("zarr.json", document.getBytes(StandardCharsets.UTF_8));
        Random random = new Random(4);
        for (int i = 0; i < 12; i++) {
          if (i % 5 != 4) {
            objects.put("c/" + i / 4 + "/" + i / 2 % 2 + "/" + i % 2, chunk(random));
          }
        }
        store = ZarrStore.open(objects, Limits.DEFAULT);
      }
      return store.raster();
    }

    @AfterEach
    void close() {
      if (store != null) {
        store.close();
      }
    }
  }

  private static byte[] noise(Random random, int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return noise;
  }

  @Nested
  class Chunks extends Contract {
    @Override
    String codecs() {
      return "[{\"name\": \"bytes\", \"configuration\": {\"endian\": \"little\"}}]";
    }

    @Override
    byte[] chunk(Random random) {
      return noise(random, 16 * 20 * 2 * 2);
    }
  }

  @Nested
  class TransposedBigEndianChunks extends Contract {
    @Override
    String codecs() {
      return """
      [{"name": "transpose", "configuration": {"order": [2, 0, 1]}},
       {"name": "bytes", "configuration": {"endian": "big"}}]
      """;
    }

    @Override
    byte[] chunk(Random random) {
      return noise(random, 16 * 20 * 2 * 2);
    }
  }

  @Nested
  class Shards extends Contract {
    @Override
    String codecs() {
      return """
      [{"name": "sharding_indexed", "configuration": {"chunk_shape": [8, 5, 2],
        "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}],
        "index_codecs": [{"name": "bytes", "configuration": {"endian": "little"}}]}}]
      """;
    }

    @Override
    byte[] chunk(Random random) {
      int inner = 8 * 5 * 2 * 2;
      ByteBuffer shard = ByteBuffer.allocate(8 * (inner + 16)).order(ByteOrder.LITTLE_ENDIAN);
      shard.put(noise(random, 8 * inner));
      for (int i = 0; i < 8; i++) {
        boolean missing = i % 3 == 1;
        shard.putLong(missing ? -1 : (long) i * inner).putLong(missing ? -1 : inner);
      }
      return shard.array();
    }
  }
}
