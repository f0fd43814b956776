package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "64MiB, 67108864",
    "2g, 2147483648",
    "1GiB, 1073741824",
    "1.5 GiB, 1610612736",
    "512k, 524288",
    "1000, 1000",
    "3MB, 3000000",
    "1_000b, 1000",
    "2Ti, 2199023255552"
  })
  void amountsAreReadInEveryCommonUnit(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "g", "-1g", "1x", "1.2.3g", "0", "1e9", "99999999999t", "nan", "1 2"})
  void nonsenseIsAnsweredWithAnExample(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64MiB");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.00 KiB",
    "67108864, 64.0 MiB",
    "966787072, 922 MiB",
    "1073741824, 1.00 GiB",
    "1073741823, 1.00 GiB",
    "9223372036854775807, 8.00 EiB"
  })
  void amountsAreWrittenWithThreeDigits(long bytes, String text) {
    assertThat(ByteSize.text(bytes)).isEqualTo(text);
  }
}
