package dev.swath.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Inputs that are open together.
final class Sources implements AutoCloseable {
  private final List<Source> open = new ArrayList<>();

  private Sources() {}

  static Sources open(List<Path> paths) {
    Sources sources = new Sources();
    try {
      paths.forEach(path -> sources.open.add(Source.open(path)));
      return sources;
    } catch (RuntimeException | Error e) {
      sources.close();
      throw e;
    }
  }

  List<Source> all() {
    return List.copyOf(open);
  }

  List<Side> sides() {
    return open.stream().map(Source::side).toList();
  }

  List<String> identities() {
    return open.stream().map(Source::identity).toList();
  }

  /// Closes all, whatever closing one does.
  @Override
  public void close() {
    if (!open.isEmpty()) {
      try (Source _ = open.removeLast()) {
        close();
      }
    }
  }
}
