package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.raster.Derived;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.Output;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.PixelFunction;
import dev.swath.testkit.TestRasters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores of random shapes, chunks, shards, types and codecs hold the right pixels, and have the
/// same bytes whatever the threads and the budget.
class SweptStoreTest {
  private static final List<DType> TYPES =
      List.of(DType.UINT8, DType.INT16, DType.FLOAT32, DType.INT64, DType.COMPLEX64, DType.BOOL);
  private static final List<CodecSpec> CODECS =
      List.of(new CodecSpec.None(), new CodecSpec.Zstd(3), new CodecSpec.Gzip(1));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void bytesDependOnThePixelsAlone(long seed) throws IOException {
    Random chance = new Random(seed);
    List<Derived> rasters = new ArrayList<>();
    List<ZarrOptions> options = new ArrayList<>();
    Window extent = extent(chance);
    for (int array = 0; array < 2; array++) {
      rasters.add(raster(extent, chance));
      options.add(options(rasters.get(array).schema(), chance));
    }

    Path wide = write("wide", rasters, options, 1L << 28, 1);
    Path narrow = write("narrow", rasters, options, 1, 3);

    assertThat(Stores.objects(narrow)).isEqualTo(Stores.objects(wide));
    for (int array = 0; array < 2; array++) {
      RasterSchema schema = rasters.get(array).schema();
      int[] axes =
          options.get(array).dimensionOrder().stream()
              .mapToInt(schema.dimensions()::indexOf)
              .toArray();
      Derived raster = rasters.get(array);
      assertThat(Stores.read(wide, "a" + array))
          .isEqualTo(
              Stores.expected(
                  schema, block -> raster.compute(block.window(), List.of(), block), axes));
    }
  }

  private static Window extent(Random chance) {
    return Window.ofSize(1 + chance.nextInt(3), 1 + chance.nextInt(70), 1 + chance.nextInt(70));
  }

  private static Derived raster(Window extent, Random chance) {
    DType dtype = TYPES.get(chance.nextInt(TYPES.size()));
    Optional<NoData> noData =
        chance.nextBoolean() ? Optional.of(new NoData(dtype, 1)) : Optional.empty();
    RasterSchema schema =
        RasterSchema.of(dtype, extent.size(0), extent.size(1), extent.size(2)).withNoData(noData);
    PixelFunction pixels = PixelFunction.random(dtype, chance.nextLong());
    long blank = noData.map(NoData::bits).orElse(0L);
    return TestRasters.of(schema, index -> index[1] / 16 % 2 == 0 ? blank : pixels.bits(index));
  }

  private static ZarrOptions options(RasterSchema schema, Random chance) {
    long[] chunk = new long[schema.rank()];
    long[] shard = new long[schema.rank()];
    for (int axis = 0; axis < chunk.length; axis++) {
      chunk[axis] = 1 + chance.nextInt(axis == 0 ? 2 : 24);
      shard[axis] = chunk[axis] * (1 + chance.nextInt(3));
    }
    List<String> order = new ArrayList<>(schema.dimensions());
    Collections.shuffle(order, chance);
    ZarrOptions options =
        ZarrOptions.defaults(schema)
            .withCodec(CODECS.get(chance.nextInt(CODECS.size())))
            .withChecksums(chance.nextBoolean())
            .withDimensionOrder(order);
    return chance.nextInt(4) == 0 ? options.withoutShards(chunk) : options.withShards(chunk, shard);
  }

  /// Writes a store with that budget, or with the smallest that is accepted if that is larger.
  private Path write(
      String name, List<Derived> rasters, List<ZarrOptions> options, long memory, int threads) {
    Path store = folder.resolve(name);
    try (ZarrGroupWriter group =
        ZarrGroupWriter.create(
            store, ZarrGroupWriter.Replace.REFUSE, Optional.empty(), FaultyDisk.counting())) {
      List<Output> outputs = new ArrayList<>();
      for (int array = 0; array < rasters.size(); array++) {
        RasterSchema schema = rasters.get(array).schema();
        RasterSink sink = group.array("a" + array, schema, options.get(array), Map.of());
        outputs.add(new Output(rasters.get(array), sink));
      }
      SweepCounters counters = sweep(outputs, memory, threads).run(SweepListener.NONE);
      assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
      assertThat(counters.readBacks()).isZero();
    }
    return store;
  }

  private static Sweep sweep(List<Output> outputs, long memory, int threads) {
    try {
      return new Sweep(outputs, new SweepOptions(memory, threads, Optional.empty()));
    } catch (BudgetException e) {
      String least = e.getMessage().replaceAll("(?s).*at least (\\d+) bytes.*", "$1");
      return sweep(outputs, Long.parseLong(least), threads);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nanOfAnyKindIsKept(long payload) throws IOException {
    RasterSchema schema =
        RasterSchema.of(DType.FLOAT32, 1, 20, 20)
            .withNoData(Optional.of(new NoData(DType.FLOAT32, 0x7fc0_0000L)));
    Derived raster = TestRasters.of(schema, index -> 0x7fc0_0000L | payload * (index[2] & 1));

    Path store = write("nan", List.of(raster), List.of(ZarrOptions.defaults(schema)), 1 << 20, 1);

    byte[] expected =
        Stores.expected(schema, (Block block) -> raster.compute(block.window(), List.of(), block));
    assertThat(Stores.read(store, "a0")).isEqualTo(expected);
  }
}
