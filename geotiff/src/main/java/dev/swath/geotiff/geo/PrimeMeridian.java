package dev.swath.geotiff.geo;

/// The prime meridians EPSG numbers, in degrees east of Greenwich.
enum PrimeMeridian {
  GREENWICH(8901, "Greenwich", 0),
  LISBON(8902, "Lisbon", -9.131906111111112),
  PARIS(8903, "Paris", 2.33722917),
  BOGOTA(8904, "Bogota", -74.08091666666667),
  MADRID(8905, "Madrid", -3.687938888888889),
  ROME(8906, "Rome", 12.452333333333334),
  BERN(8907, "Bern", 7.439583333333333),
  JAKARTA(8908, "Jakarta", 106.80771944444444),
  FERRO(8909, "Ferro", -17.666666666666668),
  BRUSSELS(8910, "Brussels", 4.367975),
  STOCKHOLM(8911, "Stockholm", 18.05827777777778),
  ATHENS(8912, "Athens", 23.7163375),
  OSLO(8913, "Oslo", 10.722916666666666);

  private final int code;
  private final String label;
  private final double longitude;

  PrimeMeridian(int code, String label, double longitude) {
    this.code = code;
    this.label = label;
    this.longitude = longitude;
  }

  int code() {
    return code;
  }

  String label() {
    return label;
  }

  double longitude() {
    return longitude;
  }

  /// The meridian of that code; Greenwich's if there is none.
  static PrimeMeridian of(int code) {
    for (PrimeMeridian meridian : values()) {
      if (meridian.code == code) {
        return meridian;
      }
    }
    return GREENWICH;
  }
}
