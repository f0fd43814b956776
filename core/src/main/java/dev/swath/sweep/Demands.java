package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.raster.UnitRaster;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What a window of an output needs of the rasters made of units, each found at once however many
/// there are.
final class Demands {
  private final Map<UnitRaster, List<Window>> windows = new IdentityHashMap<>();
  private final List<Graph.Demand> made = new ArrayList<>();

  Demands(List<Graph.Demand> demands) {
    for (Graph.Demand demand : demands) {
      windows.computeIfAbsent(demand.raster(), _ -> new ArrayList<>(2)).add(demand.window());
      if (!demand.raster().inputs().isEmpty()) {
        made.add(demand);
      }
    }
  }

  /// Windows of one of the rasters.
  List<Window> of(UnitRaster raster) {
    return windows.getOrDefault(raster, List.of());
  }

  /// The demands on rasters whose units are made of others.
  List<Graph.Demand> made() {
    return made;
  }
}
