package dev.swath.cli;

import dev.swath.jobs.Resources;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `demo`: a raster several times larger than the memory granted, made, rewritten and checked.
@Command(
    name = "demo",
    sortOptions = false,
    description = "Makes, rewrites, checks and draws a raster much larger than its memory.",
    footer = {"", "Takes less than a minute and 1 GB of disk, in a folder of its own."})
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "where to put the files; default: swath-demo in the current folder")
  private Path folder = Path.of("swath-demo");

  @Option(names = "--size", paramLabel = "WxH", description = "default: 16384x8192, 512 MiB")
  private String size = "16384x8192";

  @Option(names = "--memory", paramLabel = "SIZE", description = "default: 64MiB")
  private String memory = "64MiB";

  @Option(
      names = {"-j", "--num-threads", "--threads", "--workers"},
      paramLabel = "N",
      description = "threads that compute; default: one per core")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--overwrite", description = "replace the files of an earlier demo")
  private boolean overwrite;

  @Mixin private ReportFlags report;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Resources resources =
        new Resources(ResourceFlags.bytes("--memory", memory), threads, Optional.empty(), false);
    DemoFiles files = new DemoFiles(folder, overwrite);
    files.prepare();
    return new Demo(session, report, files, resources).run(Sizes.parse(size));
  }
}
