package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.LongTable;
import dev.swath.geotiff.tag.Tag;
import java.util.Optional;

/// Where the chunks of an image lie in the file, looked up piece by piece.
///
/// Some writers give no size, or a wrong one, to a single chunk: then its size is computed or taken
/// to reach to the end of the file.
final class ChunkTable {
  private final String kind;
  private final LongTable offsets;
  private final Optional<LongTable> counts;
  private final long assumedBytes;
  private final long fileBytes;

  /// @param chunks that the image has
  /// @param plainBytes bytes of a whole chunk if chunks are not compressed, else 0
  ChunkTable(Directory directory, ChunkShape shape, long chunks, long plainBytes, long fileBytes) {
    this.kind = shape.kind();
    this.fileBytes = fileBytes;
    long leastBytes = Math.max(1, plainBytes);
    boolean tiles = shape.tiled() && directory.has(Tag.TILE_OFFSETS);
    int offsetTag = tiles ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    int countTag =
        shape.tiled() && directory.has(Tag.TILE_BYTE_COUNTS)
            ? Tag.TILE_BYTE_COUNTS
            : Tag.STRIP_BYTE_COUNTS;
    this.offsets = table(directory, offsetTag, chunks);
    if (directory.has(countTag)) {
      LongTable declared = table(directory, countTag, chunks);
      boolean wrong = chunks == 1 && declared.get(0) >= 0 && declared.get(0) < leastBytes;
      this.counts = wrong ? Optional.empty() : Optional.of(declared);
    } else if (plainBytes > 0 || chunks == 1) {
      this.counts = Optional.empty();
    } else {
      throw directory.corrupt(countTag, "is missing");
    }
    this.assumedBytes = plainBytes > 0 ? plainBytes : Long.MAX_VALUE;
  }

  private static LongTable table(Directory directory, int tag, long chunks) {
    LongTable table = directory.table(tag);
    if (table.count() < chunks) {
      throw directory.corrupt(
          tag, "has " + table.count() + " values but the image has " + chunks + " chunks");
    }
    return table;
  }

  /// Whether a chunk's bytes are in the file; else all its pixels have the fill value.
  boolean isStored(long chunk) {
    return offsets.get(chunk) != 0 && (counts.isEmpty() || counts.get().get(chunk) != 0);
  }

  long offset(long chunk) {
    return offsets.get(chunk);
  }

  /// Stored bytes of a chunk as declared, at most `most`.
  long bytes(long chunk, long most) {
    if (!isStored(chunk)) {
      return 0;
    }
    long declared = counts.map(table -> table.get(chunk)).orElse(assumedBytes);
    if (counts.isEmpty()) {
      declared = Math.min(declared, Math.max(1, fileBytes - offset(chunk)));
    }
    return declared < 0 ? most : Math.min(declared, most);
  }

  /// Fails unless some bytes of a chunk lie in the file.
  void check(long chunk, long skip, long bytes) {
    long offset = offset(chunk);
    if (offset <= 0 || bytes > fileBytes || offset + skip > fileBytes - bytes) {
      SwathException outside =
          new CorruptDataException(
              bytes
                  + " bytes at "
                  + Long.toUnsignedString(offset + skip)
                  + " lie outside the file of "
                  + fileBytes
                  + " bytes",
              "the file is truncated or damaged; fetch it again");
      throw outside.in(kind + " " + chunk);
    }
  }
}
