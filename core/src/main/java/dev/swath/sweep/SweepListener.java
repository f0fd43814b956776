package dev.swath.sweep;

/// Told how a sweep goes. Called from one thread at a time, a few times a second; must not wait.
@FunctionalInterface
public interface SweepListener {
  SweepListener NONE = _ -> {};

  void progress(SweepProgress progress);
}
