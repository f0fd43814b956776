package dev.swath.jobs.request;

import dev.swath.array.DType;
import java.util.Optional;

/// What the output's values are, where they shall differ from the input's.
///
/// A no-data value is text because its meaning depends on the type of the pixels: a number in
/// decimal, `nan`, `inf`, `-inf`, or `none` for "there is no such value".
///
/// @param noData what means "no data" in the input, whatever its file says
/// @param outputNoData what means "no data" in the output; pixels are changed to it
/// @param type the output's type; values are rounded and held at its ends
public record ValueRules(
    Optional<String> noData, Optional<String> outputNoData, Optional<DType> type) {
  public static final ValueRules KEEP =
      new ValueRules(Optional.empty(), Optional.empty(), Optional.empty());
}
