package dev.swath.patches.place;

import dev.swath.UnsupportedDataException;

/// Patches at regular places along one axis.
///
/// @param length pixels of the raster
/// @param last where the last patch begins
record AxisLattice(long length, AxisCut cut, long count, long last) {
  /// @param multiple what every first pixel must be a multiple of
  static AxisLattice of(long length, AxisCut cut, Boundary boundary, long multiple, String axis) {
    long end = length - cut.size();
    return switch (boundary) {
      case Boundary.Snap _ -> snapped(length, cut, multiple, axis);
      case Boundary.Drop _ -> {
        requireFit(end + cut.lead() >= 0, length, cut, axis);
        long count = Math.floorDiv(end + cut.lead(), cut.stride()) + 1;
        yield regular(length, cut, count);
      }
      case Boundary.Pad _, Boundary.Shrink _ -> regular(length, cut, covering(length, cut));
      case Boundary.Reflect _ -> {
        AxisLattice lattice = regular(length, cut, covering(length, cut));
        requireMirror(Math.max(cut.lead(), lattice.last + cut.size() - length), length, axis);
        yield lattice;
      }
      case Boundary.Raise _ -> {
        AxisLattice lattice = regular(length, cut, covering(length, cut));
        requireInside(lattice, axis);
        yield lattice;
      }
    };
  }

  private static AxisLattice regular(long length, AxisCut cut, long count) {
    return new AxisLattice(length, cut, count, (count - 1) * cut.stride() - cut.lead());
  }

  private static long covering(long length, AxisCut cut) {
    return Math.max(1, Math.ceilDiv(length + cut.lead(), cut.stride()));
  }

  private static AxisLattice snapped(long length, AxisCut cut, long multiple, String axis) {
    long end = Math.floorDiv(length - cut.size(), multiple) * multiple;
    requireFit(end >= 0 && cut.lead() == 0, length, cut, axis);
    return new AxisLattice(length, cut, Math.ceilDiv(end, cut.stride()) + 1, end);
  }

  private static void requireFit(boolean fits, long length, AxisCut cut, String axis) {
    if (!fits) {
      throw new UnsupportedDataException(
          "a patch of "
              + cut.size()
              + (cut.lead() == 0 ? "" : " that begins " + cut.lead() + " before the raster")
              + " does not fit into the "
              + length
              + " pixels of axis "
              + axis,
          "take smaller patches, or let the boundary pad, reflect or shrink them");
    }
  }

  private static void requireMirror(long beyond, long length, String axis) {
    if (beyond > length - 1) {
      throw new UnsupportedDataException(
          "a patch reaches "
              + beyond
              + " pixels beyond axis "
              + axis
              + " but only "
              + (length - 1)
              + " can be reflected",
          "take smaller patches or another boundary");
    }
  }

  private static void requireInside(AxisLattice lattice, String axis) {
    long end = lattice.last + lattice.cut.size();
    if (end > lattice.length || lattice.cut.lead() > 0) {
      throw new UnsupportedDataException(
          "the last patch reaches to pixel " + end + " but axis " + axis + " has " + lattice.length,
          "choose another boundary, such as snap");
    }
  }

  long start(long index) {
    return Math.min(index * cut.stride() - cut.lead(), last);
  }

  /// The first patch that ends after a pixel.
  long firstEndingAfter(long pixel) {
    long index = Math.floorDiv(pixel - cut.size() + cut.lead(), cut.stride()) + 1;
    long inside = Math.clamp(index, 0, count);
    return inside == count && last + cut.size() > pixel ? count - 1 : inside;
  }

  /// The first patch that begins at a pixel or after it.
  long firstStartingAt(long pixel) {
    if (pixel > last) {
      return count;
    }
    return Math.clamp(Math.ceilDiv(pixel + cut.lead(), cut.stride()), 0, count - 1);
  }
}
