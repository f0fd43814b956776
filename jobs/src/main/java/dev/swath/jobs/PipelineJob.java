package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes what a pipeline makes.
final class PipelineJob implements Job<JobResult> {
  /// More files are not listed in a message.
  private static final int MOST_NAMED = 20;

  private final Sources sources;
  private final OpenSteps steps;
  private final WriteSweep sweep;

  private PipelineJob(Sources sources, OpenSteps steps, WriteSweep sweep) {
    this.sources = sources;
    this.steps = steps;
    this.sweep = sweep;
  }

  /// Opens all files and plans. Nothing is written yet.
  static PipelineJob open(Pipeline pipeline, Target target, Resources resources) {
    List<Path> files =
        Stream.concat(
                pipeline.inputs().stream(),
                pipeline.steps().stream().flatMap(step -> step.beside().stream()))
            .toList();
    Sources sources = Sources.open(files);
    OpenSteps steps = new OpenSteps();
    try {
      steps.open(pipeline.steps(), resources);
      WriteSweep.Work work = work(pipeline, steps.all(), sources.all(), target);
      Resources left = resources.without(steps.outsideBytes());
      return new PipelineJob(sources, steps, WriteSweep.plan(work, target, left));
    } catch (RuntimeException | Error e) {
      try (sources) {
        steps.close();
      }
      throw e;
    }
  }

  private static WriteSweep.Work work(
      Pipeline pipeline, List<Step> steps, List<Source> all, Target target) {
    List<Source> inputs = all.subList(0, pipeline.inputs().size());
    boolean first = inputs.size() == 1 || !steps.isEmpty() && steps.getFirst().continuesFirst();
    Optional<Source> only = first ? Optional.of(inputs.getFirst()) : Optional.empty();
    List<String> notes = new ArrayList<>();
    Raster made = made(steps, all, inputs.size(), target);
    steps.forEach(step -> notes.addAll(step.notes()));
    Optional<Raster> mask = only.flatMap(source -> mask(source, steps, made, target));
    only.ifPresent(
        source -> notes.addAll(source.lost(target.format(), made.schema(), mask.isPresent())));
    if (inputs.size() > 1 && inputs.stream().anyMatch(input -> input.mask().isPresent())) {
      notes.add("masks of the inputs are not taken; pixels under them count as data");
    }
    List<String> texts = steps.stream().map(Step::text).toList();
    return new WriteSweep.Work(
        pipeline.verb(),
        all.stream().map(Source::side).toList(),
        texts,
        new Product(made, mask),
        only,
        Identity.of(
            target,
            "pipeline",
            all.stream().map(Source::identity).toList(),
            steps.stream().map(Step::identity).toList()),
        ratio(steps, inputs),
        notes);
  }

  /// What the steps leave of an input's mask, where the output has room for one.
  private static Optional<Raster> mask(
      Source source, List<Step> steps, Raster made, Target target) {
    Optional<Raster> mask = target.format().hasMasks() ? source.mask() : Optional.empty();
    for (Step step : steps) {
      mask = mask.flatMap(step::mask);
    }
    RasterSchema schema = made.schema();
    return mask.filter(
        kept -> kept.schema().rows() == schema.rows() && kept.schema().cols() == schema.cols());
  }

  /// Computed values compress worse than measured ones.
  private static double ratio(List<Step> steps, List<Source> inputs) {
    return steps.stream().anyMatch(Step::computes)
        ? 1
        : inputs.stream().mapToDouble(Source::ratio).max().orElse(1);
  }

  private static Raster made(List<Step> steps, List<Source> all, int inputs, Target target) {
    return made(steps, all, inputs, folds(steps, all, target));
  }

  /// What steps make of the first of some inputs, with the others beside them.
  ///
  /// @param folds whether rasters become bands, rows and columns
  static Raster made(List<Step> steps, List<Source> all, int inputs, boolean folds) {
    List<Raster> open =
        all.stream().map(source -> folds ? source.folded() : source.raster()).toList();
    List<String> names = all.stream().map(source -> source.side().name()).toList();
    List<Raster> rasters = open.subList(0, inputs);
    List<String> called = names.subList(0, inputs);
    int used = inputs;
    for (Step step : steps) {
      List<Raster> given = new ArrayList<>(rasters);
      int end = used + step.beside().size();
      given.addAll(open.subList(used, end));
      List<String> givenNames = new ArrayList<>(called);
      givenNames.addAll(names.subList(used, end));
      rasters = List.of(applied(step, given, givenNames, all));
      called = List.of("the result of '" + step.text() + "'");
      used = end;
    }
    return Step.only(Step.of("write", raster -> raster), rasters);
  }

  /// What a step makes; a refusal of several files' rasters says which files those are.
  private static Raster applied(
      Step step, List<Raster> given, List<String> called, List<Source> all) {
    try {
      return step.apply(given, called);
    } catch (RequestException e) {
      if (given.size() == 1 || given.size() > MOST_NAMED) {
        throw e;
      }
      List<String> names = all.stream().map(source -> source.side().name()).toList();
      throw new RequestException(
          e.what() + " (the files are " + String.join(", ", names) + ")", e.remedy(), e.excerpt());
    }
  }

  /// Whether rasters become bands, rows and columns: where the output can have nothing else, and
  /// where steps need bands or common dimensions that the inputs do not have.
  private static boolean folds(List<Step> steps, List<Source> all, Target target) {
    List<String> dimensions = all.getFirst().raster().schema().dimensions();
    boolean alike =
        all.stream().allMatch(source -> source.raster().schema().dimensions().equals(dimensions));
    boolean banded = dimensions.contains(RasterSchema.BAND);
    return switch (target.format()) {
      case GTIFF, COG -> true;
      case ZARR -> !alike || !banded && steps.stream().anyMatch(Step::needsBands);
    };
  }

  @Override
  public JobPlan plan() {
    return sweep.plan();
  }

  @Override
  public JobResult run(SweepListener listener) {
    JobResult result = sweep.run(listener);
    return result.with(steps.remarks(result.counters().wallSeconds()), steps.skipped());
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    try (sources;
        steps) {
      sweep.close();
    }
  }
}
