package dev.swath.patches;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.patches.place.Placement;
import dev.swath.raster.RasterSchema;
import java.util.Locale;

/// How many pixels of the output no result covers with a weight, by arithmetic on one axis after
/// the other.
///
/// @param patches how many there are
/// @param uncovered share of pixels of rows and columns and all other cut axes
/// @param most results that cover a pixel at most
public record Coverage(long patches, double uncovered, long most) {
  static Coverage of(ResultPlaces places) {
    Placement placement = places.placement();
    Window indices = placement.indices();
    if (!placement.isRegular()) {
      RectangleCoverage rectangles = RectangleCoverage.of(places);
      return new Coverage(indices.count(), 1 - rectangles.share(), rectangles.most());
    }
    double covered = 1;
    long most = 1;
    for (int axis = 0; axis < places.rank(); axis++) {
      if (!placement.isWhole(axis)) {
        AxisCoverage along = AxisCoverage.of(places, axis);
        covered *= along.share();
        most = Math.multiplyExact(most, along.most());
      }
    }
    return new Coverage(indices.count(), 1 - covered, most);
  }

  /// Fails if pixels are not covered and must be, or cannot be told from others.
  void require(Stitching.Uncovered choice, RasterSchema schema) {
    if (uncovered <= 0) {
      return;
    }
    String share = String.format(Locale.ROOT, "%.3g %% of the pixels", 100 * uncovered);
    if (choice == Stitching.Uncovered.ERROR) {
      throw new UnsupportedDataException(
          share + " are covered by no patch, or with weight 0 only",
          "let the last patches snap to the border, take a stride no larger than a patch or a taper"
              + " that is nowhere 0, or let such pixels be no data");
    }
    if (schema.noData().isEmpty() && schema.dtype().kind() != DType.Kind.FLOAT) {
      throw new UnsupportedDataException(
          share + " are to be no data but the " + schema.dtype() + " output has no such value",
          "declare one");
    }
  }
}
