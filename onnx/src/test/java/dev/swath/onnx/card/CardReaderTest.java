package dev.swath.onnx.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.array.DType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
  private static final String WHOLE =
      """
      {
        "description": "water from four bands",
        "input": {
          "tensor": "image", "axes": "NHWC", "bands": ["B4", 3], "scale": 0.0001, "offset": -0.1,
          "mean": [0.4, 0.5], "std": 0.25, "fill": -1, "gaps": "all"
        },
        "chip": {"rows": 256, "cols": 128, "trim": 16, "zoom": 2},
        "output": {
          "tensor": "scores", "axes": "NHWC", "mapping": "argmax", "scale": 2, "offset": 1,
          "bands": ["land", "water"], "dtype": "uint16", "nodata": 65535
        }
      }
      """;

  private static ModelCard parse(String text) {
    return CardReader.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyMemberIsRead() {
    ModelCard card = parse(WHOLE);

    assertThat(card)
        .isEqualTo(
            new ModelCard(
                "water from four bands",
                new InputCard(
                    Optional.of("image"),
                    Axes.NHWC,
                    List.of("B4", "3"),
                    new Normalisation(0.0001, -0.1, List.of(0.4, 0.5), List.of(0.25)),
                    -1,
                    Gaps.ALL),
                new ChipCard(OptionalInt.of(256), OptionalInt.of(128), 16, 2),
                new OutputCard(
                    Optional.of("scores"),
                    Axes.NHWC,
                    Mapping.ARGMAX,
                    2,
                    1,
                    List.of("land", "water"),
                    Optional.of(DType.UINT16),
                    Optional.of(65535.0))));
  }

  @Test
  void emptyCardSaysWhatNoCardSays() {
    assertThat(parse("{}")).isEqualTo(ModelCard.PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"inputs\": {}} | unknown member \"inputs\"",
        "{\"input\": {\"band\": []}} | unknown member \"input.band\"",
        "{\"input\": 3} | \"input\" must be an object but is 3",
        "{\"input\": {\"axes\": \"CHW\"}} | unknown axes 'CHW'; known are",
        "{\"input\": {\"axes\": \"NHW\"}} | input.axes must be NCHW or NHWC but is NHW",
        "{\"input\": {\"bands\": \"red\"}} | \"input.bands\" must be a list of names or numbers",
        "{\"input\": {\"scale\": \"1\"}} | \"input.scale\" must be a number but is \"1\"",
        "{\"input\": {\"scale\": 1e999}} | input.scale must be a finite number",
        "{\"input\": {\"std\": [1, 0]}} | none that is 0",
        "{\"input\": {\"mean\": [1, 2], \"std\": [1, 2, 3]}} | has 2 values but input.std has 3",
        "{\"input\": {\"mean\": [1, 2], \"bands\": [1]}} | has 2 values for 1 bands",
        "{\"input\": {\"gaps\": \"some\"}} | unknown rule for gaps 'some'; known are",
        "{\"chip\": {\"rows\": 2.5}} | \"chip.rows\" must be an integer but is 2.5",
        "{\"chip\": {\"rows\": 0}} | chip.rows must be 1 to",
        "{\"chip\": {\"rows\": 8, \"trim\": 4}} | leaves nothing of a chip of 8 pixels",
        "{\"output\": {\"mapping\": \"max\"}} | unknown mapping 'max'; known are [none, argmax",
        "{\"output\": {\"dtype\": \"float\"}} | unknown data type 'float'",
        "{\"output\": {\"axes\": \"NHW\", \"mapping\": \"argmax\"}} | needs an axis C",
        "{\"output\": {\"nodata\": \"none\"}} | must be a number or \"nan\"",
        "[] | is not a JSON object",
        "{} {} | is not JSON",
        "{'input': {}} | is not JSON",
        "{\"a\": | is not JSON",
      })
  void mistakesAreNamed(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void damageIsAlwaysATypedFailure() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        CardReader.parse(bytes);
      } catch (SwathException e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
  }
}
