package dev.swath.jobs;

import dev.swath.operators.pass.PassPlan;
import dev.swath.operators.pass.Passes;
import dev.swath.sweep.SweepPlan;
import java.util.List;
import java.util.Optional;

/// What a job will do, known before it reads a pixel.
///
/// @param job the job's verb
/// @param steps what is done to the inputs, in words
/// @param sweep empty for a job that reads no pixel
/// @param output empty for a job that writes no raster
/// @param beside what is made in the same sweep: overviews, statistics, a picture
/// @param disk empty for a job that writes nothing
/// @param threads threads that compute
/// @param notes what the user should know, in sentences
/// @param passes what goes over pixels before the sweep
/// @param keptBytes memory for pixels that passes keep, beside what the sweeps take
public record JobPlan(
    String job,
    List<Side> inputs,
    List<String> steps,
    Optional<Side> output,
    List<Side> beside,
    Optional<SweepPlan> sweep,
    Optional<DiskNeed> disk,
    int threads,
    List<String> notes,
    List<Pass> passes,
    long keptBytes) {
  /// A pass before the sweep.
  ///
  /// @param text what it looks for
  /// @param sweeps times that it goes over the pixels at most
  /// @param first its first sweep
  /// @param keptBytes memory for pixels that it keeps, so that nothing after it reads them again; 0
  ///     if every sweep reads them
  public record Pass(String text, int sweeps, SweepPlan first, long keptBytes) {
    static List<Pass> of(Passes passes) {
      return passes.plans().stream().map(Pass::of).toList();
    }

    private static Pass of(PassPlan plan) {
      return new Pass(plan.text(), plan.sweeps(), plan.first(), plan.keptBytes());
    }
  }

  public JobPlan {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
    beside = List.copyOf(beside);
    notes = List.copyOf(notes);
    passes = List.copyOf(passes);
  }

  /// A plan of one output at most, without passes before the sweep.
  public JobPlan(
      String job,
      List<Side> inputs,
      List<String> steps,
      Optional<Side> output,
      Optional<SweepPlan> sweep,
      Optional<DiskNeed> disk,
      int threads,
      List<String> notes) {
    this(job, inputs, steps, output, List.of(), sweep, disk, threads, notes, List.of(), 0);
  }
}
