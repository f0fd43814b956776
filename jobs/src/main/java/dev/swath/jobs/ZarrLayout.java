package dev.swath.jobs;

import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.CodecChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the elements of a Zarr array are stored. Sizes are in the order of the array's axes.
///
/// @param format version of Zarr
/// @param chunk elements of a chunk, of an innermost one where there are shards
/// @param shard elements of an object of several chunks
/// @param codecs what a chunk goes through, in the order of writing
record ZarrLayout(int format, List<Long> chunk, Optional<List<Long>> shard, List<String> codecs) {
  static ZarrLayout of(ArrayMetadata array) {
    List<Long> outer = list(array.chunks().cell().sizes());
    CodecChain chain = array.codecs();
    List<Long> chunk = outer;
    while (chain.sharding().isPresent()) {
      chunk = list(chain.sharding().get().innerShape());
      chain = chain.sharding().get().inner();
    }
    Optional<List<Long>> shard =
        array.codecs().sharding().isPresent() ? Optional.of(outer) : Optional.empty();
    return new ZarrLayout(array.format(), chunk, shard, codecs(chain));
  }

  private static List<Long> list(long... sizes) {
    return Arrays.stream(sizes).boxed().toList();
  }

  private static List<String> codecs(CodecChain chain) {
    List<String> codecs = new ArrayList<>();
    chain
        .filters()
        .forEach(filter -> codecs.add(filter.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    for (ByteCodec step : chain.bytes()) {
      codecs.add(
          switch (step) {
            case ByteCodec.Compressed(var codec) -> CodecText.of(codec);
            case ByteCodec.Crc32c() -> "crc32c";
            case ByteCodec.Adler32() -> "adler32";
          });
    }
    return List.copyOf(codecs);
  }

  /// On one line, in columns and rows as plans show sizes.
  String text() {
    return "Zarr "
        + shard.map(sizes -> "shards " + across(sizes) + " of ").orElse("")
        + "chunks "
        + across(chunk)
        + " "
        + (codecs.isEmpty() ? "uncompressed" : String.join(" ", codecs));
  }

  /// Columns, rows, and what is before them unless it is 1.
  static String across(List<Long> sizes) {
    List<Long> shown = new ArrayList<>(sizes.reversed());
    while (shown.size() > 2 && shown.getLast() == 1) {
      shown.removeLast();
    }
    return shown.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
