package dev.swath.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What kind of system an EPSG code names. The codes follow no rule, so a table of them comes with
/// the class.
public final class EpsgKinds {
  /// The parts of a compound system.
  public record Parts(int horizontal, int vertical) {}

  private static final String TABLE = "epsg-kinds.txt";

  private static final class Loaded {
    private static final EpsgKinds TABLE = load();
  }

  private final NavigableMap<Integer, CrsKind> runs = new TreeMap<>();
  private final Map<Integer, Parts> compounds = new TreeMap<>();

  private EpsgKinds() {}

  public static EpsgKinds table() {
    return Loaded.TABLE;
  }

  /// The kind of a code; empty for one that is not of the EPSG.
  public Optional<CrsKind> kind(int code) {
    Map.Entry<Integer, CrsKind> run = runs.floorEntry(code);
    boolean known = run != null && code < 32767;
    if (!known || run.getValue() == CrsKind.COMPOUND && !compounds.containsKey(code)) {
      return Optional.empty();
    }
    return Optional.of(run.getValue());
  }

  /// The parts of a compound system; empty for a code that names none.
  public Optional<Parts> parts(int compound) {
    return Optional.ofNullable(compounds.get(compound));
  }

  private static EpsgKinds load() {
    EpsgKinds kinds = new EpsgKinds();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                EpsgKinds.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(kinds::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }

  private void add(String line) {
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        runs.put(Integer.parseInt(word.substring(1)), kind(word.charAt(0)));
      } else {
        int plus = word.indexOf('+');
        compounds.put(
            Integer.parseInt(word.substring(0, equals)),
            new Parts(
                Integer.parseInt(word.substring(equals + 1, plus)),
                Integer.parseInt(word.substring(plus + 1))));
      }
    }
  }

  private static CrsKind kind(char letter) {
    return switch (letter) {
      case 'G' -> CrsKind.GEOGRAPHIC;
      case 'C' -> CrsKind.GEOCENTRIC;
      case 'V' -> CrsKind.VERTICAL;
      case 'M' -> CrsKind.COMPOUND;
      case 'P' -> CrsKind.PROJECTED;
      default -> throw new IllegalStateException("no kind of system is called " + letter);
    };
  }
}
