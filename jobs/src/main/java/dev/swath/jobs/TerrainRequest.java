package dev.swath.jobs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// A measure of terrain written as a raster.
///
/// @param options what is asked for, with its value; the empty text for an option that has none
public record TerrainRequest(
    Path input,
    Target target,
    Selection selection,
    TerrainMeasure measure,
    Map<TerrainOption, String> options,
    Resources resources) {
  public TerrainRequest {
    Map<TerrainOption, String> sorted = new EnumMap<>(TerrainOption.class);
    sorted.putAll(options);
    for (TerrainOption option : sorted.keySet()) {
      if (!measure.takes(option)) {
        throw new RequestException(
            option.flag() + " means nothing for " + measure.word(), "leave it out");
      }
    }
    options = Collections.unmodifiableMap(sorted);
    TerrainText.measure(measure, options);
    TerrainText.heights(options);
  }

  boolean asks(TerrainOption option) {
    return options.containsKey(option);
  }

  /// What is made, as a text.
  String text() {
    return measure.name().toLowerCase(Locale.ROOT) + " " + options;
  }
}
