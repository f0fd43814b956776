package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ReclassifyStep;
import dev.swath.jobs.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reclassify`: classes of values.
@Command(
    name = "reclassify",
    description = {
      "Makes values into classes by a table.",
      "A range holds its start and not its end; the first rule that means a value counts."
    },
    footer = {
      "",
      "  swath reclassify heights.tif zones.tif --rules \"0:200=1, 200:1000=2, 1000:=3\"",
      "  swath reclassify cover.tif forest.tif --rules \"4=1, 5=1, else=0\""
    })
final class ReclassifyFlags implements StepFlags {
  private static final int LONGEST = 1 << 20;

  @Option(
      names = {"--rules", "--mapping", "-m"},
      paramLabel = "RULES",
      required = true,
      description =
          "such as '0:10=1, 10:=2, 25=3, else=keep'; a class may be nodata; @@FILE reads them")
  private String rules;

  @Option(
      names = {"-ot", "--ot", "--output-type"},
      paramLabel = "TYPE",
      description = "type of the classes; default: the smallest that has them")
  private String type;

  @Option(
      names = {"--nodata", "--output-nodata"},
      paramLabel = "VALUE",
      description = "what means no data in the result; default: the input's, if the type has it")
  private String noData;

  @Override
  public List<Step> steps() {
    return List.of(
        new ReclassifyStep(
            text(), Optional.ofNullable(type).map(TypeName::parse), Optional.ofNullable(noData)));
  }

  /// The rules themselves; a leading `@` names a file of them.
  private String text() {
    if (!rules.startsWith("@")) {
      return rules;
    }
    Path file = Path.of(rules.substring(1));
    try {
      if (Files.size(file) > LONGEST) {
        throw new RequestException(
            file + " has more than " + LONGEST + " bytes", "name a file of rules");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new RequestException(
          file + " cannot be read (" + e.getMessage() + ")", "name a file of rules");
    }
  }
}
