package dev.swath.cli;

import picocli.CommandLine.Option;

/// What is told while a job runs and after it: `--progress`, `--json`, `-q`, `-v`.
final class ReportFlags {
  /// How progress is shown.
  enum Progress {
    /// A bar on a terminal, else plain lines.
    auto,
    /// A bar that is drawn over and over.
    bar,
    /// A line every 10 seconds.
    plain,
    /// A JSON object a line, every second.
    json,
    none
  }

  @Option(names = "--json", description = "the summary as one JSON object on standard output")
  private boolean json;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "${COMPLETION-CANDIDATES}; default: auto")
  private Progress progress = Progress.auto;

  @Option(
      names = {"-q", "--quiet"},
      description = "nothing but errors on standard error")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "the whole plan before the run")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose && !quiet;
  }

  /// How progress is shown on that console: never [Progress#auto].
  Progress progress(Console console) {
    if (quiet && progress == Progress.auto) {
      return Progress.none;
    }
    if (progress != Progress.auto) {
      return progress;
    }
    return console.animated() ? Progress.bar : Progress.plain;
  }
}
