package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.patches.place.Footprint;

/// Makes the pixels outside a footprint no data.
record FootprintMask(Footprint footprint, long noData) {
  /// @param patch all pixels of the patch
  /// @param pixels some or all of them, at their places in the raster
  void clip(Window patch, Block pixels) {
    Window window = pixels.window();
    int y = window.rank() - 2;
    for (long row = window.start(y); row < window.end(y); row++) {
      Footprint.Cols cols = footprint.cols(patch, row);
      Window line = window.with(y, row, 1);
      long from = Math.clamp(cols.from(), window.start(y + 1), window.end(y + 1));
      long to = Math.clamp(cols.to(), from, window.end(y + 1));
      fill(pixels, line.with(y + 1, window.start(y + 1), from - window.start(y + 1)));
      fill(pixels, line.with(y + 1, to, window.end(y + 1) - to));
    }
  }

  private void fill(Block pixels, Window part) {
    if (!part.isEmpty()) {
      pixels.view(part).fill(noData);
    }
  }
}
