package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;

/// Fills the part of a chip beyond the border of its raster with the pixels before the border in
/// reverse.
final class Mirror {
  private Mirror() {}

  /// Fills one axis after another: what lies beyond the border is copied, line by line, from the
  /// source, whose other axes may then be beyond the border themselves.
  static void fill(Block into, Window extent, Block source) {
    fill(into, extent, source, 0);
  }

  private static void fill(Block into, Window extent, Block source, int axis) {
    Window window = into.window();
    if (axis == window.rank()) {
      into.paste(source.moveTo(window));
      return;
    }
    long inStart = Math.max(0, window.start(axis));
    long inEnd = Math.max(inStart, Math.min(extent.size(axis), window.end(axis)));
    if (inEnd > inStart && axis < window.rank() - 1) {
      for (long at = inStart; at < inEnd; at++) {
        line(into, extent, source, axis, at, at);
      }
    } else if (inEnd > inStart) {
      Block inside = into.view(window.with(axis, inStart, inEnd - inStart));
      Window from = source.window().with(axis, inStart, inEnd - inStart);
      fill(inside, extent, source.view(from), axis + 1);
    }
    for (long at = window.start(axis); at < Math.min(0, window.end(axis)); at++) {
      line(into, extent, source, axis, at, -at);
    }
    for (long at = Math.max(extent.size(axis), window.start(axis)); at < window.end(axis); at++) {
      line(into, extent, source, axis, at, 2 * (extent.size(axis) - 1) - at);
    }
  }

  private static void line(
      Block into, Window extent, Block source, int axis, long at, long mirrored) {
    Block target = into.view(into.window().with(axis, at, 1));
    Block from = source.view(source.window().with(axis, mirrored, 1));
    fill(target, extent, from, axis + 1);
  }
}
