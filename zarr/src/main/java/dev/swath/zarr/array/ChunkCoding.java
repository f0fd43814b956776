package dev.swath.zarr.array;

import dev.swath.array.Block;
import java.lang.foreign.MemorySegment;

/// How the pixels of a chunk come from its bytes.
sealed interface ChunkCoding permits PlainCoding, ShardCoding {
  /// The pixels of a whole chunk.
  ChunkForm form();

  /// The steps around the elements or the shard.
  ByteSteps steps();

  /// Bytes of working memory that decoding takes.
  ///
  /// @param whole whether it is into a block of a whole chunk, in the order of the bytes, without
  ///     gaps
  long scratchBytes(boolean whole);

  /// Decodes the pixels of a block.
  ///
  /// @param start the first pixel of the chunk
  /// @param stored the bytes of the whole chunk, left as they are
  /// @param into any part of the chunk, in any order of axes
  void decode(long[] start, MemorySegment stored, MemorySegment scratch, Block into);
}
