package dev.swath.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules of `CONTRIBUTING.md` that neither the formatter nor the compiler holds.
class StyleTest {
  private static final long LONGEST_FILE = 400;
  private static final long LONGEST_METHOD = 60;

  /// Files that are longer for a reason: the file, the lines it may have.
  private static final Map<String, Long> LONGER_FILES = Map.of();

  /// Methods that are longer for a reason: file and method, the lines it may have.
  private static final Map<String, Long> LONGER_METHODS =
      // a loop for each type of pixels, which the compiler turns into vector instructions
      Map.of("core/src/main/java/dev/swath/array/ValueRuns.java#read", 80L);

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Manager|Helper|Helpers|Util|Utils|Impl|Info)");
  private static final Set<String> NAMED_SO_ELSEWHERE = Set.of("BandInfo");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}/*-])/(?:work|root|tmp|home)/[\\w.]");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  private static final List<ParsedSource> SOURCES = ParsedSource.parse(Checkout.javaSources());

  @Test
  void filesHoldOneIdea() {
    List<String> tooLong =
        Checkout.javaSources().stream()
            .filter(
                file -> lines(file).size() > LONGER_FILES.getOrDefault(name(file), LONGEST_FILE))
            .map(file -> name(file) + " has " + lines(file).size() + " lines")
            .toList();

    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsHoldOneStep() {
    List<String> tooLong = new ArrayList<>();
    for (ParsedSource source : SOURCES) {
      for (ParsedSource.Method method : source.methods()) {
        String name = source.file() + "#" + method.name();
        if (method.lines() > LONGER_METHODS.getOrDefault(name, LONGEST_METHOD)) {
          tooLong.add(name + " has " + method.lines() + " lines");
        }
      }
    }

    assertThat(tooLong).isEmpty();
  }

  @Test
  void documentationLinesAreWhole() {
    List<String> broken = new ArrayList<>();
    for (Path file : Checkout.javaSources()) {
      List<String> lines = lines(file);
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (lines.get(i - 1).strip().startsWith("///")
            && line.startsWith("//")
            && !line.startsWith("///")) {
          broken.add(name(file) + ":" + (i + 1) + " is cut off from its documentation: " + line);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void documentationIsMarkdown() {
    List<String> html =
        Checkout.javaSources().stream()
            .filter(
                file -> lines(file).stream().anyMatch(line -> line.strip().startsWith("/*" + "*")))
            .map(Checkout::name)
            .toList();

    assertThat(html).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> silent = new java.util.TreeSet<>();
    for (Path file : Checkout.javaSources()) {
      if (name(file).contains("src/main/java/")
          && !Files.exists(file.resolveSibling("package-info.java"))) {
        silent.add(name(file.getParent()));
      }
    }

    assertThat(silent).isEmpty();
  }

  @Test
  void namesSayWhatTypesAre() {
    List<String> empty = new ArrayList<>();
    for (ParsedSource source : SOURCES) {
      for (String type : source.types()) {
        if (EMPTY_NAME.matcher(type).matches() && !NAMED_SO_ELSEWHERE.contains(type)) {
          empty.add(source.file() + ": " + type);
        }
      }
    }

    assertThat(empty).isEmpty();
  }

  @Test
  void sizesAreNarrowedExactly() {
    List<String> narrowed = new ArrayList<>();
    for (ParsedSource source : SOURCES) {
      source.narrowedSizes().forEach(cast -> narrowed.add(source.file() + " " + cast));
    }

    assertThat(narrowed).isEmpty();
  }

  @Test
  void nothingDependsOnOneMachine() {
    assertThat(textsWith(MACHINE_PATH)).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(textsWith(UNFINISHED)).isEmpty();
  }

  private static List<String> textsWith(Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : Checkout.texts()) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(name(file) + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    return found;
  }

  private static List<String> lines(Path file) {
    return Checkout.read(file).lines().toList();
  }

  private static String name(Path file) {
    return Checkout.name(file);
  }
}
