package dev.swath.jobs;

import dev.swath.jobs.preview.Preview;
import dev.swath.raster.Raster;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.Optional;

/// Draws a raster as a small PNG picture.
public final class PreviewJob implements Job<JobResult> {
  private final PreviewRequest request;
  private final Source source;
  private final Preview preview;
  private final Sweep sweep;

  private PreviewJob(PreviewRequest request, Source source, Preview preview, Sweep sweep) {
    this.request = request;
    this.source = source;
    this.preview = preview;
    this.sweep = sweep;
  }

  /// Opens the input and plans. Nothing is written yet.
  public static PreviewJob open(PreviewRequest request) {
    AtomicFile.refuseExisting(request.output(), request.overwrite());
    Source source = Source.open(request.input());
    try {
      Raster raster = source.folded();
      Preview preview = new Preview(raster, Preview.styleFor(raster.schema()), request.side());
      return new PreviewJob(
          request, source, preview, preview.sweep(request.resources().sweepOptions()));
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  @Override
  public JobPlan plan() {
    return new JobPlan(
        "preview",
        List.of(source.side()),
        List.of(),
        Optional.empty(),
        Optional.of(sweep.plan()),
        Optional.empty(),
        request.resources().threads(),
        List.of());
  }

  @Override
  public JobResult run(SweepListener listener) {
    SweepCounters counters = sweep.run(listener);
    preview.write(request.output(), request.overwrite());
    long bytes = request.output().toFile().length();
    return new JobResult(plan(), counters, Optional.of(request.output()), bytes);
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    source.close();
  }
}
