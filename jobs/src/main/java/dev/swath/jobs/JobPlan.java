package dev.swath.jobs;

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
public record JobPlan(
    String job,
    List<Side> inputs,
    List<String> steps,
    Optional<Side> output,
    List<Side> beside,
    Optional<SweepPlan> sweep,
    Optional<DiskNeed> disk,
    int threads,
    List<String> notes) {
  public JobPlan {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
    beside = List.copyOf(beside);
    notes = List.copyOf(notes);
  }

  /// A plan of one output at most.
  public JobPlan(
      String job,
      List<Side> inputs,
      List<String> steps,
      Optional<Side> output,
      Optional<SweepPlan> sweep,
      Optional<DiskNeed> disk,
      int threads,
      List<String> notes) {
    this(job, inputs, steps, output, List.of(), sweep, disk, threads, notes);
  }
}
