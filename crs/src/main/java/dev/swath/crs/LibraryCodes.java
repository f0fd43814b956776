package dev.swath.crs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The table of EPSG codes in PROJ's words that comes with proj4j: lines `<2154> +proj=lcc …`.
final class LibraryCodes {
  private static final String TABLE = "/proj4/nad/epsg";

  private LibraryCodes() {}

  static Optional<ProjText> find(int code) {
    String key = "<" + code + ">";
    try (InputStream table = org.locationtech.proj4j.CRSFactory.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> ProjText.parse(line.substring(key.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
