package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.Arrays;

/// Windows of a raster of chips: indices of patches first, then the axes of a chip.
final class Axes {
  private Axes() {}

  static Window join(Window patches, Window chip) {
    return Window.of(join(patches.starts(), chip.starts()), join(patches.sizes(), chip.sizes()));
  }

  private static long[] join(long[] first, long[] second) {
    long[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static Window head(Window window, int axes) {
    return Window.of(Arrays.copyOf(window.starts(), axes), Arrays.copyOf(window.sizes(), axes));
  }

  static Window tail(Window window, int from) {
    return Window.of(
        Arrays.copyOfRange(window.starts(), from, window.rank()),
        Arrays.copyOfRange(window.sizes(), from, window.rank()));
  }

  /// A part of one chip of a block of chips, with the axes of a chip.
  static Block chip(Block chips, CellIndex patch, Window part) {
    long[] index = new long[patch.rank()];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = patch.at(axis);
    }
    return chips.view(join(Window.cell(index), part)).withAxesOf(part);
  }

  /// A block of chips whose indices are counted in one axis.
  static Block batch(Block chips, int indexAxes) {
    Window window = chips.window();
    Window chip = tail(window, indexAxes);
    long count = head(window, indexAxes).count();
    return Block.planar(
        chips.dtype(),
        Window.ofSize(join(Window.ofSize(count), chip).sizes()),
        chips.segment().asSlice(chips.base()));
  }
}
