package dev.swath.operators.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A feature: what several polygons cover together, and what is known of it.
///
/// @param id the feature's own, as JSON text
/// @param properties by name in the order of the file, each as JSON text
/// @param parts none for a feature without a place
public record Shape(Optional<String> id, Map<String, String> properties, List<Polygon> parts) {
  public Shape {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    parts = List.copyOf(parts);
  }

  Shape map(UnaryOperator<Point> place) {
    List<Polygon> moved =
        parts.stream()
            .map(part -> new Polygon(part.rings().stream().map(ring -> ring.map(place)).toList()))
            .toList();
    return new Shape(id, properties, moved);
  }
}
