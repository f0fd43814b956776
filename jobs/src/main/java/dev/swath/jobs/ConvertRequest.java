package dev.swath.jobs;

import java.nio.file.Path;

/// One raster rewritten.
public record ConvertRequest(
    Path input, Target target, Selection selection, ValueRules values, Resources resources) {
  /// The whole input with its own values.
  public static ConvertRequest whole(Path input, Target target, Resources resources) {
    return new ConvertRequest(input, target, Selection.ALL, ValueRules.KEEP, resources);
  }
}
