package dev.swath.operators.calc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A spectral index by name: a formula over the roles of bands, and where it was published.
public enum SpectralIndex {
  NDVI("(nir - red) / (nir + red)", Input.ANY, "Rouse, Haas, Schell and Deering 1974"),
  GNDVI("(nir - green) / (nir + green)", Input.ANY, "Gitelson, Kaufman and Merzlyak 1996"),
  NDRE("(nir - rededge) / (nir + rededge)", Input.ANY, "Gitelson and Merzlyak 1994"),
  EVI(
      "2.5 * (nir - red) / (nir + 6 * red - 7.5 * blue + 1)",
      Input.REFLECTANCE,
      "Huete, Didan, Miura, Rodriguez, Gao and Ferreira 2002"),
  EVI2(
      "2.5 * (nir - red) / (nir + 2.4 * red + 1)",
      Input.REFLECTANCE,
      "Jiang, Huete, Didan and Miura 2008"),
  SAVI("1.5 * (nir - red) / (nir + red + 0.5)", Input.REFLECTANCE, "Huete 1988"),
  OSAVI("(nir - red) / (nir + red + 0.16)", Input.REFLECTANCE, "Rondeaux, Steven and Baret 1996"),
  MSAVI(
      "(2 * nir + 1 - sqrt((2 * nir + 1) ** 2 - 8 * (nir - red))) / 2",
      Input.REFLECTANCE,
      "Qi, Chehbouni, Huete, Kerr and Sorooshian 1994"),
  ARVI(
      "(nir - (2 * red - blue)) / (nir + (2 * red - blue))",
      Input.ANY,
      "Kaufman and Tanré 1992, with gamma 1"),
  VARI(
      "(green - red) / (green + red - blue)",
      Input.ANY,
      "Gitelson, Kaufman, Stark and Rundquist 2002"),
  NDWI("(green - nir) / (green + nir)", Input.ANY, "McFeeters 1996"),
  MNDWI("(green - swir1) / (green + swir1)", Input.ANY, "Xu 2006"),
  NDMI("(nir - swir1) / (nir + swir1)", Input.ANY, "Wilson and Sader 2002"),
  NDSI("(green - swir1) / (green + swir1)", Input.ANY, "Hall, Riggs and Salomonson 1995"),
  NDBI("(swir1 - nir) / (swir1 + nir)", Input.ANY, "Zha, Gao and Ni 2003"),
  NBR("(nir - swir2) / (nir + swir2)", Input.ANY, "Key and Benson 2006"),
  BSI(
      "((swir1 + red) - (nir + blue)) / ((swir1 + red) + (nir + blue))",
      Input.ANY,
      "Rikimaru, Roy and Miyatake 2002");

  /// What a formula's constants expect of the bands.
  private enum Input {
    ANY,
    REFLECTANCE
  }

  private final String formula;
  private final Input input;
  private final String source;

  SpectralIndex(String formula, Input input, String source) {
    this.formula = formula;
    this.input = input;
    this.source = source;
  }

  /// The index of that name; the known names otherwise.
  public static SpectralIndex named(String name) {
    return Arrays.stream(values())
        .filter(index -> index.word().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no index '"
                        + name
                        + "'; known are "
                        + Arrays.stream(values()).map(SpectralIndex::word).toList()));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The formula in the language of expressions, with roles as names of bands.
  public String formula() {
    return formula;
  }

  /// Whether the formula means reflectance from 0 to 1; else any factor cancels out.
  public boolean needsReflectance() {
    return input == Input.REFLECTANCE;
  }

  /// Who published it, and when.
  public String source() {
    return source;
  }

  /// The roles of the bands that it needs, in the order of the formula.
  public List<String> roles() {
    List<Syntax.Band> bands = new ArrayList<>();
    Parser.parse(formula).getFirst().collectBands(bands);
    return bands.stream().map(Syntax.Band::name).distinct().toList();
  }
}
