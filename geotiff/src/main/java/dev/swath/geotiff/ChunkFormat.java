package dev.swath.geotiff;

import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Colour;
import dev.swath.geotiff.tile.Compression;
import dev.swath.geotiff.tile.Predictor;
import dev.swath.geotiff.tile.SampleFormat;
import dev.swath.geotiff.tile.SampleType;
import dev.swath.geotiff.tile.TileDetails;
import dev.swath.geotiff.tile.TileFormat;
import dev.swath.geotiff.tile.YCbCrSpace;

/// From the fields of a directory to what a decoder of its chunks must know.
final class ChunkFormat {
  private ChunkFormat() {}

  static SampleType sample(Directory directory, int samples) {
    long bits = same(directory, Tag.BITS_PER_SAMPLE, samples, 1);
    long format = same(directory, Tag.SAMPLE_FORMAT, samples, SampleFormat.UNSIGNED.code());
    return new SampleType(
        Math.clamp(bits, 0, Short.MAX_VALUE),
        SampleFormat.of(Math.clamp(format, 0, Short.MAX_VALUE)));
  }

  private static long same(Directory directory, int tag, int samples, long absent) {
    long[] values = directory.integers(tag);
    if (values.length == 0) {
      return absent;
    }
    for (int i = 1; i < Math.min(values.length, samples); i++) {
      if (values[i] != values[0]) {
        throw new UnsupportedDataException(
            "%s differs from sample to sample (%d and %d)"
                .formatted(Tag.name(tag), values[0], values[i]),
            "samples of one kind are read; split the bands into files");
      }
    }
    return values[0];
  }

  /// Whether rows of a chunk can be read without those before them.
  static boolean canReadRows(ImageLayout layout) {
    return !layout.chunks().tiled()
        && layout.coding().compression() == Coding.NONE
        && layout.coloring().photometric() != Colour.YCBCR;
  }

  /// @param rows of a chunk or of the parts it is read in
  static TileFormat of(Directory directory, ImageLayout layout, int rows) {
    Compression compression = Compression.of(layout.coding().compression());
    Colour colour = colour(directory, layout);
    return new TileFormat(
        layout.chunks().cols(),
        rows,
        layout.chunkSamples(),
        layout.sample(),
        compression,
        predictor(directory, layout, compression),
        directory.header().order(),
        details(directory, layout, colour));
  }

  private static Predictor predictor(
      Directory directory, ImageLayout layout, Compression compression) {
    int code = layout.coding().predictor();
    for (Predictor predictor : Predictor.values()) {
      if (predictor.code() == code) {
        return predictor;
      }
    }
    if (!compression.isPredicted()) {
      return Predictor.NONE;
    }
    throw directory.corrupt(Tag.PREDICTOR, "must be 1, 2 or 3 but is " + code);
  }

  private static TileDetails details(Directory directory, ImageLayout layout, Colour colour) {
    long[] lerc = directory.integers(Tag.LERC_PARAMETERS);
    return TileDetails.NONE
        .withBitsReversed(layout.coding().fillOrder() == Coding.LOWEST_BIT_FIRST)
        .withColour(colour)
        .withSpace(space(directory, colour))
        .withJpegTables(directory.bytes(Tag.JPEG_TABLES))
        .withT4Options(Math.clamp(directory.integer(Tag.T4_OPTIONS, 0), 0, 0xffff))
        .withLercCompression(lerc.length < 2 ? 0 : Math.clamp(lerc[1], 0, 0xffff));
  }

  private static Colour colour(Directory directory, ImageLayout layout) {
    int photometric = Math.max(0, layout.coloring().photometric());
    if (photometric != Colour.YCBCR) {
      return new Colour(photometric, 1, 1);
    }
    long[] subsampling = directory.integers(Tag.YCBCR_SUBSAMPLING);
    if (subsampling.length < 2) {
      return new Colour(photometric, 2, 2);
    }
    return new Colour(
        photometric, Math.clamp(subsampling[0], 0, 0xffff), Math.clamp(subsampling[1], 0, 0xffff));
  }

  private static YCbCrSpace space(Directory directory, Colour colour) {
    return colour.photometric() == Colour.YCBCR
        ? YCbCrSpace.of(
            directory.numbers(Tag.YCBCR_COEFFICIENTS), directory.numbers(Tag.REFERENCE_BLACK_WHITE))
        : YCbCrSpace.USUAL;
  }
}
