package dev.swath.cli;

import dev.swath.jobs.Description;
import dev.swath.jobs.InfoJob;
import dev.swath.jobs.StatisticsJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `info`: what a raster file is.
@Command(
    name = "info",
    sortOptions = false,
    description = "Tells what a raster is: type, size, place, layout, bands.")
final class InfoCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "the raster")
  private Path file;

  @Option(
      names = "--stats",
      description = "count, minimum, maximum, mean and deviation of each band")
  private boolean stats;

  @Option(names = "--chunks", description = "more of how the pixels are stored")
  private boolean chunks;

  @Mixin private ResourceFlags resources;
  @Mixin private ReportFlags report;

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (InfoJob job = Session.opened(() -> InfoJob.open(file), Optional.empty())) {
      List<StatisticsJob.Band> statistics = stats ? statistics(job) : List.of();
      Description description = job.description();
      session
          .console()
          .out()
          .print(
              report.json()
                  ? Json.document(DescriptionJson.of(description, statistics))
                  : DescriptionText.of(description, statistics, chunks));
      return ExitCode.OK;
    }
  }

  private List<StatisticsJob.Band> statistics(InfoJob job) {
    return session.compute(
        () -> job.statistics(resources.resources(session.console().variables())), report);
  }
}
