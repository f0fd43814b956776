package dev.swath.cli;

import dev.swath.jobs.CompareJob;
import dev.swath.jobs.CompareRequest;
import dev.swath.jobs.Comparison;
import dev.swath.jobs.Format;
import dev.swath.jobs.Job;
import dev.swath.jobs.JobResult;
import dev.swath.jobs.Pipeline;
import dev.swath.jobs.PreviewJob;
import dev.swath.jobs.PreviewRequest;
import dev.swath.jobs.Resources;
import dev.swath.jobs.SynthJob;
import dev.swath.jobs.SynthRequest;
import dev.swath.jobs.Target;
import dev.swath.jobs.ValidateJob;
import dev.swath.jobs.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The steps of the demo. Each is a command that the user could type, and is shown as one.
final class Demo {
  private static final long SEED = 7;
  private static final int PICTURE = 1024;
  private static final Map<String, String> TERRAIN =
      new TreeMap<>(Map.of("TILED", "NO", "BLOCKYSIZE", "16", "COMPRESS", "NONE"));
  private static final Map<String, String> REWRITTEN =
      new TreeMap<>(Map.of("COMPRESS", "ZSTD", "PREDICTOR", "3"));

  private final Session session;
  private final ReportFlags report;
  private final DemoFiles files;
  private final Resources resources;

  Demo(Session session, ReportFlags report, DemoFiles files, Resources resources) {
    this.session = session;
    this.report = report;
    this.files = files;
    this.resources = resources;
  }

  /// Runs all steps to an exit code.
  ///
  /// @param size columns and rows
  int run(long[] size) {
    long start = System.nanoTime();
    JobResult made = synth(size);
    explain();
    JobResult rewritten = convert();
    boolean sound = validate();
    boolean equal = compare();
    preview();
    say("\n%s", table(made, rewritten));
    say(
        "Took %s. To look at the result: open %s, or %s in QGIS.",
        Durations.text((System.nanoTime() - start) / 1e9), files.picture(), files.rewritten());
    say("To clean up: rm -r %s", files.folder());
    return sound && equal ? ExitCode.OK : ExitCode.FAILED;
  }

  private JobResult synth(long[] size) {
    step("The input: a terrain from a seed, stored in strips.");
    command(
        "synth terrain %s --size %dx%d --seed %d%s",
        files.terrain(), size[0], size[1], SEED, options(TERRAIN));
    SynthRequest request =
        new SynthRequest(
            SynthRequest.Kind.TERRAIN,
            size[0],
            size[1],
            1,
            SEED,
            target(files.terrain(), TERRAIN),
            resources);
    return write(() -> SynthJob.open(request), files.terrain());
  }

  private Job<JobResult> rewriting() {
    return new Pipeline("convert", List.of(files.terrain()), List.of())
        .to(target(files.rewritten(), REWRITTEN), resources);
  }

  private void explain() {
    step("The plan for its rewriting, before a pixel is read.");
    command("explain %s %s%s", files.terrain(), files.rewritten(), options(REWRITTEN));
    session.run(
        this::rewriting,
        Optional.of(files.rewritten()),
        report,
        Optional.of(Explain.text),
        _ -> ExitCode.OK);
  }

  private JobResult convert() {
    step("The rewriting: strips become compressed tiles.");
    command("convert %s %s%s", files.terrain(), files.rewritten(), options(REWRITTEN));
    return write(this::rewriting, files.rewritten());
  }

  private boolean validate() {
    step("Every tile of the result is decoded.");
    command("validate %s", files.rewritten());
    ValidateJob job = new ValidateJob(files.rewritten(), true, resources);
    Validation found = session.run(job::run, job::cancel, Optional.empty(), report);
    say(
        "        %,d blocks decoded, %d errors",
        found.blocks(), found.sound(false) ? 0 : found.findings().size());
    return found.sound(false);
  }

  private boolean compare() {
    step("Every pixel of both files is held against the other.");
    command("compare %s %s", files.terrain(), files.rewritten());
    CompareRequest request =
        new CompareRequest(files.terrain(), files.rewritten(), 0, true, resources);
    Comparison found = session.compute(() -> CompareJob.open(request), report);
    say("        %s", found.scope());
    return found.equal();
  }

  private void preview() {
    step("A picture.");
    command("preview %s %s", files.rewritten(), files.picture());
    PreviewRequest request =
        new PreviewRequest(
            files.rewritten(), files.picture(), PICTURE, files.overwrite(), resources);
    write(() -> PreviewJob.open(request), files.picture());
  }

  private JobResult write(Supplier<? extends Job<JobResult>> opening, Path output) {
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

  private Target target(Path path, Map<String, String> options) {
    return Target.of(path, Format.GTIFF, options, files.overwrite());
  }

  private String options(Map<String, String> options) {
    StringBuilder text = new StringBuilder();
    options.forEach((name, value) -> text.append(" --co ").append(name).append('=').append(value));
    return text + " --memory " + ByteSize.text(resources.memoryBytes()).replace(" ", "");
  }

  private static String table(JobResult made, JobResult rewritten) {
    long raw = rewritten.plan().output().orElseThrow().rawBytes();
    long budget = rewritten.counters().budgetBytes();
    return String.format(Locale.ROOT, "%-28s %10s %18s%n", "", "bytes", "times the memory")
        + row("raw pixels", raw, budget)
        + row("input as stored", made.outputBytes(), budget)
        + row("output as stored", rewritten.outputBytes(), budget)
        + row("memory granted", budget, budget)
        + row("memory taken at most", rewritten.counters().peakLeasedBytes(), budget)
        + String.format(
            Locale.ROOT,
            "%-28s %10.2f%n%-28s %10.2f",
            "computations per unit",
            (double) rewritten.counters().unitExecutions() / rewritten.counters().unitsTotal(),
            "writes per tile",
            (double) rewritten.counters().writeUnitWrites()
                / rewritten.counters().writeUnitsTotal());
  }

  private static String row(String name, long bytes, long budget) {
    return String.format(
        Locale.ROOT, "%-28s %10s %17.2f×%n", name, ByteSize.text(bytes), (double) bytes / budget);
  }

  private void step(String text) {
    say("\n# %s", text);
  }

  private void command(String text, Object... values) {
    say("$ %s %s", session.console().program(), String.format(Locale.ROOT, text, values));
  }

  /// The two streams may be one terminal: what is said first must be there first.
  private void say(String text, Object... values) {
    session.console().err().flush();
    session.console().out().print(String.format(Locale.ROOT, text, values) + "\n");
    session.console().out().flush();
  }
}
