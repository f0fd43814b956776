package dev.swath.cli;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.jobs.CompareJob;
import dev.swath.jobs.CompareRequest;
import dev.swath.jobs.Comparison;
import dev.swath.jobs.ConvertJob;
import dev.swath.jobs.ConvertRequest;
import dev.swath.jobs.JobResult;
import dev.swath.jobs.PreviewJob;
import dev.swath.jobs.RequestException;
import dev.swath.jobs.Resources;
import dev.swath.jobs.SynthJob;
import dev.swath.jobs.SynthRequest;
import dev.swath.jobs.Target;
import dev.swath.jobs.ValidateJob;
import dev.swath.jobs.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    description = {
      "Makes a raster much larger than the memory it grants itself, rewrites it, checks the result,",
      "draws a picture of it and counts the work. Takes less than a minute and 1 GB of disk."
    })
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 7;
  private static final int PICTURE = 1024;
  private static final Map<String, String> SOURCE_OPTIONS =
      Map.of("COMPRESS", "ZSTD", "LEVEL", "1", "TILED", "NO", "BLOCKYSIZE", "16");
  private static final Map<String, String> RESULT_OPTIONS =
      Map.of("COMPRESS", "ZSTD", "LEVEL", "3", "PREDICTOR", "3", "BLOCKSIZE", "512");

  private final Session session;
  @Mixin private ReportFlags report;

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

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    long[] sides = Sizes.parse(size);
    Resources resources = new Resources(ByteSize.parse(memory), threads, Optional.empty(), false);
    Path source = folder.resolve("terrain.tif");
    Path result = folder.resolve("rewritten.tif");
    Path picture = folder.resolve("rewritten.png");
    prepare(List.of(source, result, picture));
    long start = System.nanoTime();

    say("1. A terrain from a seed, in strips: the input.");
    SynthRequest terrain =
        new SynthRequest(
            SynthRequest.Kind.TERRAIN,
            sides[0],
            sides[1],
            1,
            SEED,
            target(source, SOURCE_OPTIONS),
            resources);
    command("synth terrain " + source + " --size " + size + " --seed " + SEED + options(SOURCE_OPTIONS));
    JobResult made = job(() -> SynthJob.open(terrain), source);

    say("2. The plan for its rewriting, before a pixel is read.");
    ConvertRequest rewriting =
        ConvertRequest.whole(source, target(result, RESULT_OPTIONS), resources);
    String arguments = source + " " + result + options(RESULT_OPTIONS);
    command("explain " + arguments);
    session.run(
        () -> ConvertJob.open(rewriting),
        Optional.of(result),
        report,
        Optional.of(Explain.text),
        _ -> ExitCode.OK);

    say("3. The rewriting: strips to compressed tiles, each computed and written once.");
    command("convert " + arguments);
    JobResult rewritten = job(() -> ConvertJob.open(rewriting), result);

    say("4. Every tile of the result decoded.");
    command("validate " + result);
    ValidateJob validation = new ValidateJob(result, resources);
    Validation validated =
        session.run(validation::run, validation::cancel, Optional.empty(), report);
    out("        %,d blocks decoded, %d findings%n", validated.blocks(), validated.findings().size());

    say("5. Every pixel of both files held against each other.");
    command("compare " + source + " " + result);
    Comparison comparison =
        session.compute(
            () -> CompareJob.open(new CompareRequest(source, result, 0, true, resources)), report);
    out("        %s%n", comparison.scope());

    say("6. A picture.");
    command("preview " + result + " " + picture);
    PreviewJob drawing =
        new PreviewJob(new PreviewJob.Request(result, picture, PICTURE, overwrite, resources));
    session.run(drawing::run, drawing::cancel, Optional.of(picture), report);

    out("%n%s", table(made, rewritten));
    out("Took %s. Look at %s, or open %s in QGIS.%n",
        Durations.text((System.nanoTime() - start) / 1e9), picture, result);
    out("To clean up: rm -r %s%n", folder);
    return comparison.equal() && validated.sound(false) ? ExitCode.OK : ExitCode.FAILED;
  }

  private JobResult job(
      java.util.function.Supplier<? extends dev.swath.jobs.Job<JobResult>> opening, Path output) {
    JobResult[] kept = new JobResult[1];
    session.run(
        opening,
        Optional.of(output),
        report,
        Optional.empty(),
        result -> {
          kept[0] = result;
          return session.summarise(result, report);
        });
    return kept[0];
  }
}
