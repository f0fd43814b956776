package dev.swath.patches;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What an operator makes of a chip.
///
/// @param chip the result's type, no-data value, bands and size; as many axes as the raster has
/// @param axes how the result lies over the chip, for each axis. On an axis in one piece other than
///     rows and columns the result may have any size, such as one band per class
public record ChipResult(RasterSchema chip, List<Fit> axes) {
  /// How a result lies over its chip along an axis.
  ///
  /// @param offset pixels of the chip before the result begins; the chip's size and more for
  ///     something that comes after it
  /// @param up pixels of the result for every `down` of the chip
  public record Fit(long offset, long up, long down) {
    public static final Fit SAME = new Fit(0, 1, 1);

    public Fit {
      if (up < 1 || down < 1 || (up > 1 && down > 1)) {
        throw new IllegalArgumentException(
            "a result is so many times larger or smaller than its chip, never " + up + "/" + down);
      }
    }
  }

  public ChipResult {
    axes = List.copyOf(axes);
    if (axes.size() != chip.rank()) {
      throw new IllegalArgumentException(
          "a result of " + chip.dimensions() + " needs a fit for each axis but has " + axes);
    }
  }

  /// Results like the chips.
  public static ChipResult like(RasterSchema chip) {
    return new ChipResult(chip, Collections.nCopies(chip.rank(), Fit.SAME));
  }

  /// Results of the chips' rows and columns but another type.
  public static ChipResult like(RasterSchema chip, DType dtype, Optional<NoData> noData) {
    return like(chip.withDType(dtype, noData));
  }

  /// These results with so many bands.
  public ChipResult withBands(long bands) {
    int axis = chip.dimensions().indexOf(RasterSchema.BAND);
    if (axis < 0) {
      throw new IllegalArgumentException("chips of " + chip.dimensions() + " have no bands");
    }
    Window extent = chip.extent().with(axis, 0, bands);
    return new ChipResult(chip.withExtent(extent, chip.geometry()).withBands(List.of()), axes);
  }

  /// These results made smaller by a margin that the operator needs on each side of rows and
  /// columns, then scaled by `up / down`.
  public ChipResult withPlaces(long margin, long up, long down) {
    Window extent = chip.extent();
    List<Fit> fits = new ArrayList<>(axes);
    for (int axis = chip.rank() - 2; axis < chip.rank(); axis++) {
      long size = (extent.size(axis) - 2 * margin) * up / down;
      extent = extent.with(axis, 0, size);
      fits.set(axis, new Fit(margin, up, down));
    }
    return new ChipResult(chip.withExtent(extent, chip.geometry()), fits);
  }
}
