package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;

/// Two rasters held against each other.
///
/// @param tolerance the largest difference of two values that still counts as equal; with 0 values
///     must be equal to the bit, except that every NaN equals every other
/// @param pixels whether pixels are compared, or only what is said about them
public record CompareRequest(
    Path left, Path right, double tolerance, boolean pixels, Resources resources) {
  public CompareRequest {
    if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
      throw new RequestException(
          "the tolerance must be a number from 0 but was " + tolerance,
          "give a difference of values");
    }
  }
}
