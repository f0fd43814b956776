package dev.swath.cli;

import dev.swath.array.Window;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.DiskNeed;
import dev.swath.jobs.JobPlan;
import dev.swath.jobs.Side;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A job's plan for people.
final class PlanText {
  private static final String STEP = "%-8s%-36s %14s %12s  %5s  %9s%n";

  /// More inputs are counted, not listed.
  private static final int MOST_SHOWN = 12;

  private static final int DEEPEST_SHOWN = 1;

  private PlanText() {}

  /// One line, for the start of a run.
  static String line(JobPlan plan) {
    return passLines(plan)
        + plan.sweep()
            .map(
                sweep ->
                    String.format(
                        Locale.ROOT,
                        "plan    %s%,d write units ×1.00 · peak %s of %s · %d threads%n",
                        units(sweep),
                        sweep.writeUnits(),
                        ByteSize.text(sweep.plannedPeakBytes()),
                        ByteSize.text(sweep.budgetBytes()),
                        plan.threads()))
            .orElse("");
  }

  private static String passLines(JobPlan plan) {
    StringBuilder text = new StringBuilder();
    for (JobPlan.Pass pass : plan.passes()) {
      text.append(row("pass", pass.text() + ": " + work(pass)));
    }
    return text.toString();
  }

  private static String passes(JobPlan plan) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (JobPlan.Pass pass : plan.passes()) {
      text.append(row("Pass " + number++, pass.text()));
      text.append(
          row("", work(pass) + " · peak " + ByteSize.text(pass.first().plannedPeakBytes())));
    }
    if (plan.keptBytes() > 0) {
      text.append(
          row("Kept", ByteSize.text(plan.keptBytes()) + " of pixels, beside what sweeps take"));
    }
    return text.toString();
  }

  private static String work(JobPlan.Pass pass) {
    String sweeps = pass.sweeps() == 1 ? "1 sweep" : "up to " + pass.sweeps() + " sweeps";
    String reads =
        pass.keptBytes() > 0
            ? "pixels read once and kept"
            : pass.first().units().isEmpty()
                ? "of pixels that are kept"
                : pass.sweeps() == 1 ? "pixels read, not kept" : "pixels read by each";
    return units(pass.first()) + sweeps + ", " + reads;
  }

  private static String units(SweepPlan sweep) {
    long units = sweep.units().stream().mapToLong(SweepPlan.Units::total).sum();
    return units == 0 ? "" : String.format(Locale.ROOT, "%,d units ×1.00 · ", units);
  }

  /// The whole plan, as `explain` prints it.
  static String whole(JobPlan plan) {
    StringBuilder text = new StringBuilder();
    String label = "Sweep";
    for (Side input : plan.inputs().stream().limit(MOST_SHOWN).toList()) {
      text.append(row(label, side(input)));
      label = "";
    }
    more(plan.inputs().size(), "inputs").ifPresent(line -> text.append(row("", line)));
    plan.steps().forEach(step -> text.append(row("", "│ " + step)));
    plan.output().ifPresent(output -> text.append(row("", "→ " + side(output))));
    text.append(passes(plan));
    plan.beside().forEach(other -> text.append(row("", "→ " + beside(other))));
    plan.sweep()
        .ifPresentOrElse(
            sweep -> text.append(steps(sweep)).append(closing(sweep)),
            () -> text.append(plan.passes().isEmpty() ? row("Pixels", "none are read") : ""));
    plan.disk().ifPresent(disk -> text.append(row("Disk", disk(disk))));
    plan.notes().forEach(note -> text.append(row("Note", note)));
    return text.append(row("Threads", plan.threads() + "; the bytes written do not depend on it"))
        .toString();
  }

  private static String steps(SweepPlan sweep) {
    StringBuilder text =
        new StringBuilder(STEP.formatted("", "", "size", "count", "×exec", "memory"));
    text.append(
        step(
            "Write",
            "write units, " + order(sweep),
            sweep.writeUnit(),
            sweep.writeUnits(),
            ByteSize.text(sweep.taskBytes()),
            "each at most, " + sweep.inFlight() + " in flight"));
    int depth = 0;
    List<Alike> groups = alike(sweep.units());
    for (Alike group : groups.stream().limit(MOST_SHOWN).toList()) {
      SweepPlan.Units units = group.units();
      text.append(
          step(
              " ".repeat(Math.min(depth, DEEPEST_SHOWN))
                  + (units.storedBytes() > 0 ? "└ Read" : "└ Make"),
              (group.rasters() == 1 ? "" : group.rasters() + " × ")
                  + units.raster()
                  + stored(units),
              units.unit(),
              units.total(),
              depth == 0 ? ByteSize.text(sweep.heldBytes()) : "",
              depth == 0 ? "held for later" : ""));
      depth++;
    }
    more(groups.size(), "kinds of units").ifPresent(line -> text.append(row("", line)));
    return text.toString();
  }

  /// Units of several rasters of one kind, summed up.
  private record Alike(int rasters, SweepPlan.Units units) {
    boolean has(SweepPlan.Units other) {
      return units.raster().equals(other.raster()) && units.unit().equals(other.unit());
    }

    Alike with(SweepPlan.Units more) {
      return new Alike(
          rasters + 1,
          new SweepPlan.Units(
              units.raster(),
              units.total() + more.total(),
              units.unit(),
              units.storedBytes() + more.storedBytes()));
    }
  }

  /// Rasters that follow each other and have units of one size are shown as one.
  private static List<Alike> alike(List<SweepPlan.Units> all) {
    List<Alike> groups = new ArrayList<>();
    for (SweepPlan.Units units : all) {
      if (!groups.isEmpty() && groups.getLast().has(units)) {
        groups.set(groups.size() - 1, groups.getLast().with(units));
      } else {
        groups.add(new Alike(1, units));
      }
    }
    return groups;
  }

  private static Optional<String> more(int count, String what) {
    return count <= MOST_SHOWN
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "… and %,d more %s", count - MOST_SHOWN, what));
  }

  private static String stored(SweepPlan.Units units) {
    return units.storedBytes() > 0 ? ", " + ByteSize.text(units.storedBytes()) + " stored" : "";
  }

  private static String step(
      String label, String what, Window size, long count, String memory, String note) {
    String line =
        String.format(
            Locale.ROOT,
            STEP,
            label,
            what,
            size(size),
            String.format(Locale.ROOT, "%,d", count),
            "1.00",
            memory);
    return (line.stripTrailing() + "  " + note).stripTrailing() + "\n";
  }

  private static String closing(SweepPlan sweep) {
    String scratch =
        switch (sweep.held()) {
          case MEMORY -> "";
          case SCRATCH ->
              ", units wait on scratch storage (" + ByteSize.text(sweep.scratchBytes()) + ")";
        };
    return row("Segment", size(sweep.segment()) + " pixels at a time, " + order(sweep) + scratch)
        + row(
            "Peak",
            ByteSize.text(sweep.plannedPeakBytes())
                + " of "
                + ByteSize.text(sweep.budgetBytes())
                + " ✔   least possible "
                + ByteSize.text(sweep.minimumBytes()))
        + row(
            "Process",
            "about "
                + ByteSize.text(ProcessMemory.projected(sweep.plannedPeakBytes()))
                + " resident, the Java machine included")
        + (sweep.spools()
            ? row("Note", "this order of writing passes twice over the encoded bytes")
            : "");
  }

  private static String disk(DiskNeed disk) {
    return (disk.exact() ? "" : "about ")
        + ByteSize.text(disk.expectedBytes())
        + " of "
        + ByteSize.text(disk.freeBytes())
        + " free "
        + (disk.fits() ? "✔" : "✘ does not fit");
  }

  private static String order(SweepPlan sweep) {
    return switch (sweep.order()) {
      case ROWS -> "row by row";
      case STRIPES -> "in column stripes";
      case PLANES -> "plane by plane";
    };
  }

  private static String row(String label, String text) {
    return String.format(Locale.ROOT, "%-8s%s%n", label, text.stripTrailing());
  }

  private static String beside(Side side) {
    return side.name() + "  " + size(side.schema().extent()) + "  " + side.layout();
  }

  private static String side(Side side) {
    RasterSchema schema = side.schema();
    String text =
        String.format(
            Locale.ROOT,
            "%s  %s %s (%s)",
            side.name(),
            schema.dtype(),
            size(schema.extent()),
            ByteSize.text(side.rawBytes()));
    return text + schema.geometry().map(PlanText::place).orElse("") + "  " + side.layout();
  }

  private static String place(GridGeometry geometry) {
    String crs = geometry.crs().map(Crs::label).orElse("");
    return crs.isEmpty() ? "" : "  " + crs;
  }

  /// Columns × rows, and bands where there is more than one.
  static String size(Window window) {
    int rank = window.rank();
    StringBuilder text =
        new StringBuilder().append(window.size(rank - 1)).append('×').append(window.size(rank - 2));
    for (int axis = rank - 3; axis >= 0; axis--) {
      if (window.size(axis) != 1) {
        text.append('×').append(window.size(axis));
      }
    }
    return text.toString();
  }
}
