package dev.swath.geotiff.geo;

import java.util.Map;
import java.util.Optional;

/// Ellipsoids, datums and geographic systems that GeoTIFFs name by their EPSG codes alone, with the
/// sizes that WKT must spell out.
final class Ellipsoids {
  /// @param inverseFlattening 0 for a sphere
  record Ellipsoid(int code, String name, double semiMajor, double inverseFlattening) {
    boolean hasSizeOf(Ellipsoid other) {
      return Math.abs(semiMajor - other.semiMajor) < 1e-3
          && Math.abs(inverseFlattening - other.inverseFlattening) < 1e-6;
    }
  }

  record Datum(int code, String name, Ellipsoid ellipsoid) {}

  record Geographic(int code, String name, Datum datum) {}

  private static final Ellipsoid AIRY = new Ellipsoid(7001, "Airy 1830", 6377563.396, 299.3249646);
  private static final Ellipsoid AUSTRALIAN =
      new Ellipsoid(7003, "Australian National Spheroid", 6378160, 298.25);
  private static final Ellipsoid BESSEL =
      new Ellipsoid(7004, "Bessel 1841", 6377397.155, 299.1528128);
  private static final Ellipsoid CLARKE_1866 =
      new Ellipsoid(7008, "Clarke 1866", 6378206.4, 294.978698213898);
  private static final Ellipsoid CLARKE_1880_IGN =
      new Ellipsoid(7011, "Clarke 1880 (IGN)", 6378249.2, 293.466021293627);
  private static final Ellipsoid CLARKE_1880_RGS =
      new Ellipsoid(7012, "Clarke 1880 (RGS)", 6378249.145, 293.465);
  private static final Ellipsoid EVEREST =
      new Ellipsoid(7015, "Everest 1830 (1937 Adjustment)", 6377276.345, 300.8017);
  private static final Ellipsoid GRS_1980 = new Ellipsoid(7019, "GRS 1980", 6378137, 298.257222101);
  private static final Ellipsoid INTERNATIONAL =
      new Ellipsoid(7022, "International 1924", 6378388, 297);
  private static final Ellipsoid KRASSOWSKY =
      new Ellipsoid(7024, "Krassowsky 1940", 6378245, 298.3);
  private static final Ellipsoid WGS_84 = new Ellipsoid(7030, "WGS 84", 6378137, 298.257223563);
  private static final Ellipsoid WGS_72 = new Ellipsoid(7043, "WGS 72", 6378135, 298.26);
  private static final Ellipsoid GRS_1967 =
      new Ellipsoid(7050, "GRS 1967 Modified", 6378160, 298.25);
  private static final Ellipsoid SPHERE = new Ellipsoid(7035, "Sphere", 6371000, 0);

  private static final Map<Integer, Ellipsoid> ELLIPSOIDS =
      byCode(
          AIRY,
          AUSTRALIAN,
          BESSEL,
          CLARKE_1866,
          CLARKE_1880_IGN,
          CLARKE_1880_RGS,
          EVEREST,
          GRS_1980,
          INTERNATIONAL,
          KRASSOWSKY,
          WGS_84,
          WGS_72,
          GRS_1967,
          SPHERE);

