package dev.swath.operators.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralIndexTest {
  private static final List<String> ROLES =
      List.of("blue", "green", "red", "rededge", "nir", "swir16", "swir2");
  private static final double[] REFLECTANCE = {0.04, 0.08, 0.06, 0.2, 0.4, 0.25, 0.1};

  /// Values that the papers' formulas have in plain double arithmetic of another language.
  @ParameterizedTest
  @CsvSource({
    "ndvi, 0.739130",
    "gndvi, 0.666667",
    "ndre, 0.333333",
    "evi, 0.582192",
    "evi2, 0.550518",
    "savi, 0.531250",
    "osavi, 0.548387",
    "msavi, 0.539445",
    "arvi, 0.666667",
    "vari, 0.2",
    "ndwi, -0.666667",
    "mndwi, -0.515152",
    "ndmi, 0.230769",
    "ndsi, -0.515152",
    "ndbi, -0.230769",
    "nbr, 0.6",
    "bsi, -0.173333",
  })
  void anIndexIsThatOfItsPaper(String name, double expected) {
    List<BandInfo> bands =
        ROLES.stream().map(role -> new BandInfo("", 1, 0, "", role, Map.of())).toList();
    Derived source =
        TestRasters.of(
            RasterSchema.of(DType.FLOAT32, 7, 1, 1).withBands(bands),
            i -> Values.fromDouble(DType.FLOAT32, REFLECTANCE[Math.toIntExact(i[0])]));

    Calc calc = Calc.of(List.of(source), SpectralIndex.named(name).formula());

    assertThat(calc.schema().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(Reference.whole(calc).value(0, 0, 0)).isCloseTo(expected, within(2e-6));
  }

  @Test
  void anIndexKnowsItsRolesAndSource() {
    assertThat(SpectralIndex.EVI.roles()).containsExactly("nir", "red", "blue");
    assertThat(SpectralIndex.EVI.needsReflectance()).isTrue();
    assertThat(SpectralIndex.NDVI.source()).contains("1974");
  }

  @Test
  void anUnknownIndexListsTheKnown() {
    assertThatThrownBy(() -> SpectralIndex.named("foo")).hasMessageContaining("ndvi, gndvi");
  }
}
