package dev.swath.cli;

import dev.swath.sweep.SweepProgress;
import java.util.Locale;
import java.util.Map;

/// The words of progress, without the way they are drawn.
final class ProgressLines {
  private static final int BAR = 30;

  private ProgressLines() {}

  /// Share of the work that is done, 0 to 1.
  static double share(SweepProgress at) {
    return at.writeUnitsTotal() == 0
        ? 1
        : Math.min(1, (double) at.writeUnitsDone() / at.writeUnitsTotal());
  }

  /// Seconds left if the rest goes as what is done; NaN before anything is.
  static double eta(SweepProgress at) {
    double share = share(at);
    return share == 0 ? Double.NaN : at.seconds() * (1 - share) / share;
  }

  static String bar(SweepProgress at) {
    int filled = (int) Math.floor(share(at) * BAR);
    return "█".repeat(filled) + "░".repeat(BAR - filled);
  }

  /// How far, how fast, how long.
  static String rates(SweepProgress at) {
    double eta = eta(at);
    return String.format(
        Locale.ROOT,
        "%3.0f%%  written %,d/%,d  read %s/s  write %s/s  eta %s",
        Math.floor(share(at) * 100),
        at.writeUnitsDone(),
        at.writeUnitsTotal(),
        rate(at.bytesRead(), at.seconds()),
        rate(at.bytesWritten(), at.seconds()),
        Double.isNaN(eta) ? "-:--" : Durations.clock(eta));
  }

  private static String rate(long bytes, double seconds) {
    return ByteSize.text(seconds > 0 ? Math.round(bytes / seconds) : 0);
  }

  /// How busy the threads of each stage were, and the memory on lease.
  static String stages(SweepProgress at) {
    StringBuilder text = new StringBuilder();
    for (SweepProgress.Stage stage : SweepProgress.Stage.values()) {
      if (at.busy().getOrDefault(stage, 0.0) >= 0.005) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s%s %.0f%%",
                text.isEmpty() ? "" : "  ",
                name(stage),
                at.busy().get(stage) * 100));
      }
    }
    return text.append(text.isEmpty() ? "" : "  ").append("memory ").toString()
        + ByteSize.text(at.leasedBytes());
  }

  private static String name(SweepProgress.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> json(SweepProgress at) {
    Map<String, Object> line = Json.object();
    line.put("t", rounded(at.seconds()));
    line.put("phase", "sweep");
    line.put("unitsDone", at.unitsDone());
    line.put("unitsTotal", at.unitsTotal());
    line.put("writeUnitsDone", at.writeUnitsDone());
    line.put("writeUnitsTotal", at.writeUnitsTotal());
    line.put("bytesRead", at.bytesRead());
    line.put("bytesWritten", at.bytesWritten());
    line.put("leasedBytes", at.leasedBytes());
    Map<String, Object> busy = Json.object();
    for (SweepProgress.Stage stage : SweepProgress.Stage.values()) {
      if (at.busy().containsKey(stage)) {
        busy.put(name(stage), rounded(at.busy().get(stage)));
      }
    }
    line.put("busy", busy);
    double eta = eta(at);
    line.put("eta", Double.isNaN(eta) ? java.util.Optional.empty() : rounded(eta));
    return line;
  }

  static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
