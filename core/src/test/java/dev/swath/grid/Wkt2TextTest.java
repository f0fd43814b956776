package dev.swath.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PROJ 9.5 takes each text here and what is made of it for the same system.
final class Wkt2TextTest {
  private static final String BASE =
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],"
          + "AUTHORITY[\"EPSG\",\"4326\"]]";

  private static String projected(String projection) {
    return "PROJCS[\"mine\"," + BASE + "," + projection + ",UNIT[\"US survey foot\",0.3048006]]";
  }

  private static Optional<String> turned(String text) {
    return Wkt2Text.of(Wkt.parse(text));
  }

  @Test
  void aGeographicSystemIsTurned() {
    assertThat(turned(BASE))
        .contains(
            "GEOGCRS[\"WGS 84\",DATUM[\"WGS_1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,"
                + "LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,"
                + "ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],"
                + "AXIS[\"latitude\",north,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],"
                + "AXIS[\"longitude\",east,ORDER[2],ANGLEUNIT[\"degree\",0.0174532925199433]],"
                + "ID[\"EPSG\",4326]]");
  }

  @Test
  void aProjectedSystemIsTurned() {
    String text =
        turned(
                projected(
                    "PROJECTION[\"Lambert_Conformal_Conic_2SP\"],"
                        + "PARAMETER[\"latitude_of_origin\",45],PARAMETER[\"central_meridian\",3],"
                        + "PARAMETER[\"standard_parallel_1\",40],"
                        + "PARAMETER[\"standard_parallel_2\",50],PARAMETER[\"false_easting\",7]"))
            .orElseThrow();

    Wkt wkt = Wkt.parse(text);
    assertThat(wkt.kind()).contains(CrsKind.PROJECTED);
    assertThat(wkt.isVersion2()).isTrue();
    assertThat(wkt.child("BASEGEOGCRS").orElseThrow().epsg()).hasValue(4326);
    assertThat(text)
        .contains("METHOD[\"Lambert Conic Conformal (2SP)\",ID[\"EPSG\",9802]]")
        .contains(
            "PARAMETER[\"Latitude of 1st standard parallel\",40,"
                + "ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",8823]]")
        .contains(
            "PARAMETER[\"Easting at false origin\",7,LENGTHUNIT[\"US survey foot\",0.3048006],"
                + "ID[\"EPSG\",8826]]")
        .contains("AXIS[\"northing\",north,ORDER[2],LENGTHUNIT[\"US survey foot\",0.3048006]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROJECTION[\"Robinson\"]",
        "PROJECTION[\"Polar_Stereographic\"],PARAMETER[\"scale_factor\",0.994]",
        "PROJECTION[\"Equirectangular\"],PARAMETER[\"latitude_of_origin\",10]",
        "PROJECTION[\"Sinusoidal\"],PARAMETER[\"central_meridian\",east]",
        "PROJECTION[\"Sinusoidal\"],EXTENSION[\"PROJ4\",\"+proj=sinu\"]"
      })
  void whatWouldBeLostIsNotTurned(String projection) {
    assertThat(turned(projected(projection))).isEmpty();
  }

  @Test
  void shiftsAndOtherSystemsAreNotTurned() {
    assertThat(turned(BASE.replace("]],PRIMEM", "],TOWGS84[1,2,3]],PRIMEM"))).isEmpty();
    assertThat(turned("GEOGCS[\"x\"]")).isEmpty();
    assertThat(turned(BASE.replace("6378137", "\"a]\""))).isEmpty();
    assertThat(turned(BASE.replace("0.0174532925199433", "one"))).isEmpty();
    assertThat(turned("LOCAL_CS[\"x\"]")).isEmpty();
    assertThat(turned(EpsgDataset.wkt(4326).orElseThrow())).isEmpty();
  }
}
