package dev.swath.jobs;

import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.BandsStep;
import dev.swath.jobs.step.CalcStep;
import dev.swath.jobs.step.Calculation;
import dev.swath.jobs.step.ClipStep;
import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.jobs.step.TerrainStep;
import dev.swath.operators.local.MapValues;
import dev.swath.raster.Raster;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/// Rasters that are read, and steps that make one raster of them: what is to be computed, without
/// saying where it goes.
///
/// A pipeline is a value. It opens nothing before a job is made of it; all its steps run in
/// one sweep.
///
/// @param verb how plans call the job
/// @param inputs files, in the order in which steps refer to them
public record Pipeline(String verb, List<Path> inputs, List<Step> steps) {
  private static final int MOST_INPUTS = 1 << 20;

  public Pipeline {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
    if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
      throw new RequestException(
          "expected 1 to " + MOST_INPUTS + " inputs but got " + inputs.size(),
          "name what is to be read");
    }
  }

  /// Rasters of files, GeoTIFF or Zarr.
  public static Pipeline read(Path... inputs) {
    return new Pipeline("pipeline", List.of(inputs), List.of());
  }

  /// One step more.
  public Pipeline then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Pipeline(verb, inputs, more);
  }

  /// An operator more.
  ///
  /// @param text what it does and with which arguments, for plans and identities
  public Pipeline then(String text, UnaryOperator<Raster> operator) {
    return then(Step.of(text, operator));
  }

  /// A function of each valid value, into floating-point values.
  ///
  /// @param text what it computes, for plans and identities
  /// @param function called from any thread, never with no data
  public Pipeline map(String text, DoubleUnaryOperator function) {
    return then(text, raster -> MapValues.of(raster, function));
  }

  /// Some bands, by number from 1 or by name.
  public Pipeline bands(String... bands) {
    return then(new BandsStep(List.of(bands)));
  }

  /// The pixels that touch a box in the raster's own coordinates.
  public Pipeline clip(Box box) {
    return then(new ClipStep(box, Optional.empty()));
  }

  /// Band maths, such as `(B4 - B3) / (B4 + B3)`, or `A - B` of two inputs.
  public Pipeline calc(String expression) {
    return then(new CalcStep(Calculation.of(expression)));
  }

  /// Slope, aspect, hillshade or another measure of heights, as `gdaldem` computes it by default.
  public Pipeline terrain(TerrainMeasure measure) {
    return then(new TerrainStep(measure, Map.of()));
  }

  /// Opens the inputs and plans. Nothing is written yet.
  public Job<JobResult> to(Target target, Resources resources) {
    return PipelineJob.open(this, target, resources);
  }

  /// Computes the pixels into a new file, whose ending says its format, with as many threads as
  /// there are cores and the machine's usual share of memory.
  public JobResult write(Path output) {
    Target target = Target.of(output, Format.of(output), Map.of(), false);
    try (Job<JobResult> job = to(target, Resources.ofMachine())) {
      return job.run(SweepListener.NONE);
    }
  }
}
