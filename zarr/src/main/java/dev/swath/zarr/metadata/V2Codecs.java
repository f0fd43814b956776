package dev.swath.zarr.metadata;

import dev.swath.UnsupportedDataException;
import java.util.ArrayList;
import java.util.List;

/// Reads the filters and the compressor of version 2.
final class V2Codecs {
  private V2Codecs() {}

  static List<ByteCodec> parse(Fields array) {
    List<ByteCodec> steps = new ArrayList<>();
    if (array.optional("filters").isPresent()) {
      for (Fields filter : array.objects("filters")) {
        steps.add(step(filter));
      }
    }
    array.optionalObject("compressor").ifPresent(compressor -> steps.add(step(compressor)));
    return steps;
  }

  private static ByteCodec step(Fields settings) {
    String name = settings.text("id");
    return switch (name) {
      case "zlib" -> new ByteCodec.Compressed(CompressorFields.zlib(settings));
      case "zstd" -> new ByteCodec.Compressed(CompressorFields.zstd(settings));
      case "crc32c" -> new ByteCodec.Crc32c();
      case "adler32" -> new ByteCodec.Adler32();
      default ->
          throw new UnsupportedDataException(
              "the codec \"" + JsonText.shorten(name) + "\" is not read",
              "known are zlib, gzip, zstd, lz4, blosc, shuffle, delta, fixedscaleoffset, quantize"
                  + " and bitround");
    };
  }
}
