package dev.swath.operators.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionErrorsTest {
  private static final List<RasterSchema> ONE = List.of(RasterSchema.of(DType.UINT8, 3, 2, 2));

  private static Formula formula(String text) {
    return Formula.of(ONE, text, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "(B1 + B2 # 8 # expected an operator or ')' but found the end",
        "B1 + # 4 # expected a number, a band or a function but found the end",
        "B1 B2 # 3 # expected an operator but found 'B2'",
        "B1 = 3 # 3 # the character '=' has no use",
        "B1 ^ 2 # 3 # the character '^' has no use",
        "B1 < B2 < B3 # 8 # a comparison of a comparison",
        "B1 // 2 # 4 # found '/'",
        "where(B1, 2) # 0 # where was given 2 values",
        "foo(B1) # 0 # there is no function 'foo'",
        "complex64(B1) # 0 # expressions do not cast to 'complex64'",
        "B1 + B9 # 5 # there is no band 'B9'",
        "B1 + Z.B1 # 5 # there is no input 'Z'",
        "'B1 # 0 # a quoted name does not end",
        "B1 + A # 5 # A has 3 bands",
        "B1, B2 # 2 # expected an operator but found ','",
        "max(B1) # 0 # max was given 1 values",
      })
  void aMistakeIsNamedWithItsPlace(String text, int at, String what) {
    ExpressionException mistake =
        catchThrowableOfType(ExpressionException.class, () -> formula(text));

    assertThat(mistake.what()).contains(what).endsWith("at column " + (at + 1));
    assertThat(mistake.excerpt().getLast()).isEqualTo("  " + " ".repeat(at) + "^");
    assertThat(mistake.remedy()).isNotEmpty();
  }

  @Test
  void unknownBandsListTheKnown() {
    assertThatThrownBy(() -> formula("nir")).hasMessageContaining("known are B1 to B3");
  }

  @Test
  void longTextsShowThePartThatMatters() {
    String text = "B1 + ".repeat(300) + "B7 + B1";

    ExpressionException mistake =
        catchThrowableOfType(ExpressionException.class, () -> formula(text));

    int caret = mistake.excerpt().getLast().indexOf('^');
    assertThat(mistake.excerpt().getFirst().substring(caret)).startsWith("B7");
    assertThat(mistake.excerpt().getFirst()).hasSizeLessThan(80);
  }

  @Test
  void depthLengthAndStepsHaveLimits() {
    assertThatThrownBy(() -> formula("(".repeat(1_500) + "B1" + ")".repeat(1_500)))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> formula("(".repeat(400) + "B1" + ")".repeat(400)))
        .hasMessageContaining("64 deep");
    assertThatThrownBy(() -> formula("-".repeat(900) + "B1")).hasMessageContaining("64 deep");
    assertThatThrownBy(() -> formula("not ".repeat(900) + "B1")).hasMessageContaining("64 deep");
    assertThatThrownBy(() -> formula("B1 ** ".repeat(400) + "B1")).hasMessageContaining("64 deep");
    assertThatThrownBy(() -> formula("B1+".repeat(600) + "B1")).hasMessageContaining("words");
    assertThatThrownBy(() -> formula("x".repeat(5_000))).hasMessageContaining("characters");
  }

  @Test
  void aLongSumIsNoTrouble() {
    assertThat(formula("B1" + " + B2".repeat(490)).type()).isEqualTo(DType.UINT32);
  }

  @Test
  void anyTextIsAFormulaOrAnExpressionException() {
    String[] words = {
      "B1",
      "B2",
      "(",
      ")",
      "+",
      "-",
      "*",
      "**",
      "/",
      "%",
      "<",
      "==",
      "and",
      "not",
      "!",
      ",",
      ";",
      "where(",
      "min(",
      "uint8(",
      "1",
      "2.5",
      ".",
      "A",
      "\"",
      "1e400",
      "99999999999999999999",
      "nodata(",
      "&&",
      "\u00e9",
      "\ud83d\ude00",
      "\t"
    };
    SplittableRandom random = new SplittableRandom(5);

    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 9); n > 0; n--) {
        text.append(words[random.nextInt(words.length)]);
      }
      try {
        formula(text.toString());
      } catch (ExpressionException mistake) {
        assertThat(mistake.excerpt()).hasSize(2);
      }
    }
  }
}
