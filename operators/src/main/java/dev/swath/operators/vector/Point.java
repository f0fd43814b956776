package dev.swath.operators.vector;

/// A place in a coordinate system: eastwards or along a row first.
public record Point(double x, double y) {}
