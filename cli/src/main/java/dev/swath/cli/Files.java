package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Inputs and one output: in that order, or by `-i` and `-o`.
final class Files {
  @Parameters(arity = "0..*", paramLabel = "FILE", description = "the files, the output last")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "FILE",
      description = "an input, if not given by place")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the output, if not given by place")
  private Path output;

  @Option(
      names = {"--overview-level"},
      paramLabel = "N",
      description = "GeoTIFF: read that overview of the inputs, from 0, instead of full resolution")
  private Integer overviewLevel;

  /// What is read.
  ///
  /// @param most how many inputs there may be
  List<Path> inputs(int most) {
    List<Path> all = new ArrayList<>(inputs);
    all.addAll(output == null && !files.isEmpty() ? files.subList(0, files.size() - 1) : files);
    boolean written = output != null || !files.isEmpty();
    List<Path> meant = most == 1 ? all : InputPaths.expanded(all);
    if (!written || meant.isEmpty() || meant.size() > most) {
      throw expected(most);
    }
    return overviewLevel == null
        ? meant
        : meant.stream().map(path -> Path.of(path + "#overview=" + overviewLevel)).toList();
  }

  private RequestException expected(int most) {
    List<Path> all = new ArrayList<>(inputs);
    all.addAll(files);
    if (output != null) {
      all.add(output);
    }
    return new RequestException(
        "expected "
            + (most == 1 ? "one input" : "inputs")
            + " and one output but got "
            + all.size()
            + " files "
            + all,
        most == 1 ? "write INPUT OUTPUT" : "write INPUT… OUTPUT");
  }

  /// What is written.
  Path output() {
    if (output == null && files.isEmpty()) {
      throw expected(1);
    }
    return output != null ? output : files.getLast();
  }
}
