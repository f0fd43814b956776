package dev.swath.patches.fault;

import java.time.Duration;

/// What happens when something fails that concerns one chip or one chunk alone.
///
/// @param retries times that it is tried again
/// @param backoff the wait before the first of them; it doubles each time
public record FaultPolicy(Last last, int retries, Duration backoff) {
  /// What happens when it failed for the last time.
  public enum Last {
    /// The failure ends the job.
    RAISE,
    /// The chip counts nowhere: where others cover its pixels, these alone decide.
    SKIP,
    /// All pixels that the chip covers are no data, whatever others say.
    MASK
  }

  /// The first failure ends the job.
  public static final FaultPolicy RAISE = new FaultPolicy(Last.RAISE, 0, Duration.ofMillis(100));

  public FaultPolicy {
    if (retries < 0 || retries > 20 || backoff.isNegative()) {
      throw new IllegalArgumentException(
          "retries are 0 to 20 and no wait is negative, but got " + retries + " and " + backoff);
    }
  }

  /// The wait before a retry, counted from 0.
  Duration wait(int retry) {
    return backoff.multipliedBy(1L << retry);
  }
}
