package dev.swath.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `completion`: a script that lets a shell complete verbs and flags.
@Command(
    name = "completion",
    sortOptions = false,
    description = "Prints a script that lets a shell complete verbs and flags.",
    footer = {
      "",
      "  source <(swath completion bash)      in ~/.bashrc or ~/.zshrc",
      "  swath completion fish | source       in ~/.config/fish/config.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  /// Shells that can complete.
  enum Shell {
    bash,
    zsh,
    fish
  }

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine whole = Verb.whole(session);
    session
        .console()
        .out()
        .print(
            switch (shell) {
              // the script picocli writes asks which of the two shells reads it
              case bash, zsh -> AutoComplete.bash("swath", whole);
              case fish -> FishCompletion.script(whole);
            });
    return ExitCode.OK;
  }
}
