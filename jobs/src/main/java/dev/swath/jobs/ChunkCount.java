package dev.swath.jobs;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// How many pieces a raster is stored in, and of how many bytes.
///
/// @param chunks the smallest pieces that can be decoded by themselves
/// @param shards the objects that hold several of them
/// @param ratio bytes of the stored chunks' pixels for each byte that they take; NaN if none is
///     stored
public record ChunkCount(Pieces chunks, Optional<Pieces> shards, double ratio) {
  /// Pieces of one kind.
  ///
  /// @param total those that there could be
  /// @param stored those that there are; the others hold the fill value
  /// @param bytes of all that are stored
  /// @param least bytes of the smallest; 0 if there is none
  /// @param most bytes of the largest
  public record Pieces(long total, long stored, long bytes, long least, long most) {
    Pieces plus(Pieces other) {
      return new Pieces(
          total + other.total,
          stored + other.stored,
          bytes + other.bytes,
          stored == 0 ? other.least : other.stored == 0 ? least : Math.min(least, other.least),
          Math.max(most, other.most));
    }

    /// Bytes of a stored piece; NaN if there is none.
    public double mean() {
      return stored == 0 ? Double.NaN : (double) bytes / stored;
    }
  }

  /// Counts chunks; looks at each but decodes none.
  ///
  /// @param window of the pixels of a chunk
  /// @param storedBytes of a chunk; 0 if it is not stored
  static ChunkCount of(
      DType type,
      Window all,
      Function<CellIndex, Window> window,
      ToLongFunction<CellIndex> storedBytes) {
    long[] raw = new long[1];
    Pieces chunks =
        pieces(
            all,
            index -> {
              long bytes = storedBytes.applyAsLong(index);
              raw[0] += bytes > 0 ? Block.byteSize(type, window.apply(index)) : 0;
              return bytes;
            });
    double ratio = chunks.bytes() == 0 ? Double.NaN : (double) raw[0] / chunks.bytes();
    return new ChunkCount(chunks, Optional.empty(), ratio);
  }

  /// The pieces of several rasters.
  static ChunkCount sum(List<ChunkCount> counts) {
    Pieces chunks = new Pieces(0, 0, 0, 0, 0);
    double raw = 0;
    for (ChunkCount count : counts) {
      chunks = chunks.plus(count.chunks());
      raw += count.chunks().bytes() == 0 ? 0 : count.ratio() * count.chunks().bytes();
    }
    double ratio = chunks.bytes() == 0 ? Double.NaN : raw / chunks.bytes();
    return new ChunkCount(chunks, Optional.empty(), ratio);
  }

  ChunkCount withShards(Pieces counted) {
    return new ChunkCount(chunks, Optional.of(counted), ratio);
  }

  static Pieces pieces(Window all, ToLongFunction<CellIndex> storedBytes) {
    long stored = 0;
    long bytes = 0;
    long least = Long.MAX_VALUE;
    long most = 0;
    long total = all.count();
    for (long n = 0; n < total; n++) {
      long size = storedBytes.applyAsLong(CellIndex.in(all, n));
      if (size > 0) {
        stored++;
        bytes += size;
        least = Math.min(least, size);
        most = Math.max(most, size);
      }
    }
    return new Pieces(total, stored, bytes, stored == 0 ? 0 : least, most);
  }
}
