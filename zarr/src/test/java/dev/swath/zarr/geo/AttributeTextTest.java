package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttributeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.0",
        "1e5",
        "-0.5",
        "123456789012345678901234567890",
        "true",
        "null",
        "[1,\"a\"]",
        "{\"a\":{\"b\":[]}}",
        "\"\"",
        "\"plain\"",
        "\"5\"",
        "\"true\"",
        "\"null\"",
        "\"[1]\"",
        "\"\\\"quoted\\\"\"",
        "\"{ not json\"",
        "\"-\"",
        "\"NaN\"",
        "\"007\""
      })
  void valuesSurviveTheWayThroughText(String json) {
    JsonElement value = JsonParser.parseString(json);

    String text = AttributeText.of(value);

    assertThat(AttributeText.json(text).toString()).isEqualTo(value.toString());
  }

  @Test
  void textsAreThemselvesUnlessTheyLookLikeSomethingElse() {
    assertThat(AttributeText.of(JsonParser.parseString("\"a text\""))).isEqualTo("a text");
    assertThat(AttributeText.of(JsonParser.parseString("\"12\""))).isEqualTo("\"12\"");
    assertThat(AttributeText.json("12").isJsonPrimitive()).isTrue();
    assertThat(AttributeText.json("12 m").getAsString()).isEqualTo("12 m");
  }

  @Test
  void textThatIsDeeplyNestedIsOnlyText() {
    String deep = "[".repeat(100_000);

    assertThat(AttributeText.json(deep).getAsString()).isEqualTo(deep);
    assertThat(AttributeText.json(deep + "]".repeat(100_000)).isJsonPrimitive()).isTrue();
  }
}
