package dev.swath.zarr.write;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.ChunkKeys;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.ElementType;
import dev.swath.zarr.metadata.FillValue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Writes coordinates: arrays of one dimension or none, chunk by chunk.
///
/// Chunks of nothing but the fill value are written too, so that no reader asks in vain.
///
/// @param codec what compresses the arrays beside them
record CoordinateWriter(StagedStore staged, CodecSpec codec) {
  private static final long CHUNK_LENGTH = 1 << 16;

  /// Writes the chunks of an array.
  ArrayMetadata write(String path, CoordinateArray array) {
    ArrayMetadata metadata = metadata(array);
    CellGrid chunks = metadata.chunks();
    long bytes = Block.byteSize(array.dtype(), chunks.cell());
    try (Arena arena = Arena.ofConfined();
        PieceEncoder encoder = new PieceEncoder(metadata.codecs().bytes())) {
      MemorySegment values = arena.allocate(bytes);
      MemorySegment encoded = arena.allocate(encoder.maxBytes(bytes));
      FillPattern fill = new FillPattern(metadata.fill().element());
      for (long n = 0; n < chunks.count(); n++) {
        CellIndex chunk = CellIndex.in(chunks.all(), n);
        fill.fill(values);
        compute(array, chunks.window(chunk), values);
        long length = encoder.encode(values, encoded);
        staged.put(path + "/" + metadata.keys().key(chunk), encoded.asSlice(0, length));
      }
    }
    return metadata;
  }

  private ArrayMetadata metadata(CoordinateArray array) {
    long[] extent = array.dimensions().isEmpty() ? new long[0] : new long[] {array.length()};
    long[] chunk = array.dimensions().isEmpty() ? extent : new long[] {chunkLength(array)};
    return new ArrayMetadata(
        3,
        CellGrid.of(extent, chunk),
        ElementType.of(array.dtype()),
        FillValue.of(array.dtype(), fillBits(array.dtype())),
        ChunkKeys.DEFAULT,
        CodecChain.of(Block.axes(extent.length), steps()),
        array.dimensions().stream().map(Optional::of).toList(),
        array.attributes());
  }

  private static long chunkLength(CoordinateArray array) {
    return Math.clamp(array.length(), 1, CHUNK_LENGTH);
  }

  private static long fillBits(DType dtype) {
    return dtype.kind() == DType.Kind.FLOAT ? Values.fromDouble(dtype, Double.NaN) : 0;
  }

  private List<ByteCodec> steps() {
    return switch (codec) {
      case CodecSpec.None() -> List.of();
      case CodecSpec.Gzip _ -> List.of(new ByteCodec.Compressed(codec));
      case CodecSpec.Zstd _,
          CodecSpec.Blosc _,
          CodecSpec.Deflate _,
          CodecSpec.Lz4 _,
          CodecSpec.Lzw _,
          CodecSpec.PackBits _ ->
          List.of(new ByteCodec.Compressed(ZarrOptions.CODEC));
    };
  }

  private static void compute(CoordinateArray array, Window chunk, MemorySegment values) {
    Block block = Block.planar(array.dtype(), chunk, values);
    long start = chunk.rank() == 0 ? 0 : chunk.start(0);
    for (long i = 0; i < chunk.count(); i++) {
      double value = array.value().applyAsDouble(start + i);
      block.setBits(i * array.dtype().bytes(), Values.fromDouble(array.dtype(), value));
    }
  }
}
