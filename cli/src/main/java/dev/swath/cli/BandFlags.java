package dev.swath.cli;

import dev.swath.jobs.step.BandsStep;
import dev.swath.jobs.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which bands of the input: `--band`.
final class BandFlags {
  @Option(
      names = {"-b", "--band", "--bidx"},
      paramLabel = "BAND",
      split = ",",
      description =
          "band numbers from 1 or names, in the order wanted; repeat or separate by commas")
  private List<String> bands = new ArrayList<>();

  Optional<Step> step() {
    return bands.isEmpty() ? Optional.empty() : Optional.of(new BandsStep(bands));
  }
}
