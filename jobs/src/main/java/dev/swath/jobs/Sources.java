package dev.swath.jobs;

import dev.swath.store.FilePool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Inputs that are open together.
final class Sources implements AutoCloseable {
  /// Files open at once where there are many.
  static final int OPEN_FILES = 256;

  private final List<Source> open = new ArrayList<>();
  private final FilePool pool = new FilePool(OPEN_FILES);

  private Sources() {}

  static Sources open(List<Path> paths) {
    Sources sources = new Sources();
    try {
      boolean many = paths.size() > OPEN_FILES;
      for (Path path : paths) {
        sources.open.add(many ? Source.open(path, sources.pool) : Source.open(path));
      }
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
    List<RuntimeException> failures = new ArrayList<>();
    for (Source source : open.reversed()) {
      try {
        source.close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    open.clear();
    pool.close();
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
