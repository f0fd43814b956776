package dev.swath.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WktTest {
  private static final String BASE =
      "GEOGCS[\"NAD27\",DATUM[\"d\",SPHEROID[\"s\",6378206.4,294.97,AUTHORITY[\"EPSG\",\"7008\"]]],"
          + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174],AUTHORITY[\"EPSG\",\"4267\"]]";
  private static final String UTM_11 =
      "PROJCS[\"NAD27 / UTM zone 11N\","
          + BASE
          + ",UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"26711\"]]";

  @Test
  void theIdentifierOfTheWholeIsItsCode() {
    Wkt wkt = Wkt.parse(UTM_11);

    assertThat(wkt.epsg()).hasValue(26711);
    assertThat(wkt.name()).isEqualTo("NAD27 / UTM zone 11N");
    assertThat(wkt.kind()).contains(CrsKind.PROJECTED);
    assertThat(wkt.isVersion2()).isFalse();
  }

  @Test
  void identifiersOfPartsSayNothingOfTheWhole() {
    Wkt wkt = Wkt.parse("PROJCS[\"mine\"," + BASE + ",UNIT[\"metre\",1]]");

    assertThat(wkt.epsg()).isEmpty();
  }

  @Test
  void anotherAuthoritysCodeIsNotEpsgs() {
    assertThat(Wkt.parse("PROJCRS[\"x\",ID[\"ESRI\",102001]]").epsg()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROJCRS[\"x\",ID[\"EPSG\",32633]]",
        "projcrs [ \"x\" ,\n id ( \"EPSG\" , \"32633\" ) ]",
        "PROJCS(\"x\",AUTHORITY(\"epsg\",\"32633\"))",
        "PROJCRS[\"x\",USAGE[SCOPE[\"?\"]],ID[\"EPSG\",32633,URI[\"urn:ogc:def:crs:EPSG::32633\"]]]"
      })
  void bracketsSpaceAndCapitalsAreFree(String text) {
    assertThat(Wkt.parse(text).epsg()).hasValue(32633);
  }

  @Test
  void aDoubledQuoteIsAQuote() {
    assertThat(Wkt.parse("LOCAL_CS[\"the \"\"grid\"\", [so called]\"]").name())
        .isEqualTo("the \"grid\", [so called]");
  }

  @ParameterizedTest
  @CsvSource({
    "GEOGCS, GEOGRAPHIC",
    "GEOGCRS, GEOGRAPHIC",
    "PROJCRS, PROJECTED",
    "GEOCCS, GEOCENTRIC",
    "VERTCRS, VERTICAL",
    "COMPD_CS, COMPOUND"
  })
  void theKeywordSaysTheKind(String keyword, CrsKind kind) {
    assertThat(Wkt.parse(keyword + "[\"x\"]").kind()).contains(kind);
  }

  @Test
  void geodeticSystemsAreGeocentricIfTheirAxesAreStraight() {
    assertThat(Wkt.parse("GEODCRS[\"x\",CS[Cartesian,3]]").kind()).contains(CrsKind.GEOCENTRIC);
    assertThat(Wkt.parse("GEODCRS[\"x\",CS[ellipsoidal,2]]").kind()).contains(CrsKind.GEOGRAPHIC);
    assertThat(Wkt.parse("ENGCRS[\"x\"]").kind()).isEmpty();
  }

  @Test
  void aSystemWithAShiftIsOfTheKindWithout() {
    Wkt bound = Wkt.parse("BOUNDCRS[SOURCECRS[" + UTM_11 + "],TARGETCRS[" + BASE + "]]");

    assertThat(bound.kind()).contains(CrsKind.PROJECTED);
    assertThat(bound.horizontal().epsg()).hasValue(26711);
    assertThat(bound.epsg()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "EPSG:32633",
        "+proj=utm +zone=33",
        "PROJCS",
        "PROJCS[",
        "PROJCS[\"x\"",
        "PROJCS[\"x",
        "PROJCS[\"x\"]]",
        "PROJCS[\"x\"] x",
        "PROJCS[\"x\",]",
        "PROJCS[\"x\" \"y\"]",
        "PROJCS[\"x\")",
        "[\"x\"]",
        "PRÖJCS[\"x\"]",
        "PROJCS[\"x\",[1]]"
      })
  void textThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Wkt.parse(text)).isInstanceOf(CorruptDataException.class);
    assertThat(Wkt.tryParse(text)).isEmpty();
  }

  @Test
  void depthAndLengthHaveLimits() {
    String deep = "A[".repeat(100_000);

    assertThatThrownBy(() -> Wkt.parse(deep)).isInstanceOf(LimitException.class);
    assertThatThrownBy(() -> Wkt.parse("A[\"" + "x".repeat(1 << 20) + "\"]"))
        .isInstanceOf(LimitException.class);
  }

  @Test
  void damagedTextIsReadOrRefusedButNothingElseHappens() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(UTM_11);
      for (int change = 0; change < 3; change++) {
        text.setCharAt(random.nextInt(text.length()), "[](),\"A1 ".charAt(random.nextInt(9)));
      }
      try {
        Wkt wkt = Wkt.parse(text.substring(0, 1 + random.nextInt(text.length())));
        assertThat(wkt.keyword()).isNotEmpty();
        assertThat(wkt.kind().isPresent() || wkt.kind().isEmpty()).isTrue();
      } catch (SwathException e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
  }
}
