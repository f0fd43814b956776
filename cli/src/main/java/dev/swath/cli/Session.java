package dev.swath.cli;

import dev.swath.CancelledException;
import dev.swath.jobs.Job;
import dev.swath.jobs.JobPlan;
import dev.swath.jobs.JobResult;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs jobs for commands: shows the plan and the progress, and lets Ctrl-C stop them.
///
/// @param console where to speak to
record Session(Console console, Interruption interruption) {
  /// What comes out of a job that was opened: its result, or nothing if it was only explained.
  interface Outcome<R> {
    int report(R result);
  }

  /// Opens, plans and runs a job.
  ///
  /// @param output the file that it writes
  /// @param dryRun whether only the plan is shown
  <R> int run(
      Supplier<? extends Job<R>> opening,
      Optional<Path> output,
      ReportFlags report,
      Optional<Explain> dryRun,
      Outcome<R> outcome) {
    Optional<R> result;
    try (Job<R> job = opened(opening, output)) {
      if (dryRun.isPresent()) {
        console.out().print(dryRun.get().text(job.plan()));
        return ExitCode.OK;
      }
      announce(job.plan(), report);
      result = Optional.of(run(job::run, job::cancel, output, report));
    }
    return outcome.report(result.orElseThrow());
  }

  /// Runs a job for its result, silently but for the progress.
  <R> R compute(Supplier<? extends Job<R>> opening, ReportFlags report) {
    try (Job<R> job = opened(opening, Optional.empty())) {
      return run(job::run, job::cancel, Optional.empty(), report);
    }
  }

  /// Opens something; until it is open nothing has been written.
  static <T> T opened(Supplier<T> opening, Optional<Path> output) {
    try {
      return opening.get();
    } catch (RuntimeException | Error e) {
      throw new JobFailure(e, output, false);
    }
  }

  /// Runs work that Ctrl-C can stop.
  ///
  /// @param cancel what stops it from another thread
  <R> R run(
      Function<SweepListener, R> work, Runnable cancel, Optional<Path> output, ReportFlags report) {
    interruption.watch(cancel);
    try (ProgressView view = ProgressView.of(report.progress(console), console)) {
      return work.apply(view);
    } catch (CancelledException e) {
      throw new JobFailure(stopped(output), output, true);
    } catch (RuntimeException | Error e) {
      throw new JobFailure(e, output, true);
    } finally {
      interruption.forget();
    }
  }

  /// Tells what a job that writes a raster did.
  int summarise(JobResult result, ReportFlags report) {
    if (report.json()) {
      console.out().print(Json.document(Summary.json(result)));
    } else if (!report.quiet()) {
      console.err().print(Summary.text(result, console.program()));
    }
    return result.skipped().isEmpty() ? ExitCode.OK : ExitCode.SKIPPED;
  }

  private static CancelledException stopped(Optional<Path> output) {
    return new CancelledException(
        "stopped before it was complete"
            + output.map(path -> "; " + path + " was not touched").orElse(""),
        "run it again when you like");
  }

  private void announce(JobPlan plan, ReportFlags report) {
    if (report.verbose()) {
      console.err().print(PlanText.whole(plan));
    } else if (!report.quiet()) {
      console.err().print(PlanText.line(plan));
      plan.notes().forEach(note -> console.err().print("note    " + note + "\n"));
    }
  }
}
