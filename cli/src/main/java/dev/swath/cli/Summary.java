package dev.swath.cli;

import static java.util.stream.Collectors.joining;

import dev.swath.jobs.JobResult;
import dev.swath.jobs.Skipped;
import dev.swath.jobs.StatisticsJob;
import dev.swath.sweep.SweepCounters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The counted work of a job that is complete.
final class Summary {
  /// Statistics of more bands are only told to programs.
  private static final int MOST_BANDS = 32;

  private Summary() {}

  /// Two lines for people.
  static String text(JobResult result, String program) {
    SweepCounters c = result.counters();
    return String.format(
            Locale.ROOT,
            "done    %s%s · wrote %,d/%,d write units (%.2f×)%s%n",
            Durations.text(c.wallSeconds()),
            computed(c),
            c.writeUnitWrites(),
            c.writeUnitsTotal(),
            ratio(c.writeUnitWrites(), c.writeUnitsTotal()),
            result.output().isPresent() ? " · " + ByteSize.text(result.outputBytes()) : "")
        + String.format(
            Locale.ROOT,
            "        peak %s (plan %s, budget %s) · read %s · read back %d%s%n",
            ByteSize.text(c.peakLeasedBytes()),
            ByteSize.text(c.plannedPeakBytes()),
            ByteSize.text(c.budgetBytes()),
            ByteSize.text(c.bytesRead()),
            c.readBacks(),
            result.output().map(path -> verify(result.plan().job(), path, program)).orElse(""))
        + statistics(result.statistics())
        + result.preview().map(path -> "        picture " + path + "\n").orElse("")
        + remarks(result.remarks())
        + skipped(result.skipped());
  }

  private static String statistics(List<StatisticsJob.Band> bands) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bands.size(), MOST_BANDS); i++) {
      String said = DescriptionText.statistics(bands.get(i));
      text.append(String.format(Locale.ROOT, "        band %-4d %s%n", i + 1, said));
    }
    return bands.size() <= MOST_BANDS
        ? text.toString()
        : text.append("        --json has those of all bands\n").toString();
  }

  private static String remarks(List<String> sentences) {
    return sentences.stream().map(sentence -> "        " + sentence + "\n").collect(joining());
  }

  private static String skipped(List<Skipped> pieces) {
    return pieces.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "skipped %,d pieces that failed, the first %s; --json lists them all%n",
            pieces.size(),
            pieces.getFirst().message());
  }

  private static String computed(SweepCounters c) {
    return c.unitsTotal() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " · computed %,d/%,d units (%.2f×)",
            c.unitExecutions(),
            c.unitsTotal(),
            ratio(c.unitExecutions(), c.unitsTotal()));
  }

  private static String verify(String job, Path path, String program) {
    return path.toString().endsWith(".png") || job.equals("chips")
        ? ""
        : " · verify: " + program + " validate " + path;
  }

  private static double ratio(long done, long total) {
    return total == 0 ? 1 : (double) done / total;
  }

  /// One object for programs.
  static Map<String, Object> json(JobResult result) {
    Map<String, Object> json = Json.object();
    json.put("job", result.plan().job());
    json.put("status", "done");
    result.output().ifPresent(path -> json.put("output", path.toString()));
    result.output().ifPresent(_ -> json.put("outputBytes", result.outputBytes()));
    if (!result.statistics().isEmpty()) {
      json.put(
          "statistics", result.statistics().stream().map(DescriptionJson::statistics).toList());
    }
    result.preview().ifPresent(path -> json.put("preview", path.toString()));
    json.put("counters", counters(result.counters()));
    json.put("plan", PlanJson.of(result.plan()));
    if (!result.remarks().isEmpty()) {
      json.put("remarks", result.remarks());
    }
    if (!result.skipped().isEmpty()) {
      json.put("skipped", result.skipped().stream().map(Summary::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(Skipped piece) {
    Map<String, Object> json = Json.object();
    json.put("kind", piece.kind());
    json.put("place", piece.place());
    json.put("start", Arrays.stream(piece.window().starts()).boxed().toList());
    json.put("size", Arrays.stream(piece.window().sizes()).boxed().toList());
    json.put("tries", piece.tries());
    json.put("message", piece.message());
    return json;
  }

  static Map<String, Object> counters(SweepCounters c) {
    Map<String, Object> json = Json.object();
    json.put("unitsTotal", c.unitsTotal());
    json.put("unitExecutions", c.unitExecutions());
    json.put("maxExecutionsPerUnit", c.maxExecutionsPerUnit());
    json.put("writeUnitsTotal", c.writeUnitsTotal());
    json.put("writeUnitsKept", c.writeUnitsKept());
    json.put("writeUnitWrites", c.writeUnitWrites());
    json.put("maxWritesPerWriteUnit", c.maxWritesPerWriteUnit());
    json.put("readBacks", c.readBacks());
    json.put("bytesRead", c.bytesRead());
    json.put("bytesWritten", c.bytesWritten());
    json.put("plannedPeakBytes", c.plannedPeakBytes());
    json.put("peakLeasedBytes", c.peakLeasedBytes());
    json.put("budgetBytes", c.budgetBytes());
    json.put("openLeases", c.openLeases());
    json.put("scratchBytesWritten", c.scratchBytesWritten());
    json.put("wallSeconds", c.wallSeconds());
    return json;
  }
}
