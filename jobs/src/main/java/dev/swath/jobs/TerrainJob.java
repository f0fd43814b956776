package dev.swath.jobs;

import dev.swath.operators.terrain.Border;
import dev.swath.operators.terrain.Heights;
import dev.swath.operators.terrain.Measure;
import dev.swath.operators.terrain.Terrain;

/// Opens jobs that measure terrain.
public final class TerrainJob {
  private TerrainJob() {}

  /// Opens the input and plans. Nothing is written yet.
  public static Job<JobResult> open(TerrainRequest request) {
    Measure measure = TerrainText.measure(request.measure(), request.options());
    Heights heights = TerrainText.heights(request.options());
    Border border = request.asks(TerrainOption.COMPUTE_EDGES) ? Border.EXTRAPOLATE : Border.NODATA;
    return OperatorJob.open(
        new OperatorJob.Request(
            "terrain",
            request.text(),
            request.input(),
            request.target(),
            request.selection(),
            request.resources()),
        raster -> new Terrain(raster, measure, heights, border));
  }
}
