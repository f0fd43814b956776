package dev.swath.zarr.write;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.testkit.SinkContract;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class ZarrSinkContractTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.INT16, 2, 40, 60);
  private static final ZarrOptions OPTIONS =
      ZarrOptions.defaults(SCHEMA).withShards(new long[] {1, 16, 16}, new long[] {1, 32, 32});

  @Nested
  class Shards extends Contract {
    Shards() {
      super(OPTIONS);
    }
  }

  @Nested
  class ShardsOfPlainPixelsWithChecksums extends Contract {
    ShardsOfPlainPixelsWithChecksums() {
      super(OPTIONS.withCodec(new CodecSpec.None()).withChecksums(true));
    }
  }

  @Nested
  class ShardsOfWholePixels extends Contract {
    ShardsOfWholePixels() {
      super(
          OPTIONS
              .withShards(new long[] {2, 8, 16}, new long[] {2, 16, 32})
              .withDimensionOrder(List.of("y", "x", "band")));
    }
  }

  @Nested
  class Chunks extends Contract {
    Chunks() {
      super(OPTIONS.withoutShards(2, 32, 32).withCodec(new CodecSpec.Gzip(5)));
    }
  }

  private abstract static class Contract extends SinkContract {
    private final ZarrOptions options;

    Contract(ZarrOptions options) {
      this.options = options;
    }

    @Override
    protected DType dtype() {
      return SCHEMA.dtype();
    }

    @Override
    protected RasterSink open(Path target, boolean overwrite) {
      ZarrGroupWriter group =
          ZarrGroupWriter.create(
              target,
              overwrite ? ZarrGroupWriter.Replace.OVERWRITE : ZarrGroupWriter.Replace.REFUSE,
              Optional.empty());
      return new WholeStore(group, group.array("data", SCHEMA, options, Map.of()));
    }

    @Override
    protected byte[] bytes(Path target) throws IOException {
      return Stores.objects(target).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// A store of one array as a sink that is closed with it.
  private record WholeStore(ZarrGroupWriter group, RasterSink array) implements RasterSink {
    @Override
    public WriteUnits writeUnits() {
      return array.writeUnits();
    }

    @Override
    public long encodeBytes(CellIndex cell) {
      return array.encodeBytes(cell);
    }

    @Override
    public long encode(CellIndex cell, Block pixels, MemorySegment into) {
      return array.encode(cell, pixels, into);
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      array.write(cell, encoded);
    }

    @Override
    public void commit() {
      array.commit();
    }

    @Override
    public void close() {
      group.close();
    }
  }
}
