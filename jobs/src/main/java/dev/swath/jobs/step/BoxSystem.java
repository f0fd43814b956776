package dev.swath.jobs.step;

import dev.swath.crs.CoordinateSystems;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsKind;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.warp.GridChoice;
import dev.swath.operators.warp.WantedGrid.Extent;
import java.util.Optional;

/// Boxes given in one coordinate system and meant in another.
final class BoxSystem {
  private BoxSystem() {}

  /// The box around a box in a raster's own system.
  ///
  /// @param crs the system that the box is given in
  /// @param place of the raster
  static Box inSystemOf(Box box, String crs, GridGeometry place) {
    Crs own =
        place
            .crs()
            .orElseThrow(
                () ->
                    new RequestException(
                        "--bbox-crs "
                            + crs
                            + " means nothing, as the input says no coordinate system",
                        "give the box in the input's own coordinates"));
    return in(box, crs, own);
  }

  /// The box around a box in another system. Its edges are followed at many points.
  static Box in(Box box, String crs, Crs target) {
    Crs given = CoordinateSystems.parse(crs);
    if (CoordinateSystems.areSame(given, target)) {
      return box;
    }
    Extent around =
        GridChoice.around(
            new Extent(box.minX(), box.minY(), box.maxX(), box.maxY()),
            CoordinateSystems.between(given, target),
            Optional.of(target));
    return new Box(around.minX(), around.minY(), around.maxX(), around.maxY());
  }

  /// Whether coordinates are longitudes, of which each has others a turn away.
  static boolean turns(GridGeometry place) {
    return place.crs().flatMap(Crs::kind).filter(CrsKind.GEOGRAPHIC::equals).isPresent();
  }
}
