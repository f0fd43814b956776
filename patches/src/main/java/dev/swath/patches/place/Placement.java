package dev.swath.patches.place;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.List;

/// Where the patches of a raster lie. All have one size; they may overlap, leave gaps and hang over
/// the border.
///
/// Patches have indices in a box of their own, of one axis or more. Everything is arithmetic or a
/// look-up; safe for any threads.
public interface Placement {
  /// All pixels of the raster that the patches lie on.
  Window extent();

  /// Pixels of a patch on each axis of the raster.
  long[] size();

  Boundary boundary();

  /// Whether an axis of the raster is in one piece: every patch reaches from its start to its end.
  boolean isWhole(int axis);

  /// A name for each axis of the indices, given those of the raster.
  List<String> dimensions(List<String> ofRaster);

  /// The indices of all patches.
  Window indices();

  /// The first pixel of a patch; negative where it begins before the raster.
  long[] anchor(CellIndex patch);

  /// A box around the patches of a box of indices, beyond the border too. A box of indices inside
  /// another has a box of pixels inside the other's.
  Window bounds(Window patches);

  /// The patches that touch some pixels, as boxes of indices in ascending order that share none. A
  /// window inside another touches no more than it; a few that do not touch may be among them.
  List<Window> touching(Window pixels);

  /// Whether the patches are all combinations of places on each axis.
  boolean isRegular();

  /// Where patches begin on an axis, in ascending order, if they are regular.
  long[] anchors(int axis);

  /// Pixels after which the placement repeats on an axis, or 1 if it does not.
  long period(int axis);

  /// The pixels of one patch, beyond the border too.
  default Window window(CellIndex patch) {
    return Window.of(anchor(patch), size());
  }
}
