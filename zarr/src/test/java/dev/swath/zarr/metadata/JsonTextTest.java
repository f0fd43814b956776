package dev.swath.zarr.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {
  private static JsonElement parse(String text) {
    return JsonText.parse(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  @Test
  void everyKindOfValueIsRead() {
    JsonElement value =
        parse(" {\"a\": [1, -2.5e3, true, false, null, \"\\u00e9\\n\\\"x\\/\"], \"\": {}} ");

    assertThat(value).hasToString("{\"a\":[1,-2.5e3,true,false,null,\"é\\n\\\"x/\"],\"\":{}}");
  }

  @Test
  void numbersKeepTheirText() {
    JsonArray numbers = (JsonArray) parse("[18446744073709551615, -0, -0.0, 1e400, 0.10]");

    assertThat(numbers).hasToString("[18446744073709551615,-0,-0.0,1e400,0.10]");
  }

  @Test
  void theWordsThatPythonWritesAreNumbers() {
    JsonArray numbers = (JsonArray) parse("[NaN, Infinity, -Infinity]");

    assertThat(numbers.get(0).getAsDouble()).isNaN();
    assertThat(numbers.get(1).getAsDouble()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(numbers.get(2).getAsDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'x'",
        "[1 2]",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "nul",
        "NaNa",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a",
        "\"\t\"",
        "{\"a\" 1}",
        "1 1",
        "// c\n1",
        "[1]]",
        "-NaN",
        "{\"a\":1 \"b\":2}",
        "\u00a01"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("is not JSON");
  }

  @Test
  void aNameMayNotOccurTwice() {
    assertThatThrownBy(() -> parse("{\"a\":1,\"a\":1}"))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("\"a\" occurs twice");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] bytes = {'"', (byte) 0xff, '"'};

    assertThatThrownBy(() -> JsonText.parse(bytes, Limits.DEFAULT))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void depthLengthAndNumbersAreLimited() {
    assertThat(parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(JsonArray.class);
    assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(LimitException.class);
    assertThatThrownBy(() -> parse("9".repeat(20_000))).isInstanceOf(LimitException.class);
    assertThatThrownBy(() -> JsonText.parse(new byte[(16 << 20) + 1], Limits.DEFAULT))
        .isInstanceOf(LimitException.class);
  }

  @Test
  void onlyObjectsAreDocuments() {
    assertThatThrownBy(() -> JsonText.object(new byte[] {'1'}, Limits.DEFAULT))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("object");
  }

  @Test
  void damagedTextsFailWithATypedFailure() {
    byte[] text =
        "{\"zarr_format\":3,\"shape\":[5,-1.5e3],\"attributes\":{\"a\":\"\\u0041\",\"b\":[null]}}"
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);

    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = text.clone();
      damaged[random.nextInt(text.length)] = (byte) random.nextInt();
      try {
        JsonText.parse(damaged, Limits.DEFAULT);
      } catch (SwathException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
