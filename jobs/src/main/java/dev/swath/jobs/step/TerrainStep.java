package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.terrain.Border;
import dev.swath.operators.terrain.Terrain;
import dev.swath.raster.Raster;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Measures terrain.
///
/// @param options what is asked for, with its value; the empty text for an option that has none
public record TerrainStep(TerrainMeasure measure, Map<TerrainOption, String> options)
    implements Step {
  public TerrainStep {
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

  @Override
  public String text() {
    StringBuilder text = new StringBuilder("terrain ").append(measure.word());
    options.forEach((option, value) -> text.append(' ').append(option.flag()).append(after(value)));
    return text.toString();
  }

  private static String after(String value) {
    return value.isEmpty() ? "" : " " + value;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    boolean edges = options.containsKey(TerrainOption.COMPUTE_EDGES);
    return new Terrain(
        Step.only(this, rasters),
        TerrainText.measure(measure, options),
        TerrainText.heights(options),
        edges ? Border.EXTRAPOLATE : Border.NODATA);
  }
}
