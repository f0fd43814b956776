package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Bytes that other programs have encoded; `make-vectors.py` made them.
record Vectors(String name, byte[] plain, byte[] encoded) {
  static List<Vectors> of(String codec) {
    Map<String, byte[]> plain =
        fields("plain")
            .collect(
                Collectors.toMap(field -> field[1], field -> HexFormat.of().parseHex(field[2])));
    return fields(codec)
        .map(
            field ->
                new Vectors(
                    field[1] + " of " + field[2],
                    plain.get(field[2]),
                    HexFormat.of().parseHex(field[3])))
        .toList();
  }

  /// A test for each: decoding gives the plain bytes.
  static Stream<DynamicTest> decoded(String codec, BiFunction<byte[], Integer, byte[]> decode) {
    return of(codec).stream()
        .map(
            vector ->
                dynamicTest(
                    vector.name,
                    () ->
                        assertThat(decode.apply(vector.encoded, vector.plain.length))
                            .isEqualTo(vector.plain)));
  }

  private static Stream<String[]> fields(String kind) {
    try (InputStream in = Vectors.class.getResourceAsStream("vectors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split("\\|", -1))
          .filter(field -> field[0].equals(kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
