package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.patches.fault.FaultPolicy;
import java.time.Duration;
import java.util.Locale;

/// What becomes of a patch that fails or a chunk that cannot be read.
///
/// @param rule `raise`, `skip` or `mask`
/// @param retries times that it is tried again before that
public record OnFault(String rule, int retries) {
  /// The first failure ends the job.
  public static final OnFault RAISE = new OnFault("raise", 0);

  private static final long BACKOFF_MILLIS = 100;

  public OnFault {
    policy(rule, retries);
  }

  FaultPolicy policy() {
    return policy(rule, retries);
  }

  private static FaultPolicy policy(String rule, int retries) {
    try {
      FaultPolicy.Last last = FaultPolicy.Last.valueOf(rule.toUpperCase(Locale.ROOT));
      return new FaultPolicy(last, retries, Duration.ofMillis(BACKOFF_MILLIS));
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          "--on-error " + rule + " with --retries " + retries + " is no rule for what fails",
          "name raise, skip or mask, and 0 to 20 retries");
    }
  }
}