  private static final Map<Integer, Geographic> GEOGRAPHIC =
      Map.ofEntries(
          system(4326, "WGS 84", 6326, "WGS_1984", WGS_84),
          system(4322, "WGS 72", 6322, "World_Geodetic_System_1972", WGS_72),
          system(4269, "NAD83", 6269, "North_American_Datum_1983", GRS_1980),
          system(4267, "NAD27", 6267, "North_American_Datum_1927", CLARKE_1866),
          system(4258, "ETRS89", 6258, "European_Terrestrial_Reference_System_1989", GRS_1980),
          system(4230, "ED50", 6230, "European_Datum_1950", INTERNATIONAL),
          system(4277, "OSGB36", 6277, "Ordnance_Survey_of_Great_Britain_1936", AIRY),
          system(4314, "DHDN", 6314, "Deutsches_Hauptdreiecksnetz", BESSEL),
          system(4171, "RGF93 v1", 6171, "Reseau_Geodesique_Francais_1993_v1", GRS_1980),
          system(4275, "NTF", 6275, "Nouvelle_Triangulation_Francaise", CLARKE_1880_IGN),
          system(4283, "GDA94", 6283, "Geocentric_Datum_of_Australia_1994", GRS_1980),
          system(7844, "GDA2020", 1168, "Geocentric_Datum_of_Australia_2020", GRS_1980),
          system(4203, "AGD84", 6203, "Australian_Geodetic_Datum_1984", AUSTRALIAN),
          system(4202, "AGD66", 6202, "Australian_Geodetic_Datum_1966", AUSTRALIAN),
          system(4167, "NZGD2000", 6167, "New_Zealand_Geodetic_Datum_2000", GRS_1980),
          system(4272, "NZGD49", 6272, "New_Zealand_Geodetic_Datum_1949", INTERNATIONAL),
          system(4284, "Pulkovo 1942", 6284, "Pulkovo_1942", KRASSOWSKY),
          system(4149, "CH1903", 6149, "CH1903", BESSEL),
          system(4150, "CH1903+", 6150, "CH1903+", BESSEL),
          system(
              4156,
              "S-JTSK",
              6156,
              "System_of_the_Unified_Trigonometrical_Cadastral_Network",
              BESSEL),
          system(4301, "Tokyo", 6301, "Tokyo", BESSEL),
          system(4612, "JGD2000", 6612, "Japanese_Geodetic_Datum_2000", GRS_1980),
          system(6668, "JGD2011", 1128, "Japanese_Geodetic_Datum_2011", GRS_1980),
          system(
              4610,
              "Xian 1980",
              6610,
              "Xian_1980",
              new Ellipsoid(7049, "IAG 1975", 6378140, 298.257)),
          system(
              4490,
              "CGCS2000",
              1043,
              "China_2000",
              new Ellipsoid(1024, "CGCS2000", 6378137, 298.257222101)),
          system(
              4674,
              "SIRGAS 2000",
              6674,
              "Sistema_de_Referencia_Geocentrico_para_las_AmericaS_2000",
              GRS_1980),
          system(4618, "SAD69", 6618, "South_American_Datum_1969", GRS_1967),
          system(4619, "SWEREF99", 6619, "SWEREF99", GRS_1980),
          system(4148, "Hartebeesthoek94", 6148, "Hartebeesthoek94", WGS_84),
          system(4222, "Cape", 6222, "Cape", CLARKE_1880_RGS),
          system(4240, "Indian 1975", 6240, "Indian_1975", EVEREST),
          system(4742, "GDM2000", 6742, "Geodetic_Datum_of_Malaysia_2000", GRS_1980),
          system(4617, "NAD83(CSRS)", 6140, "NAD83_Canadian_Spatial_Reference_System", GRS_1980),
          system(
              6318, "NAD83(2011)", 1116, "NAD83_National_Spatial_Reference_System_2011", GRS_1980));

  private Ellipsoids() {}

  private static Map<Integer, Ellipsoid> byCode(Ellipsoid... all) {
    Map<Integer, Ellipsoid> map = new java.util.TreeMap<>();
    for (Ellipsoid ellipsoid : all) {
      map.put(ellipsoid.code, ellipsoid);
    }
    return map;
  }

  private static Map.Entry<Integer, Geographic> system(
      int code, String name, int datum, String datumName, Ellipsoid ellipsoid) {
    return Map.entry(code, new Geographic(code, name, new Datum(datum, datumName, ellipsoid)));
  }

  static Optional<Geographic> geographic(int code) {
    return Optional.ofNullable(GEOGRAPHIC.get(code));
  }

  static Optional<Datum> datum(int code) {
    return GEOGRAPHIC.values().stream()
        .map(Geographic::datum)
        .filter(datum -> datum.code == code)
        .findFirst();
  }

  static Optional<Ellipsoid> ellipsoid(int code) {
    return Optional.ofNullable(ELLIPSOIDS.get(code));
  }
}
