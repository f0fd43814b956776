package dev.swath.jobs.step;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Measures of terrain, each with the options that mean something for it.
public enum TerrainMeasure {
  SLOPE(TerrainOption.PERCENT, TerrainOption.ALGORITHM, TerrainOption.EXAGGERATION),
  ASPECT(TerrainOption.TRIGONOMETRIC, TerrainOption.ZERO_FOR_FLAT, TerrainOption.ALGORITHM),
  HILLSHADE(
      TerrainOption.COMBINED,
      TerrainOption.MULTIDIRECTIONAL,
      TerrainOption.IGOR,
      TerrainOption.ALGORITHM,
      TerrainOption.AZIMUTH,
      TerrainOption.ALTITUDE,
      TerrainOption.EXAGGERATION),
  TPI,
  TRI(TerrainOption.ALGORITHM),
  ROUGHNESS,
  CURVATURE(TerrainOption.EXAGGERATION);

  private final Set<TerrainOption> options;

  TerrainMeasure(TerrainOption... options) {
    this.options = EnumSet.of(TerrainOption.COMPUTE_EDGES, options);
    if (this.options.contains(TerrainOption.EXAGGERATION)) {
      this.options.add(TerrainOption.SCALE);
    }
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(TerrainOption option) {
    return options.contains(option);
  }
}
