package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.raster.UnitGrid;
import dev.swath.raster.UnitRaster;
import java.util.List;
import java.util.Optional;

/// Where the pixels of an output lie, counted in pixels of the first output.
///
/// @param first extent of the first output
/// @param extent of the output
/// @param prompted how the output's units are prompted, if they are
record Ground(
    Window first, Window extent, Optional<Output.Scale> scale, Optional<Prompted> prompted) {
  /// Units that are computed when their ground is passed.
  ///
  /// @param scale size of the ground of a unit
  record Prompted(UnitGrid units, Output.Scale scale) {}

  /// The ground of each output.
  static List<Ground> of(List<Output> outputs) {
    Window first = outputs.getFirst().raster().schema().extent();
    return outputs.stream()
        .map(
            output ->
                new Ground(
                    first,
                    output.raster().schema().extent(),
                    output.scale(),
                    prompted(output, outputs)))
        .toList();
  }

  private static Optional<Prompted> prompted(Output output, List<Output> outputs) {
    return outputs.stream()
        .filter(other -> other.raster() instanceof Prompt p && p.raster() == output.raster())
        .findFirst()
        .map(
            prompt ->
                new Prompted(((UnitRaster) output.raster()).units(), prompt.scale().orElseThrow()));
  }

  /// How far the sweep must have passed for so many pixels from the start of an axis.
  long end(int axis, long pixels) {
    int fromEnd = extent.rank() - axis;
    boolean waits = prompted.isPresent() && fromEnd <= 2 && pixels > 0;
    long length = waits ? prompted(axis, pixels, prompted.get()) : length(axis, pixels);
    return Math.min(length, first.size(first.rank() - fromEnd));
  }

  private long prompted(int axis, long pixels, Prompted prompts) {
    long[] last = new long[extent.rank()];
    last[axis] = pixels - 1;
    long units = prompts.units().touching(Window.cell(last)).end(axis);
    return Math.multiplyExact(units, each(axis, prompts.scale()));
  }

  /// The length of so many pixels on an axis.
  long length(int axis, long pixels) {
    int fromEnd = extent.rank() - axis;
    if (scale.isPresent() && fromEnd <= 2) {
      return Math.multiplyExact(pixels, each(axis, scale.get()));
    }
    double size = first.size(first.rank() - fromEnd);
    return Math.round(pixels * (size / Math.max(1, extent.size(axis))));
  }

  private long each(int axis, Output.Scale size) {
    return axis == extent.rank() - 1 ? size.cols() : size.rows();
  }
}
