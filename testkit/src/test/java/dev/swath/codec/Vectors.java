package dev.swath.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// Bytes that other programs have encoded; `make-vectors.py` made them.
record Vectors(String codec, String name, byte[] plain, byte[] encoded) {
  static List<Vectors> of(String codec) {
    try (InputStream in = Vectors.class.getResourceAsStream("vectors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(Vectors::parse)
          .filter(vector -> vector.codec.equals(codec))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vectors parse(String line) {
    String[] field = line.split("\\|", -1);
    HexFormat hex = HexFormat.of();
    return new Vectors(field[0], field[1], hex.parseHex(field[2]), hex.parseHex(field[3]));
  }

  @Override
  public String toString() {
    return name;
  }
}
