package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `select`: some bands.
@Command(
    name = "select",
    description = "Keeps some bands, in the order wanted.",
    footer = {"", "  swath select scene.tif colours.tif --band 3,2,1"})
final class SelectFlags implements StepFlags {
  @Mixin private BandFlags bands;

  @Override
  public List<Step> steps() {
    return List.of(
        bands
            .step()
            .orElseThrow(
                () ->
                    new RequestException(
                        "nothing is said of which bands are wanted", "write --band 3,2,1")));
  }

  @Override
  public boolean takesBands() {
    return false;
  }
}
