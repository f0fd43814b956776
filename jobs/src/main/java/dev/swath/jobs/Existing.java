package dev.swath.jobs;

/// What becomes of an output that is there already.
public enum Existing {
  /// It stays and the job is refused.
  REFUSE,
  /// It is replaced once the new one is whole.
  REPLACE
}
