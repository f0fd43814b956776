package dev.swath.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Whether a job is only planned.
final class PlanFlags {
  @Option(names = "--dry-run", description = "show the plan and write nothing, as explain does")
  private boolean dryRun;

  @Option(names = "--plan-format", hidden = true)
  private Optional<Explain> format = Optional.empty();

  /// How the plan is to be shown, if it is all that is wanted.
  ///
  /// @param json whether the user asked for JSON
  Optional<Explain> explain(boolean json) {
    return dryRun
        ? Optional.of(format.orElse(json ? Explain.json : Explain.text))
        : Optional.empty();
  }
}
