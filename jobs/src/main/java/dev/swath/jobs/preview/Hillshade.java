package dev.swath.jobs.preview;

/// Light on heights: mostly from the north-west, some from its sides, so that no slope is
/// lost.
final class Hillshade {
  private static final double[] AZIMUTHS = {315, 270, 0, 225};
  private static final double[] WEIGHTS = {0.55, 0.2, 0.15, 0.1};
  private static final double ALTITUDE = Math.toRadians(42);

  private final Thumbnail heights;
  private final double exaggeration;

  /// Exaggerates heights so that the typical slope of a shrunk raster is seen.
  Hillshade(Thumbnail heights) {
    this.heights = heights;
    this.exaggeration = exaggeration(heights);
  }

  private static double exaggeration(Thumbnail heights) {
    double sum = 0;
    long count = 0;
    Hillshade flat = new Hillshade(heights, 1);
    for (int row = 0; row < heights.rows(); row++) {
      for (int col = 0; col < heights.cols(); col++) {
        double slope = Math.hypot(flat.east(row, col), flat.south(row, col));
        if (!Double.isNaN(slope)) {
          sum += slope;
          count++;
        }
      }
    }
    return sum > 0 ? 0.38 / (sum / count) : 1;
  }

  private Hillshade(Thumbnail heights, double exaggeration) {
    this.heights = heights;
    this.exaggeration = exaggeration;
  }

  /// Light on a pixel; 1 is that on flat ground.
  double light(int row, int col) {
    double east = east(row, col) * exaggeration;
    double south = south(row, col) * exaggeration;
    if (Double.isNaN(east) || Double.isNaN(south)) {
      return 1;
    }
    double length = Math.sqrt(1 + east * east + south * south);
    double sum = 0;
    for (int i = 0; i < AZIMUTHS.length; i++) {
      double azimuth = Math.toRadians(AZIMUTHS[i]);
      double toEast = Math.sin(azimuth) * Math.cos(ALTITUDE);
      double toSouth = -Math.cos(azimuth) * Math.cos(ALTITUDE);
      double light = (Math.sin(ALTITUDE) - east * toEast - south * toSouth) / length;
      sum += WEIGHTS[i] * Math.max(0, light);
    }
    return sum / Math.sin(ALTITUDE);
  }

  /// Rise per unit of distance to the east.
  private double east(int row, int col) {
    int left = Math.max(0, col - 1);
    int right = Math.min(heights.cols() - 1, col + 1);
    return slope(heights.value(0, row, left), heights.value(0, row, right), right - left, 0);
  }

  private double south(int row, int col) {
    int up = Math.max(0, row - 1);
    int down = Math.min(heights.rows() - 1, row + 1);
    return slope(heights.value(0, up, col), heights.value(0, down, col), down - up, 1);
  }

  private double slope(double from, double to, int pixels, int axis) {
    double distance = pixels * heights.pixelMetres()[axis];
    return distance == 0 ? 0 : (to - from) / distance;
  }
}
