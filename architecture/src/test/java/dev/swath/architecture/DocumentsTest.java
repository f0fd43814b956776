package dev.swath.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What documents point at exists.
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern REMOTE = Pattern.compile("[a-z]+:.*|#.*");
  private static final Pattern OUR_NAME = Pattern.compile("`(dev\\.swath(?:\\.\\w+)+)`");
  private static final Pattern SOURCE = Pattern.compile("`((?:[\\w-]+/)+[\\w-]+\\.java)`");

  @Test
  void relativeLinksLeadSomewhere() {
    List<String> dead = new ArrayList<>();
    for (Path document : Checkout.documents()) {
      for (String target : matches(LINK, document)) {
        if (!REMOTE.matcher(target).matches()
            && !Files.exists(document.resolveSibling(target.replaceFirst("#.*", "")))) {
          dead.add(Checkout.name(document) + " links to " + target);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void classesThatAreNamedExist() {
    Set<String> known = knownNames();
    List<String> unknown = new ArrayList<>();
    for (Path document : Checkout.documents()) {
      for (String name : matches(OUR_NAME, document)) {
        if (!known.contains(name)) {
          unknown.add(Checkout.name(document) + " names " + name);
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void sourcesThatAreNamedExist() {
    List<String> missing = new ArrayList<>();
    List<String> sources = Checkout.javaSources().stream().map(Checkout::name).toList();
    for (Path document : Checkout.documents()) {
      for (String name : matches(SOURCE, document)) {
        if (sources.stream().noneMatch(source -> ("/" + source).endsWith("/" + name))) {
          missing.add(Checkout.name(document) + " names " + name);
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static List<String> matches(Pattern pattern, Path document) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(Checkout.read(document));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> knownNames() {
    return Checkout.classes().stream()
        .map(CompiledClass::read)
        .map(CompiledClass::name)
        .flatMap(
            name ->
                java.util.stream.Stream.of(name.replace('$', '.'), CompiledClass.packageOf(name)))
        .collect(Collectors.toSet());
  }
}
