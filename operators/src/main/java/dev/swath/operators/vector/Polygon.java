package dev.swath.operators.vector;

import java.util.List;

/// An area: what an odd number of rings goes around, so that a ring inside another is a hole.
public record Polygon(List<Ring> rings) {
  public Polygon {
    rings = List.copyOf(rings);
  }
}
