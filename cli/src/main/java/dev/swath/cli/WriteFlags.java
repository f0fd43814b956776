package dev.swath.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `write`: the last step of a pipeline.
@Command(name = "write", sortOptions = false, description = "Writes what the steps before made.")
final class WriteFlags {
  @Parameters(index = "0", paramLabel = "OUTPUT", description = "the file to write")
  private Path output;

  @Mixin private TargetFlags target;

  Path output() {
    return output;
  }

  TargetFlags target() {
    return target;
  }
}
