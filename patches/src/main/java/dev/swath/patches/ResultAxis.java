package dev.swath.patches;

import dev.swath.UnsupportedDataException;
import dev.swath.patches.ChipResult.Fit;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Placement;

/// Where results lie along one axis of the output.
///
/// @param length pixels of the raster
/// @param patch pixels of a patch
/// @param size pixels of a whole result
/// @param whole whether the axis is in one piece, so that the output has the result's pixels
/// @param trim pixels on each side of a result that are not used, but at the raster's border
/// @param shrinks whether patches end at the border
record ResultAxis(
    long length, long patch, Fit fit, long size, boolean whole, long trim, boolean shrinks) {
  /// What one result covers.
  ///
  /// @param start the output pixel of the result's first
  /// @param from the first of its pixels that is used
  /// @param to the pixel after the last that is used
  /// @param taperFrom where the taper begins
  /// @param taperTo where it ends
  /// @param atStart whether the patch reaches the raster's first pixel
  /// @param atEnd whether it reaches the last
  record Span(
      long start,
      long from,
      long to,
      long taperFrom,
      long taperTo,
      boolean atStart,
      boolean atEnd) {
    long outFrom() {
      return start + from;
    }

    long outTo() {
      return start + to;
    }
  }

  static ResultAxis of(Placement placement, ChipResult result, int axis, long trim) {
    int rank = placement.extent().rank();
    boolean spatial = axis >= rank - 2;
    boolean whole = !spatial && placement.isWhole(axis);
    Fit fit = result.axes().get(axis);
    boolean shrinks = placement.boundary() instanceof Boundary.Shrink;
    ResultAxis made =
        new ResultAxis(
            placement.extent().size(axis),
            placement.size()[axis],
            fit,
            result.chip().extent().size(axis),
            whole,
            spatial ? trim : 0,
            shrinks);
    made.requireFit(placement, axis);
    return made;
  }

  private void requireFit(Placement placement, int axis) {
    long down = fit.down();
    boolean even = down == 1 || (patch % down == 0 && placement.period(axis) % down == 0);
    if (!whole && (!even || fit.offset() * fit.up() % down != 0)) {
      throw new UnsupportedDataException(
          "an operator that makes one pixel of "
              + down
              + " cannot work on patches of "
              + patch
              + " pixels, "
              + placement.period(axis)
              + " apart",
          "take a size and a stride that " + down + " divides");
    }
    if (2 * trim >= size) {
      throw new UnsupportedDataException(
          "nothing is left of results of " + size + " pixels without " + trim + " on each side",
          "trim less or take larger patches");
    }
  }

  /// Pixels of the output.
  long outLength() {
    return whole ? size : scaled(length);
  }

  private long scaled(long pixels) {
    return Math.floorDiv(Math.multiplyExact(pixels, fit.up()), fit.down());
  }

  /// The pixels of the result of a patch that has so many: fewer than the others where it shrinks.
  long sizeOf(long pixels) {
    return whole ? size : size - scaled(patch - pixels);
  }

  /// Pixels of a patch that begins at a pixel: fewer than others where it shrinks.
  long patchAt(long anchor) {
    return shrinks && !whole ? Math.min(length, anchor + patch) - Math.max(0, anchor) : patch;
  }

  /// What the result of a patch covers.
  ///
  /// @param anchor the patch's first pixel
  Span span(long anchor) {
    if (whole) {
      return new Span(0, 0, size, 0, size, true, true);
    }
    boolean atStart = anchor <= 0;
    boolean atEnd = anchor + patch >= length;
    long first = shrinks ? Math.max(0, anchor) : anchor;
    long start = scaled(first + fit.offset());
    long end = sizeOf(patchAt(anchor));
    long taperFrom = atStart ? 0 : trim;
    long taperTo = Math.max(taperFrom, end - (atEnd ? 0 : trim));
    long from = Math.max(taperFrom, -start);
    long to = Math.max(from, Math.min(taperTo, outLength() - start));
    return new Span(start, from, to, taperFrom, taperTo, atStart, atEnd);
  }

  /// The pixels of the raster whose patches' results may touch some pixels of the output, as start
  /// and end.
  long[] source(long from, long to) {
    if (whole) {
      return new long[] {0, length};
    }
    long reach = Math.ceilDiv(size * fit.down(), fit.up());
    long start = Math.floorDiv(from * fit.down(), fit.up()) - reach - fit.offset() + patch - 1;
    long end = Math.ceilDiv(to * fit.down(), fit.up()) - fit.offset() + 1;
    long inside = Math.clamp(start, 0, length);
    return new long[] {inside, Math.clamp(end, inside, length)};
  }
}
