package dev.swath.jobs;

import dev.swath.operators.synth.SceneRaster;
import dev.swath.operators.synth.TerrainRaster;
import dev.swath.raster.Raster;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.Optional;

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
    String identity = Identity.of(request.target(), name, raster.schema().extent());
    Side input = new Side(name, raster.schema(), "computed");
    WriteSweep.Work work =
        new WriteSweep.Work(
            "synth",
            List.of(input),
            List.of(),
            new Product(raster),
            Optional.empty(),
            identity,
            RATIO,
            List.of());
    return new SynthJob(WriteSweep.plan(work, request.target(), request.resources()));
  }

  private static Raster raster(SynthRequest request) {
    return switch (request.kind()) {
      case TERRAIN -> new TerrainRaster(request.rows(), request.cols(), request.seed());
      case SCENE ->
          new SceneRaster(request.bands(), request.rows(), request.cols(), request.seed());
    };
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
