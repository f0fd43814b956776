package dev.swath.jobs.request;

/// A rectangle in the coordinates of the input.
public record Box(double minX, double minY, double maxX, double maxY) {
  public Box {
    if (!(minX < maxX && minY < maxY)
        || !Double.isFinite(minX + minY)
        || !Double.isFinite(maxX + maxY)) {
      throw new RequestException(
          "the box " + minX + "," + minY + "," + maxX + "," + maxY + " is empty or not finite",
          "give xmin,ymin,xmax,ymax with xmin < xmax and ymin < ymax");
    }
  }

  /// Such as `4.0,50.0,5.0,51.0`.
  @Override
  public String toString() {
    return minX + "," + minY + "," + maxX + "," + maxY;
  }
}
