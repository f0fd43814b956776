package dev.swath.operators.overview;

import dev.swath.array.Block;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.raster.NoData;
import java.util.Arrays;
import java.util.Optional;

/// Rows of a strip of the level before: one plane of it, and its alpha where it has one. One
/// thread.
final class SourceRows {
  private final Block pixels;
  private final Optional<Block> alpha;
  private final ValidRuns valid;
  private final Window window;
  private final int y;

  /// @param pixels one plane, all rows and columns that the strip is made of
  /// @param alpha the alpha of the same pixels
  SourceRows(Block pixels, Optional<Block> alpha, Optional<NoData> noData) {
    this.pixels = pixels;
    this.alpha = alpha;
    this.window = pixels.window();
    this.y = window.rank() - 2;
    this.valid = new ValidRuns(noData, width());
  }

  int width() {
    return Math.toIntExact(window.size(y + 1));
  }

  boolean hasAlpha() {
    return alpha.isPresent();
  }

  private static long at(Block block, int y, int row) {
    return block.base() + row * block.stride(y);
  }

  /// Reads a row with NaN in place of what is no data.
  ///
  /// @return whether any pixel is NaN
  boolean read(int row, double[] into) {
    return valid.read(pixels, at(pixels, y, row), pixels.stride(y + 1), width(), into, 0);
  }

  /// Reads a row with NaN also in place of what is wholly transparent.
  ///
  /// @param scratch as long as a row
  boolean readOpaque(int row, double[] into, double[] scratch) {
    boolean gaps = read(row, into);
    if (alpha.isEmpty()) {
      return gaps;
    }
    readAlpha(row, scratch);
    for (int i = 0; i < width(); i++) {
      into[i] = scratch[i] > 0 ? into[i] : Double.NaN;
    }
    return true;
  }

  /// Reads how opaque the pixels of a row are: 1 for all of them where there is no alpha.
  void readAlpha(int row, double[] into) {
    if (alpha.isEmpty()) {
      Arrays.fill(into, 0, width(), 1);
      return;
    }
    Block from = alpha.get();
    ValueRuns.read(from, at(from, y, row), from.stride(y + 1), width(), into);
    for (int i = 0; i < width(); i++) {
      into[i] = into[i] > 0 ? into[i] : 0;
    }
  }

  /// Reads the bits of a row, of one component of complex pixels.
  void readBits(int row, int component, long[] into) {
    long shift = (long) component * pixels.dtype().component().bytes();
    ValueRuns.readBits(pixels, at(pixels, y, row) + shift, pixels.stride(y + 1), width(), into);
  }
}
