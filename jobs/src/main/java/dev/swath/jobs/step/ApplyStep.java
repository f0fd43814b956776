package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.onnx.Model;
import dev.swath.onnx.card.ModelCard;
import dev.swath.raster.Raster;
import java.util.List;

/// Runs a model on overlapping patches and puts its results together.
public record ApplyStep(ModelChoice model, PatchOptions patches) implements Step {
  @Override
  public String text() {
    return "apply --model " + model.file();
  }

  @Override
  public boolean needsBands() {
    return true;
  }

  /// Loads the model.
  @Override
  public Step opened(long memoryBytes, int threads) {
    ModelCard card = model.readCard();
    Model loaded = model.open(card);
    return new OpenApplyStep(this, loaded, memoryBytes, threads);
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    throw new RequestException("a model must be loaded to be run", "open the step first");
  }
}
