package dev.swath.jobs;

import java.nio.file.Path;

/// A focal operator's result written as a raster.
public record FocalRequest(
    Path input,
    Target target,
    Selection selection,
    FocalOperator operator,
    FocalOptions options,
    Resources resources) {
  public FocalRequest {
    FocalText.check(operator, options);
  }

  /// What is made, as a text.
  String text() {
    return operator.word() + " " + options;
  }
}
