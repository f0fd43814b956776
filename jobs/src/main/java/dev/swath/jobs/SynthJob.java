package dev.swath.jobs;

import dev.swath.raster.Raster;
import dev.swath.sweep.SweepListener;
import java.util.List;

/// Makes a raster from a seed.
public final class SynthJob implements Job<JobResult> {
  /// Stored bytes for each raw byte: rough ground and textured fields compress badly.
  private static final double RATIO = 0.6;

  private final WriteSweep sweep;

  private SynthJob(WriteSweep sweep) {
    this.sweep = sweep;
  }

  /// Plans. Nothing is written yet.
  public static SynthJob open(SynthRequest request) {
    Raster raster = raster(request);
    String name =
        "synth "
            + request.kind().name().toLowerCase(java.util.Locale.ROOT)
            + " seed "
            + request.seed();
    Side input = new Side(name, raster.schema(), "computed");
    return new SynthJob(
        WriteSweep.plan(
            "synth", List.of(input), raster, request.target(), request.resources(), RATIO));
  }

  private static Raster raster(SynthRequest request) {
    throw new UnsupportedOperationException(request.toString());
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
    sweep.close();
  }
}
