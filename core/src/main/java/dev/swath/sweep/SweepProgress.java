package dev.swath.sweep;

import java.util.Map;

/// How far a sweep is, at a moment.
///
/// @param seconds since the start
/// @param unitsDone units computed
/// @param unitsTotal units to compute
/// @param writeUnitsDone write units written
/// @param writeUnitsTotal write units to write
/// @param bytesRead stored bytes fetched
/// @param bytesWritten encoded bytes written
/// @param leasedBytes bytes leased now
/// @param busy share of the time since the start that the threads of each stage were busy, summed
///     over threads
public record SweepProgress(
    double seconds,
    long unitsDone,
    long unitsTotal,
    long writeUnitsDone,
    long writeUnitsTotal,
    long bytesRead,
    long bytesWritten,
    long leasedBytes,
    Map<Stage, Double> busy) {
  /// What a thread can be busy with.
  public enum Stage {
    READ,
    DECODE,
    COMPUTE,
    ENCODE,
    WRITE
  }

  public SweepProgress {
    busy = Map.copyOf(busy);
  }
}
