package dev.swath.jobs;

import java.nio.file.Path;
import java.util.List;

/// Band maths over rasters of one grid.
///
/// @param inputs what the letters A, B, … stand for
public record CalcRequest(
    List<Path> inputs, Target target, Calculation calculation, Resources resources) {
  static final int MOST_INPUTS = 26;

  public CalcRequest {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
      throw new RequestException(
          "expected 1 to " + MOST_INPUTS + " inputs but got " + inputs.size(),
          "write INPUT… OUTPUT");
    }
  }
}
