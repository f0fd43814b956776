package dev.swath.cli;

import dev.swath.jobs.ValidateJob;
import dev.swath.jobs.Validation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `validate`: decodes everything in a file and says what is wrong with it.
@Command(
    name = "validate",
    sortOptions = false,
    description = {
      "Decodes every block of a file, or looks at every shard and chunk of a store, and checks its",
      "structure.",
      "Exit code 0 if it is sound, 5 if not."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FILE", description = "the raster")
  private Path file;

  @Option(
      names = "--deep",
      description = "Zarr: decode every chunk too, instead of looking at indexes and sizes")
  private boolean deep;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "what a TIFF must be besides: cog, as it must anyway if it says so of itself")
  private Profile profile;

  @Option(names = "--strict", description = "a warning counts as an error")
  private boolean strict;

  /// What more a file can be held against.
  private enum Profile {
    COG
  }

  @Mixin private ResourceFlags resources;
  @Mixin private ReportFlags report;

  ValidateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ValidateJob job =
        new ValidateJob(
            file, deep, profile == Profile.COG, resources.resources(session.console().variables()));
    Validation validation = session.run(job::run, job::cancel, Optional.empty(), report);
    boolean sound = validation.sound(strict);
    if (report.json()) {
      session.console().out().print(Json.document(json(validation, sound)));
    } else if (!report.quiet()) {
      session.console().out().print(text(validation, sound));
    }
    return sound ? ExitCode.OK : ExitCode.INVALID;
  }

  private String text(Validation validation, boolean sound) {
    StringBuilder text = new StringBuilder();
    for (Validation.Finding finding : validation.findings()) {
      text.append(
          Failure.onOneLine(
              finding.severity().name().toLowerCase(java.util.Locale.ROOT)
                  + " "
                  + finding.code().label()
                  + " "
                  + (finding.where().isEmpty() ? "" : finding.where() + ": ")
                  + finding.what()
                  + (finding.fix().isEmpty() ? "" : "; " + finding.fix())));
      text.append('\n');
    }
    return text.append(
            String.format(
                java.util.Locale.ROOT,
                "%s %s: %s, %d findings%n",
                sound ? "valid  " : "invalid",
                file,
                extent(validation),
                validation.findings().size()))
        .toString();
  }

  private static String extent(Validation validation) {
    return validation.examined() == 0
        ? String.format(java.util.Locale.ROOT, "%,d blocks decoded", validation.blocks())
        : String.format(
            java.util.Locale.ROOT,
            "%,d chunks looked at (--deep decodes them)",
            validation.examined());
  }

  private Map<String, Object> json(Validation validation, boolean sound) {
    Map<String, Object> json = Json.object();
    json.put("job", "validate");
    json.put("file", file.toString());
    json.put("valid", sound);
    json.put("blocksDecoded", validation.blocks());
    json.put("blocksExamined", validation.examined());
    json.put("findings", validation.findings().stream().map(ValidateCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Validation.Finding finding) {
    Map<String, Object> json = Json.object();
    json.put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
    json.put("code", finding.code().label());
    json.put("where", finding.where());
    json.put("what", finding.what());
    json.put("fix", finding.fix());
    return json;
  }
}
