package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Something done with one chip after another, such as a model. Safe for any threads.
public interface ChipOperator {
  /// What it makes of chips like these; fails with an [dev.swath.UnsupportedDataException] if
  /// it cannot take them. Asked before anything is read.
  ///
  /// @param chips of each input, one: its dimensions are those of the raster, its extent is
  ///     the size of a patch
  ChipResult result(List<RasterSchema> chips);

  /// Bytes of working memory for some chips at once.
  default long scratchBytes(List<RasterSchema> chips, long count) {
    return 0;
  }

  /// Works on some chips at once. Which chips come together depends on the placement and the batch
  /// size alone, never on threads or memory.
  ///
  /// @param in for each input a block of the axes (chip, axes of the raster), in C order without
  ///     gaps; the last batch of a row of patches may be shorter than the others
  /// @param scratch as many bytes as [#scratchBytes(List, long)] asked for
  /// @param out a block of the axes (chip, axes of the result), in C order without gaps, with
  ///     undefined content; every pixel must be set
  void apply(List<Block> in, MemorySegment scratch, Block out);
}
