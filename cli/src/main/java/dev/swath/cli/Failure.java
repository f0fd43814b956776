package dev.swath.cli;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a command did not succeed, as one paragraph and an exit code.
///
/// @param kind a word that programs can tell failures apart by
/// @param excerpt lines that show the place of a mistake, if there is one to show
record Failure(
    int exitCode, String kind, String where, String what, String remedy, List<String> excerpt) {
  Failure(int exitCode, String kind, String where, String what, String remedy) {
    this(exitCode, kind, where, what, remedy, List.of());
  }

  /// @param output the file that the command was to write, if any: trouble there is not the input's
  /// @param running whether the command had begun to write
  static Failure of(Throwable thrown, Optional<Path> output, boolean running) {
    return switch (thrown) {
      case SwathException e -> of(e, output, running);
      case RequestException e ->
          new Failure(ExitCode.USAGE, "usage", "", e.what(), e.remedy(), e.excerpt());
      case OutOfMemoryError e ->
          new Failure(
              ExitCode.FAILED,
              "memory",
              "",
              "the Java machine ran out of memory (" + e.getMessage() + ")",
              "lower -j, or give it more with SWATH_JAVA_OPTS=-Xmx1g");
      default ->
          new Failure(
              ExitCode.FAILED,
              "defect",
              "",
              "Swath itself failed (" + thrown + ")",
              "this is a defect: set SWATH_DEBUG=1, run again and report what it prints");
    };
  }

  private static Failure of(SwathException e, Optional<Path> output, boolean running) {
    boolean ofOutput = output.map(path -> isAt(e, path)).orElse(false);
    return switch (e) {
      case CorruptDataException _ -> of(e, ExitCode.UNREADABLE, "corrupt");
      case LimitException _ -> of(e, ofOutput ? ExitCode.FAILED : ExitCode.UNREADABLE, "limit");
      case UnsupportedDataException _ ->
          of(e, ofOutput ? ExitCode.USAGE : ExitCode.UNREADABLE, "unsupported");
      case BudgetException _ -> of(e, ExitCode.REFUSED, "budget");
      case CancelledException _ -> of(e, ExitCode.INTERRUPTED, "cancelled");
      case ConflictException _ when ofOutput -> of(e, ExitCode.REFUSED, "conflict");
      case ConflictException _ ->
          of(e, running ? ExitCode.FAILED : ExitCode.UNREADABLE, "conflict");
      case StorageException _ when ofOutput ->
          of(e, running ? ExitCode.FAILED : ExitCode.REFUSED, "storage");
      case StorageException _ -> of(e, ExitCode.UNREADABLE, "storage");
    };
  }

  /// A place in a store may begin with the path as it was given, or with where that leads to.
  private static boolean isAt(SwathException e, Path path) {
    return Stream.of(path, path.toAbsolutePath().normalize(), real(path))
        .map(Path::toString)
        .anyMatch(
            name ->
                e.where().equals(name)
                    || e.where().startsWith(name + " ")
                    || e.where().startsWith(name + "/"));
  }

  private static Path real(Path path) {
    try {
      Path folder = path.toAbsolutePath().normalize().getParent();
      return folder == null ? path : folder.toRealPath().resolve(path.getFileName());
    } catch (java.io.IOException _) {
      return path;
    }
  }

  private static Failure of(SwathException e, int exitCode, String kind) {
    return new Failure(exitCode, kind, e.where(), e.what(), e.remedy());
  }

  /// `error: WHERE: WHAT; REMEDY` on one line, and below it the place of the mistake.
  String paragraph() {
    return "error: "
        + (where.isEmpty() ? "" : onOneLine(where) + ": ")
        + onOneLine(what)
        + (remedy.isEmpty() ? "" : "; " + onOneLine(remedy))
        + "\n"
        + excerpt.stream().map(line -> onOneLine(line) + "\n").collect(Collectors.joining());
  }

  /// Text from a file may hold anything; a terminal must not obey it.
  static String onOneLine(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .limit(2_000)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  Map<String, Object> json() {
    Map<String, Object> error = Json.object();
    error.put("kind", kind);
    error.put("exitCode", exitCode);
    error.put("where", where);
    error.put("what", what);
    error.put("remedy", remedy);
    if (!excerpt.isEmpty()) {
      error.put("excerpt", excerpt);
    }
    Map<String, Object> document = Json.object();
    document.put("error", error);
    return document;
  }
}
