package dev.swath.cli;

import dev.swath.jobs.PreviewJob;
import dev.swath.jobs.PreviewRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preview`: a raster as a small picture.
@Command(
    name = "preview",
    sortOptions = false,
    description = "Draws a raster as a small PNG picture.")
final class PreviewCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "INPUT", description = "the raster")
  private Path input;

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "the picture, such as view.png")
  private Path output;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "the longer side of the picture; default: 1024")
  private int size = 1024;

  @Option(names = "--overwrite", description = "replace an older picture")
  private boolean overwrite;

  @Mixin private ResourceFlags resources;
  @Mixin private ReportFlags report;

  PreviewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PreviewRequest request =
        new PreviewRequest(
            input, output, size, overwrite, resources.resources(session.console().variables()));
    return session.run(
        () -> PreviewJob.open(request),
        Optional.of(output),
        report,
        Optional.empty(),
        result -> session.summarise(result, report));
  }
}
