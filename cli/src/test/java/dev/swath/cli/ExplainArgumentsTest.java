package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainArgumentsTest {
  private static List<String> rewritten(String words) {
    return ExplainArguments.rewritten(List.of(words.split(" ")));
  }

  @Test
  void jobWithoutVerbIsConversion() {
    assertThat(rewritten("explain a.tif b.tif"))
        .containsExactly("convert", "--dry-run", "--plan-format=text", "a.tif", "b.tif");
  }

  @Test
  void verbIsKept() {
    assertThat(rewritten("explain compare a.tif b.tif"))
        .containsExactly("compare", "--dry-run", "--plan-format=text", "a.tif", "b.tif");
  }

  @Test
  void formatOfThePlanMayStandAnywhere() {
    assertThat(rewritten("explain --format json convert a b"))
        .isEqualTo(rewritten("explain convert a b --format=json"))
        .isEqualTo(rewritten("explain a b --json"))
        .containsExactly("convert", "--dry-run", "--plan-format=json", "a", "b");
  }

  @Test
  void formatOfTheOutputIsKept() {
    assertThat(rewritten("explain a b --format GTiff"))
        .containsExactly(
            "convert", "--dry-run", "--plan-format=text", "a", "b", "--format", "GTiff");
  }

  @Test
  void otherVerbsAreLeftAlone() {
    assertThat(rewritten("convert a b --format json"))
        .containsExactly("convert", "a", "b", "--format", "json");
    assertThat(rewritten("explain --help")).containsExactly("explain", "--help");
  }
}
