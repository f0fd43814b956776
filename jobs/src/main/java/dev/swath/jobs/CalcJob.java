package dev.swath.jobs;

import dev.swath.operators.calc.SpectralIndex;
import dev.swath.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes expressions over the bands of rasters, pixel by pixel.
public final class CalcJob implements Job<JobResult> {
  /// Stored bytes for each raw byte at least: computed values compress worse than measured ones.
  private static final double RATIO = 0.8;

  private final Sources sources;
  private final WriteSweep sweep;

  private CalcJob(Sources sources, WriteSweep sweep) {
    this.sources = sources;
    this.sweep = sweep;
  }

  /// Opens the inputs, checks the expressions against them, and plans. Nothing is written yet.
  public static CalcJob open(CalcRequest request) {
    Sources sources = Sources.open(request.inputs());
    try {
      CalcChain chain = CalcChain.of(sources.all(), request);
      double ratio = sources.all().stream().mapToDouble(Source::ratio).max().orElse(1);
      WriteSweep.Work work =
          new WriteSweep.Work(
              "calc",
              sources.sides(),
              chain.raster(),
              Optional.empty(),
              Identity.of(request.target(), "calc", sources.identities(), request.calculation()),
              Math.max(RATIO, ratio),
              notes(request.calculation()));
      return new CalcJob(sources, WriteSweep.plan(work, request.target(), request.resources()));
    } catch (RuntimeException | Error e) {
      sources.close();
      throw e;
    }
  }

  private static List<String> notes(Calculation calculation) {
    List<String> notes = new ArrayList<>();
    if (calculation.formula() instanceof Calculation.Formula.Index(String name)) {
      SpectralIndex index = CalcChain.index(name);
      notes.add(index.word() + " is " + index.formula() + ", after " + index.source());
    }
    return notes;
  }

  @Override
  public JobPlan plan() {
    return sweep.plan();
  }

  @Override
  public JobResult run(SweepListener listener) {
    return sweep.run(listener);
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    try (sources) {
      sweep.close();
    }
  }
}
