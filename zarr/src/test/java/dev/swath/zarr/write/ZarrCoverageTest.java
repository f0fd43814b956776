package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every data type with every codec, layout and order of dimensions is either written and
/// read back, or waived here with a reason and refused with a message that says so.
class ZarrCoverageTest {
  private static final List<CodecSpec> CODECS =
      List.of(
          new CodecSpec.None(),
          new CodecSpec.Zstd(1),
          new CodecSpec.Gzip(1),
          blosc(CodecSpec.Blosc.Compressor.ZSTD),
          blosc(CodecSpec.Blosc.Compressor.LZ4),
          blosc(CodecSpec.Blosc.Compressor.SNAPPY),
          new CodecSpec.Deflate(1),
          new CodecSpec.Lzw(),
          new CodecSpec.Lz4(1),
          new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS));
  private static final List<List<String>> ORDERS =
      List.of(List.of("band", "y", "x"), List.of("y", "x", "band"), List.of("x", "band", "y"));

  private static CodecSpec blosc(CodecSpec.Blosc.Compressor compressor) {
    return new CodecSpec.Blosc(compressor, 1, CodecSpec.Blosc.Shuffle.BYTE, 1, 0);
  }

  @TempDir private Path folder;
  private int stores;

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyCombinationIsWrittenOrWaived(DType dtype) throws IOException {
    RasterSchema schema = RasterSchema.of(dtype, 3, 13, 19);
    for (List<String> order : ORDERS) {
      List<ZarrOptions> all = new ArrayList<>();
      for (CodecSpec codec : CODECS) {
        ZarrOptions plain = ZarrOptions.defaults(schema).withCodec(codec).withDimensionOrder(order);
        ZarrOptions checked = plain.withChecksums(true);
        all.add(plain.withShards(new long[] {2, 4, 8}, new long[] {2, 8, 16}));
        all.add(checked.withShards(new long[] {1, 13, 19}, new long[] {3, 13, 19}));
        all.add(checked.withoutShards(2, 8, 16));
        all.add(plain.withoutShards(3, 64, 64));
      }
      check(schema, all);
    }
  }

  /// All that can be written goes into one store, as one array each.
  private void check(RasterSchema schema, List<ZarrOptions> all) throws IOException {
    Path store = folder.resolve("store" + stores++);
    List<ZarrOptions> written = new ArrayList<>();
    try (ZarrGroupWriter group =
        ZarrGroupWriter.create(
            store, ZarrGroupWriter.Replace.REFUSE, Optional.empty(), FaultyDisk.counting())) {
      List<RasterSink> sinks = new ArrayList<>();
      for (ZarrOptions options : all) {
        Optional<String> waiver = waiver(schema.dtype(), options);
        if (waiver.isPresent()) {
          assertThatThrownBy(() -> group.array("no", schema, options, Map.of()))
              .isInstanceOf(UnsupportedDataException.class)
              .hasMessageContaining(waiver.get());
        } else {
          sinks.add(group.array("a" + written.size(), schema, options, Map.of()));
          written.add(options);
        }
      }
      for (RasterSink sink : sinks) {
        Stores.fill(sink, schema, SyntheticPixels::fill);
      }
    }
    for (int i = 0; i < written.size(); i++) {
      int[] axes = axes(schema, written.get(i));
      assertThat(Stores.read(store, "a" + i))
          .as("%s %s", schema.dtype(), written.get(i))
          .isEqualTo(Stores.expected(schema, axes));
    }
  }

  private static int[] axes(RasterSchema schema, ZarrOptions options) {
    return options.dimensionOrder().stream().mapToInt(schema.dimensions()::indexOf).toArray();
  }

  private static Optional<String> waiver(DType dtype, ZarrOptions options) {
    if (dtype == DType.COMPLEX_INT16 || dtype == DType.COMPLEX_INT32) {
      return Optional.of("convert them to complex64"); // Zarr has no such type
    }
    return switch (options.codec()) {
      case CodecSpec.None _, CodecSpec.Zstd _, CodecSpec.Gzip _ -> Optional.empty();
      case CodecSpec.Blosc blosc ->
          blosc.compressor() == CodecSpec.Blosc.Compressor.SNAPPY
              ? Optional.of("none, zstd, gzip and blosc")
              : Optional.empty();
      // Version 3 has no codec of that name.
      case CodecSpec.Deflate _, CodecSpec.Lzw _, CodecSpec.PackBits _, CodecSpec.Lz4 _ ->
          Optional.of("none, zstd, gzip and blosc");
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"UINT8", "FLOAT64", "COMPLEX128"})
  void absurdSizesAreRefused(DType dtype) {
    RasterSchema schema = RasterSchema.of(dtype, 1, 1L << 31, 1L << 31);
    ZarrOptions options = ZarrOptions.defaults(schema);
    Map<ZarrOptions, String> absurd =
        Map.of(
            options.withoutShards(1, 1 << 20, 1 << 20), "at most 268435456 bytes",
            options.withShards(new long[] {1, 1, 1}, new long[] {1, 1 << 20, 1 << 20}),
                "too many chunks",
            options.withShards(new long[] {1, 512, 512}, new long[] {1, 1000, 512}),
                "choose a shard of 1024",
            options.withoutShards(1, 0, 512), "sizes of 1 to",
            options.withoutShards(512, 512), "one size for each of",
            options.withDimensionOrder(List.of("y", "x")), "name each once");

    absurd.forEach(
        (wrong, rule) ->
            assertThatThrownBy(
                    () -> new LayoutOptions(schema, wrong).layout(new com.google.gson.JsonObject()))
                .isInstanceOf(SwathException.class)
                .hasMessageContaining(rule));
  }
}
