package dev.swath.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The names are PROJ's.
final class EpsgDatasetTest {
  @ParameterizedTest
  @CsvSource({
    "2000, Anguilla 1957 / British West Indies Grid, PROJECTED",
    "4326, WGS 84, GEOGRAPHIC",
    "4978, WGS 84, GEOCENTRIC",
    "4979, WGS 84, GEOGRAPHIC",
    "3857, WGS 84 / Pseudo-Mercator, PROJECTED",
    "27700, OSGB36 / British National Grid, PROJECTED",
    "32633, WGS 84 / UTM zone 33N, PROJECTED",
    "32766, WGS 84 / TM 36 SE, PROJECTED",
    "7405, OSGB36 / British National Grid + ODN height, COMPOUND"
  })
  void aCodeHasATextThatSaysTheCode(int code, String name, CrsKind kind) {
    Wkt wkt = Wkt.parse(EpsgDataset.wkt(code).orElseThrow());

    assertThat(wkt.name()).isEqualTo(name);
    assertThat(wkt.epsg()).hasValue(code);
    assertThat(wkt.kind()).contains(kind);
    assertThat(wkt.isVersion2()).isTrue();
    assertThat(EpsgDataset.name(code)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 1999, 5773, 99_999, Integer.MAX_VALUE})
  void aCodeOfNoHorizontalSystemHasNone(int code) {
    assertThat(EpsgDataset.wkt(code)).isEmpty();
  }

  @Test
  void textsAgreeWithTheTableOfKinds() {
    for (int code = 2000; code < 32_767; code += 17) {
      Optional<Wkt> wkt = EpsgDataset.wkt(code).map(Wkt::parse);
      if (wkt.isPresent()) {
        assertThat(wkt.get().epsg()).hasValue(code);
        assertThat(wkt.get().kind()).as("%d", code).isEqualTo(EpsgKinds.table().kind(code));
        assertThat(wkt.get().children("USAGE")).isEmpty();
      }
    }
  }

  @Test
  void aSystemsOwnTextComesFirst() {
    Crs own = new Crs(OptionalInt.of(32633), Optional.of("PROJCS[\"x\"]"), "x");

    assertThat(EpsgDataset.wkt(own)).contains("PROJCS[\"x\"]");
    assertThat(EpsgDataset.wkt(Crs.ofEpsg(32633))).isEqualTo(EpsgDataset.wkt(32633));
    assertThat(EpsgDataset.wkt(new Crs(OptionalInt.empty(), Optional.empty(), "x"))).isEmpty();
  }

  @Test
  void aSystemIsMadeOfItsText() {
    String text = EpsgDataset.wkt(32633).orElseThrow();

    Crs crs = Crs.ofWkt(text);

    assertThat(crs)
        .isEqualTo(new Crs(OptionalInt.of(32633), Optional.of(text), "WGS 84 / UTM zone 33N"));
    assertThat(crs.kind()).contains(CrsKind.PROJECTED);
    assertThat(Crs.ofEpsg(4326).kind()).contains(CrsKind.GEOGRAPHIC);
  }
}
