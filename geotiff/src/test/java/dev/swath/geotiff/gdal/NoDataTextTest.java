package dev.swath.geotiff.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.DType;
import dev.swath.raster.NoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDataTextTest {
  @ParameterizedTest
  @CsvSource({
    "255, UINT8, 255",
    "255.0, UINT8, 255",
    "-1, INT16, 65535",
    "9223372036854775807, INT64, 9223372036854775807",
    "-9007199254740993, INT64, -9007199254740993",
    "18446744073709551615, UINT64, -1",
    "4294967295, UINT32, 4294967295",
    "1e3, INT16, 1000",
  })
  void integersAreExactToTheBit(String text, DType type, long bits) {
    assertThat(NoDataText.parse(text, type)).contains(new NoData(type, bits));
  }

  @ParameterizedTest
  @CsvSource({
    "300, UINT8",
    "-1, UINT8",
    "0.5, UINT8",
    "nan, INT16",
    "inf, INT32",
    "garbage, FLOAT32",
    "1e400, FLOAT64",
    "1e39, FLOAT32",
    "18446744073709551616, UINT64",
    "'', FLOAT32",
    "1d, FLOAT32",
  })
  void aValueThatNoPixelCanHaveIsNone(String text, DType type) {
    assertThat(NoDataText.parse(text, type)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-3.4028234663852886e+38",
    "-3.40282346638529e+38",
    "-3.4028235e+38",
    "-3.402823466385289e+38",
  })
  void theLowestFloatSurvivesShortSpellings(String text) {
    assertThat(NoDataText.parse(text, DType.FLOAT32).orElseThrow().value())
        .isEqualTo(-Float.MAX_VALUE);
  }

  @Test
  void notANumberAndInfinityAreValuesOfFloats() {
    assertThat(NoDataText.parse("nan", DType.FLOAT32).orElseThrow().isNaN()).isTrue();
    assertThat(NoDataText.parse("-inf", DType.FLOAT64).orElseThrow().value())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
