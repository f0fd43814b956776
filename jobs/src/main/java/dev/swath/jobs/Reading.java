package dev.swath.jobs;

import dev.swath.BudgetException;
import dev.swath.jobs.step.Step;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.pass.Passes;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A raster that is read and looked at, with the steps before that, and not written.
///
/// @param sources all files, that of the raster first
/// @param raster what the steps make of it
/// @param steps in words
record Reading(Sources sources, Raster raster, List<String> steps) implements AutoCloseable {
  /// Opens files.
  ///
  /// @param more files beside the input, after those of the steps
  /// @param bands whether the raster must have bands, rows and columns and nothing else
  static Reading open(Path input, List<Step> steps, List<Path> more, boolean bands) {
    List<Path> files =
        Stream.of(
                Stream.of(input),
                steps.stream().flatMap(step -> step.beside().stream()),
                more.stream())
            .flatMap(some -> some)
            .toList();
    Sources sources = Sources.open(files);
    try {
      List<Source> all = sources.all();
      boolean banded = all.getFirst().raster().schema().dimensions().contains(RasterSchema.BAND);
      boolean folds = bands || !banded && steps.stream().anyMatch(Step::needsBands);
      List<String> texts = steps.stream().map(Step::text).toList();
      return new Reading(sources, PipelineJob.made(steps, all, 1, folds), texts);
    } catch (RuntimeException | Error e) {
      sources.close();
      throw e;
    }
  }

  /// Plans a look; if pixels that are kept leave too little memory, none are.
  static Passes plan(FirstLook<?> look, Resources resources) {
    try {
      return Passes.of(look, resources.sweepOptions(), true);
    } catch (BudgetException _) {
      return Passes.of(look, resources.sweepOptions(), false);
    }
  }

  JobPlan plan(String verb, Passes passes, Resources resources, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    return new JobPlan(
        verb,
        sources.sides(),
        steps,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        resources.threads(),
        all,
        JobPlan.Pass.of(passes),
        passes.keptBytes());
  }

  @Override
  public void close() {
    sources.close();
  }
}
