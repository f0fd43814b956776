package dev.swath.operators.focal;

/// What pixels that are no data or NaN do to those around them.
public enum Gaps {
  /// They are left out; only where nothing else is in the footprint, the result is no data.
  IGNORE,
  /// Wherever one is in the footprint, the result is no data.
  PROPAGATE
}
