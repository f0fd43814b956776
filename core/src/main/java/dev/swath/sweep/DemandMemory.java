package dev.swath.sweep;

import dev.swath.array.Window;
import java.util.HashMap;
import java.util.Map;

/// Remembers what the boxes still to come need: the boxes of outer loops stay the same for many
/// write units, and may need thousands of rasters.
final class DemandMemory {
  private record Place(int output, int level) {}

  private record Known(Window pixels, Demands demands) {}

  private final Graph graph;
  private final Map<Place, Known> known = new HashMap<>();

  DemandMemory(Graph graph) {
    this.graph = graph;
  }

  Demands of(Schedule.Rest rest) {
    Place place = new Place(rest.output(), rest.level());
    Known before = known.get(place);
    if (before != null && before.pixels().equals(rest.pixels())) {
      return before.demands();
    }
    Demands demands = new Demands(Graph.demands(graph.root(rest.output()), rest.pixels()));
    known.put(place, new Known(rest.pixels(), demands));
    return demands;
  }
}
