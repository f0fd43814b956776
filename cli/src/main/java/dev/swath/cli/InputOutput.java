package dev.swath.cli;

import dev.swath.jobs.RequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One input and one output: in that order, or by `-i` and `-o`.
final class InputOutput {
  @Parameters(arity = "0..*", paramLabel = "INPUT OUTPUT", description = "the files, input first")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "FILE",
      description = "the input, if not given by place")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the output, if not given by place")
  private Path output;

  Path input() {
    check();
    return input != null ? input : files.getFirst();
  }

  Path output() {
    check();
    return output != null ? output : files.getLast();
  }

  private void check() {
    int named = (input == null ? 0 : 1) + (output == null ? 0 : 1);
    if (files.size() + named != 2) {
      throw new RequestException(
          "expected one input and one output but got " + (files.size() + named) + " files " + files,
          "write INPUT OUTPUT");
    }
  }
}
