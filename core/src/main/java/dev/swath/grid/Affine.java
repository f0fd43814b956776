package dev.swath.grid;

/// The map from pixel corners to coordinates: `x = a·col + b·row + c`, `y = d·col + e·row + f`.
///
/// The order is rasterio's and GeoZarr's `spatial:transform`; GDAL's is (c, a, b, f, d, e).
public record Affine(double a, double b, double c, double d, double e, double f) {
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  public double x(double col, double row) {
    return a * col + b * row + c;
  }

  public double y(double col, double row) {
    return d * col + e * row + f;
  }

  /// The map whose pixel (0, 0) is this one's pixel (col, row).
  public Affine shift(double col, double row) {
    return new Affine(a, b, x(col, row), d, e, y(col, row));
  }

  /// The map of pixels that are so many times wider and higher.
  public Affine scale(double width, double height) {
    return new Affine(a * width, b * height, c, d * width, e * height, f);
  }

  public boolean isRotated() {
    return b != 0 || d != 0;
  }

  public double determinant() {
    return a * e - b * d;
  }

  /// From coordinates to pixel corners.
  public Affine inverse() {
    double det = determinant();
    if (det == 0 || Double.isNaN(det)) {
      throw new IllegalArgumentException("the transform " + this + " has no inverse");
    }
    return new Affine(
        e / det, -b / det, (b * f - e * c) / det, -d / det, a / det, (d * c - a * f) / det);
  }
}
