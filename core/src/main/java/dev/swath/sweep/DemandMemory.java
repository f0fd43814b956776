package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.raster.UnitRaster;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Remembers what boxes need from one write unit to the next: those of outer loops stay the
/// same for many write units, and may need thousands of rasters.
final class DemandMemory {
  /// @param raster place of a raster made of units, or −1
  /// @param output place of an output, or −1
  private record Box(int raster, int output, Window window) {}

  private final Graph graph;
  private Map<Box, Demands> before = new HashMap<>();
  private Map<Box, Demands> now = new HashMap<>();

  DemandMemory(Graph graph) {
    this.graph = graph;
  }

  /// Goes on to the next write unit: forgets what the one before had no use for.
  void advance() {
    before = now;
    now = new HashMap<>();
  }

  /// What pixels of an output need.
  Demands of(int output, Window pixels) {
    return remembered(new Box(-1, output, pixels), () -> Graph.demands(graph.root(output), pixels));
  }

  /// What a box of units needs.
  Demands of(UnitRaster raster, Window units) {
    return remembered(new Box(graph.place(raster), -1, units), () -> Graph.demands(raster, units));
  }

  private Demands remembered(Box box, Supplier<java.util.List<Graph.Demand>> demands) {
    Demands known = now.get(box);
    if (known == null) {
      known = before.get(box);
      known = known == null ? new Demands(demands.get()) : known;
      now.put(box, known);
    }
    return known;
  }
}
