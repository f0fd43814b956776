package dev.swath.jobs.step;

/// What can be asked for with some measures of terrain; flags are called as `gdaldem` calls them.
public enum TerrainOption {
  PERCENT("-p"),
  TRIGONOMETRIC("-trigonometric"),
  ZERO_FOR_FLAT("-zero_for_flat"),
  COMBINED("-combined"),
  MULTIDIRECTIONAL("-multidirectional"),
  IGOR("-igor"),
  COMPUTE_EDGES("-compute_edges"),
  ALGORITHM("-alg"),
  AZIMUTH("-az"),
  ALTITUDE("-alt"),
  EXAGGERATION("-z"),
  SCALE("-s");

  private final String flag;

  TerrainOption(String flag) {
    this.flag = flag;
  }

  public String flag() {
    return flag;
  }
}
