package dev.swath.cli;

import dev.swath.jobs.ChunkCount;
import dev.swath.jobs.Description;
import dev.swath.jobs.InfoJob;
import dev.swath.jobs.StatisticsJob;
import dev.swath.jobs.StoreTree;
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

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "the raster; store.zarr#array names one of several")
  private Path file;

  @Option(
      names = "--stats",
      description = "count, minimum, maximum, mean and deviation of each band")
  private boolean stats;

  @Option(
      names = "--chunks",
      description = "how many chunks and shards are stored, their bytes, the compression")
  private boolean chunks;

  @Option(names = "--tree", description = "Zarr: the groups and arrays of a store")
  private boolean tree;

  @Mixin private ResourceFlags resources;
  @Mixin private ReportFlags report;

  InfoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.console().out().print(tree ? tree() : description());
    return ExitCode.OK;
  }

  private String tree() {
    StoreTree found = Session.opened(() -> StoreTree.of(file, chunks), Optional.empty());
    return report.json() ? Json.document(TreeText.json(found)) : TreeText.of(found);
  }

  private String description() {
    try (InfoJob job = Session.opened(() -> InfoJob.open(file), Optional.empty())) {
      List<StatisticsJob.Band> statistics = stats ? statistics(job) : List.of();
      Optional<ChunkCount> counted =
          chunks ? Optional.of(Session.opened(job::chunks, Optional.empty())) : Optional.empty();
      Description description = job.description();
      return report.json()
          ? Json.document(DescriptionJson.of(description, statistics, counted))
          : DescriptionText.of(description, statistics, counted);
    }
  }

  private List<StatisticsJob.Band> statistics(InfoJob job) {
    return session.compute(
        () -> job.statistics(resources.resources(session.console().variables())), report);
  }
}
