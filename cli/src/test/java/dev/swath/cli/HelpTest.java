package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The help of every verb, word for word. Run with `-Dswath.golden=write` to take over a change.
class HelpTest {
  private final CommandLineUnderTest swath = new CommandLineUnderTest();

  @ParameterizedTest
  @MethodSource("verbs")
  void helpIsAsAgreed(String verb) throws IOException {
    Object[] words = verb.equals("swath") ? new Object[] {"--help"} : new Object[] {verb, "--help"};

    int code = swath.run(words);

    assertThat(code).isZero();
    assertThat(swath.out()).isEqualTo(golden(verb, swath.out()));
  }

  private static Stream<String> verbs() {
    return Stream.concat(
        Stream.of("swath"),
        Arrays.stream(Verb.values()).filter(verb -> verb != Verb.REHEARSE).map(Verb::word));
  }

  private static String golden(String verb, String actual) throws IOException {
    String name = "help-" + verb + ".txt";
    if ("write".equals(System.getProperty("swath.golden"))) {
      Files.writeString(Path.of("src/test/resources/dev/swath/cli", name), actual);
      return actual;
    }
    try (InputStream text = HelpTest.class.getResourceAsStream(name)) {
      assertThat(text).as(name).isNotNull();
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void creationOptionsAreListed() {
    assertThat(swath.run("convert", "--co=?")).isZero();
    assertThat(swath.out()).contains("COMPRESS", "NONE|LZW|DEFLATE|PACKBITS|ZSTD", "BIGTIFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void shellsLearnEveryVerb(String shell) {
    assertThat(swath.run("completion", shell)).isZero();
    assertThat(swath.out()).contains("convert", "validate", "memory", "progress");
  }

  @Test
  void doctorLooksAtJavaAndCodecs() {
    swath.run("doctor", "--json");

    assertThat(swath.json().getAsJsonArray("checks").toString())
        .contains("\"java\"", "\"codec zstd\"", "\"memory\"");
  }
}
