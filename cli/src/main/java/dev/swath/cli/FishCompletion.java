package dev.swath.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish, which picocli has none for.
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandLine whole) {
    StringBuilder script = new StringBuilder();
    for (Map.Entry<String, CommandLine> verb : whole.getSubcommands().entrySet()) {
      CommandSpec spec = verb.getValue().getCommandSpec();
      if (spec.usageMessage().hidden() || !spec.name().equals(verb.getKey())) {
        continue;
      }
      script.append("complete -c swath -n __fish_use_subcommand -a ").append(verb.getKey());
      describe(script, spec.usageMessage().description());
      for (OptionSpec option : spec.options()) {
        if (!option.hidden()) {
          option(script, verb.getKey(), option);
        }
      }
    }
    return script.toString();
  }

  private static void option(StringBuilder script, String verb, OptionSpec option) {
    script.append("complete -c swath -n '__fish_seen_subcommand_from ").append(verb).append('\'');
    for (String name : option.names()) {
      String bare = name.replaceFirst("^-+", "");
      script.append(name.startsWith("--") ? " -l " : bare.length() == 1 ? " -s " : " -o ");
      script.append(bare);
    }
    if (option.arity().max() > 0) {
      script.append(" -r");
    }
    describe(script, option.description());
  }

  private static void describe(StringBuilder script, String... lines) {
    String text = lines.length == 0 ? "" : lines[0].replace("%%", "%").replace("'", "\\'");
    script.append(" -d '").append(text).append("'\n");
  }
}
