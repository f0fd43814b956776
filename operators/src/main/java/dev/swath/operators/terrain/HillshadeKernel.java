package dev.swath.operators.terrain;

/// Brightness from 1 to 255, rounded.
final class HillshadeKernel implements Kernel {
  private static final double RIGHT_ANGLE = Math.PI / 2;
  private static final double[] MANY = {225, 270, 315, 360};

  private final Rises rises;
  private final Light light;
  private final double lightEast;
  private final double lightNorth;
  private final double sineAltitude;
  private final double cosineAltitude;

  HillshadeKernel(Rises rises, Light light) {
    this.rises = rises;
    this.light = light;
    this.lightEast = Math.sin(Math.toRadians(light.azimuth()));
    this.lightNorth = Math.cos(Math.toRadians(light.azimuth()));
    this.sineAltitude = Math.sin(Math.toRadians(light.altitude()));
    this.cosineAltitude = Math.cos(Math.toRadians(light.altitude()));
  }

  @Override
  public void row(long row, double[] above, double[] here, double[] below, double[] out, int n) {
    rises.read(row, above, here, below, n);
    switch (light.shading()) {
      case PLAIN -> plain(out, n);
      case COMBINED -> combined(out, n);
      case MULTIDIRECTIONAL -> multidirectional(out, n);
      case IGOR -> igor(out, n);
    }
    for (int i = 0; i < n; i++) {
      out[i] = Math.floor(out[i] + 0.5);
    }
  }

  /// Cosines of the angles between the light and the normals.
  private void cosines(double[] out, int n) {
    double[] east = rises.east;
    double[] north = rises.north;
    double towardsEast = cosineAltitude * lightEast;
    double towardsNorth = cosineAltitude * lightNorth;
    for (int i = 0; i < n; i++) {
      double square = east[i] * east[i] + north[i] * north[i];
      double along = towardsEast * east[i] + towardsNorth * north[i];
      out[i] = (sineAltitude - along) / Math.sqrt(1 + square);
    }
  }

  private void plain(double[] out, int n) {
    cosines(out, n);
    for (int i = 0; i < n; i++) {
      out[i] = 1 + 254 * Math.max(0, out[i]);
    }
  }

  private void combined(double[] out, int n) {
    cosines(out, n);
    for (int i = 0; i < n; i++) {
      double angle = Math.acos(Math.clamp(out[i], -1.0, 1.0));
      double slope = Math.atan(Math.hypot(rises.east[i], rises.north[i]));
      out[i] = 1 + 254 * Math.max(0, 1 - angle * slope / (RIGHT_ANGLE * RIGHT_ANGLE));
    }
  }

  /// Each light counts by the square of the cosine between it and the slope; those of the four add
  /// up to 2.
  private void multidirectional(double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double east = rises.east[i];
      double north = rises.north[i];
      double square = east * east + north * north;
      double sum = 0;
      for (double azimuth : MANY) {
        double sine = Math.sin(Math.toRadians(azimuth));
        double cosine = Math.cos(Math.toRadians(azimuth));
        double along = east * sine + north * cosine;
        sum += along * along * Math.max(0, sineAltitude - cosineAltitude * along);
      }
      double mean = square > 0 ? sum / (2 * square) : Double.isNaN(square) ? square : sineAltitude;
      out[i] = 1 + 254 * mean / Math.sqrt(1 + square);
    }
  }

  private void igor(double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double east = rises.east[i];
      double north = rises.north[i];
      double across = Math.abs(east * lightNorth - north * lightEast);
      double towards = -east * lightEast - north * lightNorth;
      double turned = Math.atan2(across, towards) / Math.PI;
      double steep = Math.atan(Math.hypot(east, north)) / RIGHT_ANGLE;
      out[i] = Math.max(1, 255 * (1 - steep * turned));
    }
  }
}
