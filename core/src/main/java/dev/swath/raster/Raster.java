package dev.swath.raster;

import java.util.List;

/// A pixel grid that can answer any window.
///
/// Rasters are immutable descriptions; nothing is read or computed until a sweep or a reader asks.
/// Every method but `compute…` is cheap arithmetic and gives the same answer each time.
public sealed interface Raster permits Derived, UnitRaster {
  RasterSchema schema();

  /// The rasters this one is made from, in the order in which needs refer to them.
  List<Raster> inputs();
}
