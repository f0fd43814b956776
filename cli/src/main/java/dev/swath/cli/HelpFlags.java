package dev.swath.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// `--help` on every verb and `--version`, in the same words.
final class HelpFlags {
  private HelpFlags() {}

  static void addTo(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("this help").build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("the version")
                .build())
        .version("swath " + Version.number());
  }
}
