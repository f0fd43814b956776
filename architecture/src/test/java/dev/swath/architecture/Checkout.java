package dev.swath.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files of this checkout: sources, documents and compiled classes.
final class Checkout {
  private static final Set<String> SKIPPED =
      Set.of(
          "target",
          ".git",
          ".venv",
          "build",
          "shared",
          "node_modules",
          "__pycache__",
          ".pytest_cache");

  /// The folder of the root `pom.xml`.
  static final Path ROOT =
      Path.of(System.getProperty("basedir", "architecture")).toAbsolutePath().getParent();

  private Checkout() {}

  /// All Java sources, of tests too.
  static List<Path> javaSources() {
    return files(path -> path.toString().endsWith(".java"));
  }

  static List<Path> documents() {
    return files(path -> path.toString().endsWith(".md"));
  }

  /// All files that people write.
  static List<Path> texts() {
    Set<String> endings = Set.of("java", "md", "py", "sh", "xml", "txt", "yml", "yaml", "json");
    return files(
        path -> {
          String name = path.getFileName().toString();
          return !name.contains(".") || endings.contains(name.substring(name.lastIndexOf('.') + 1));
        });
  }

  /// The class files of all modules, without those of tests.
  static List<Path> classes() {
    return modules().stream()
        .map(module -> module.resolve("target/classes"))
        .filter(Files::isDirectory)
        .flatMap(folder -> walk(folder).stream())
        .filter(path -> path.toString().endsWith(".class"))
        .toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's name within the checkout, with slashes.
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> modules() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Predicate<Path> wanted) {
    return walk(ROOT).stream().filter(path -> !isSkipped(path)).filter(wanted).toList();
  }

  private static boolean isSkipped(Path path) {
    for (Path part : ROOT.relativize(path)) {
      if (SKIPPED.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
