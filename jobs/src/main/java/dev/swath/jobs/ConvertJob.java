package dev.swath.jobs;

import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.Optional;

/// Rewrites one raster: part of it, other values, other layout or compression.
public final class ConvertJob implements Job<JobResult> {
  private final Source source;
  private final WriteSweep sweep;

  private ConvertJob(Source source, WriteSweep sweep) {
    this.source = source;
    this.sweep = sweep;
  }

  /// Opens the input and plans. Nothing is written yet.
  public static ConvertJob open(ConvertRequest request) {
    Source source = Source.open(request.input());
    try {
      Raster raster =
          Chain.of(
              shaped(source, request.target(), request.selection()),
              request.selection(),
              request.values());
      WriteSweep.Work work =
          new WriteSweep.Work(
              "convert",
              List.of(source.side()),
              raster,
              Optional.of(source),
              Identity.of(
                  request.target(),
                  "convert",
                  source.identity(),
                  request.selection(),
                  request.values()),
              source.ratio(),
              source.lost(request.target().format()));
      WriteSweep sweep = WriteSweep.plan(work, request.target(), request.resources());
      return new ConvertJob(source, sweep);
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  /// The source's pixels with bands, if the output or the request needs them.
  static Raster shaped(Source source, Target target, Selection selection) {
    Raster raster = source.raster();
    boolean wanted =
        switch (target.format()) {
          case GTIFF -> true;
          case ZARR ->
              !selection.bands().isEmpty()
                  && !raster.schema().dimensions().contains(RasterSchema.BAND);
        };
    return wanted ? source.folded() : raster;
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
    try (source) {
      sweep.close();
    }
  }
}
