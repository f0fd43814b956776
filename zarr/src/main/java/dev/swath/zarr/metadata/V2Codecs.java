package dev.swath.zarr.metadata;

import dev.swath.UnsupportedDataException;
import dev.swath.codec.CodecSpec;
import dev.swath.zarr.filter.Filter;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the filters and the compressor of version 2.
final class V2Codecs {
  private static final String KNOWN =
      "known are zlib, gzip, zstd, lz4, blosc, crc32c, adler32, shuffle, delta, fixedscaleoffset,"
          + " quantize, astype, packbits and bitround";

  private final FilterFields known;
  private final List<Filter> filters = new ArrayList<>();
  private final List<ByteCodec> bytes = new ArrayList<>();

  private V2Codecs(Limits limits) {
    this.known = new FilterFields(limits);
  }

  static CodecChain parse(Fields array, int[] axisOrder, ByteOrder order, Limits limits) {
    var codecs = new V2Codecs(limits);
    if (array.optional("filters").isPresent()) {
      array.objects("filters").forEach(codecs::add);
    }
    array.optionalObject("compressor").ifPresent(codecs::add);
    return new CodecChain(axisOrder, order, codecs.filters, codecs.bytes, Optional.empty());
  }

  private void add(Fields settings) {
    String name = settings.text("id");
    Optional<List<Filter>> filter = known.parse(name, settings);
    if (filter.isPresent()) {
      add(name, filter.get());
      return;
    }
    switch (name) {
      case "zlib" -> compressed(CompressorFields.zlib(settings));
      case "gzip" -> compressed(CompressorFields.gzip(settings));
      case "blosc" -> compressed(BloscFields.parse(settings));
      case "lz4" -> compressed(CompressorFields.lz4(settings));
      case "zstd" -> compressed(CompressorFields.zstd(settings));
      case "crc32c" -> bytes.add(new ByteCodec.Crc32c());
      case "adler32" -> bytes.add(new ByteCodec.Adler32());
      default ->
          throw new UnsupportedDataException(
              "the codec \"" + JsonText.shorten(name) + "\" is not read", KNOWN);
    }
  }

  private void compressed(CodecSpec codec) {
    bytes.add(new ByteCodec.Compressed(codec));
  }

  private void add(String name, List<Filter> steps) {
    if (!bytes.isEmpty() && !steps.isEmpty()) {
      throw new UnsupportedDataException(
          "the filter \"" + name + "\" behind a compression is not read", "filter first");
    }
    filters.addAll(steps);
  }
}
