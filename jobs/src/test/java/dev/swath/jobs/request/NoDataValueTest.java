package dev.swath.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDataValueTest {
  @ParameterizedTest
  @CsvSource({
    "uint8, 255, 255",
    "int8, -1, 255",
    "int16, -9999, 55537",
    "uint16, 6.5535e4, 65535",
    "int64, -9223372036854775808, -9223372036854775808",
    "uint64, 18446744073709551615, -1",
    "uint32, 4294967295, 4294967295"
  })
  void integersAreExactToTheBit(String type, String text, long bits) {
    assertThat(NoDataValue.parse(text, DType.of(type)).orElseThrow().bits()).isEqualTo(bits);
  }

  @Test
  void floatsKnowNaNAndInfinity() {
    assertThat(NoDataValue.parse("NaN", DType.FLOAT32).orElseThrow().isNaN()).isTrue();
    assertThat(NoDataValue.parse("-inf", DType.FLOAT64).orElseThrow().value())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NoDataValue.parse("-3.4028234663852886e38", DType.FLOAT32).orElseThrow().value())
        .isEqualTo(-Float.MAX_VALUE);
  }

  @Test
  void noneIsNoValue() {
    assertThat(NoDataValue.parse("none", DType.UINT8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "uint8, 256",
    "uint8, -1",
    "int8, 128",
    "uint16, nan",
    "int32, 1.5",
    "float32, 1e39",
    "float32, x",
    "int32, 1e999999999",
    "complex64, 0"
  })
  void valuesThatTheTypeDoesNotHaveAreRefused(String type, String text) {
    assertThatThrownBy(() -> NoDataValue.parse(text, DType.of(type)))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(text);
  }
}
