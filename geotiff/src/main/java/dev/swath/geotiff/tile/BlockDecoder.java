package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;

/// Turns the stored bytes of blocks into rows of samples. One instance serves one thread at a time.
interface BlockDecoder extends AutoCloseable {
  /// Decodes as many rows as there are, at most as many as `rows` holds.
  ///
  /// @param stored the bytes in the file
  /// @param rows the rows of a block, as [TileFormat] describes them
  /// @param scratch as many bytes as [#scratchBytes(TileFormat, long)] asks for
  /// @return whole rows that were decoded
  int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch);

  @Override
  default void close() {}

  static BlockDecoder open(TileFormat format) {
    BlockDecoder decoder = openPlain(format);
    return isReversed(format) ? new ReversedBlocks(decoder) : decoder;
  }

  private static BlockDecoder openPlain(TileFormat format) {
    if (format.hasBoxes()) {
      return new SubsampledBlocks(format.codec().orElseThrow(), format);
    }
    return switch (format.compression()) {
      case NONE, LZW, DEFLATE, ZSTD, PACK_BITS ->
          new CodecBlocks(format.codec().orElseThrow(), format);
      case LZMA -> new LzmaBlocks(format);
      case CCITT_RLE, CCITT_T4, CCITT_T6 -> new CcittBlocks(format);
      case NEXT -> new NextBlocks(format);
      case THUNDER_SCAN -> new ThunderScanBlocks(format);
      case JPEG -> new JpegBlocks(format);
      case LERC -> new LercBlocks(format);
      case WEBP -> new WebpBlocks(format);
      case SGI_LOG -> new SgiLogBlocks(format);
    };
  }

  static long scratchBytes(TileFormat format, long storedBytes) {
    long own =
        switch (format.compression()) {
          case LERC -> LercBlocks.scratchBytes(format);
          case JPEG -> JpegBlocks.scratchBytes(format, storedBytes);
          case SGI_LOG -> SgiLogBlocks.scratchBytes(format);
          case NONE, LZW, DEFLATE, ZSTD, PACK_BITS, LZMA ->
              format.hasBoxes() ? SubsampledBlocks.scratchBytes(format) : 0;
          case CCITT_RLE, CCITT_T4, CCITT_T6, NEXT, THUNDER_SCAN, WEBP -> 0;
        };
    return isReversed(format) ? own + storedBytes : own;
  }

  /// JPEG has an order of bits of its own.
  private static boolean isReversed(TileFormat format) {
    return format.details().bitsReversed() && format.compression() != Compression.JPEG;
  }
}
