package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.classify.Hotspots;
import dev.swath.operators.focal.Footprint;
import dev.swath.operators.focal.Weights;
import dev.swath.raster.Raster;
import java.util.List;
import java.util.Optional;

/// Finds where high values lie among high ones and low among low ones (Gi* of Getis and Ord).
///
/// @param size rows and columns around a pixel that count, odd; 3 if empty
/// @param shape `square` or `circle`; square if empty
/// @param deviations whether the result is Gi* itself rather than a level of confidence
public record HotspotsStep(Optional<Integer> size, Optional<String> shape, boolean deviations)
    implements Step {
  public HotspotsStep {
    weights(size, shape);
  }

  @Override
  public String text() {
    return "hotspots"
        + size.map(side -> " --size " + side).orElse("")
        + shape.map(name -> " --shape " + name).orElse("")
        + (deviations ? " --scores" : "");
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Hotspots.Score score = deviations ? Hotspots.Score.DEVIATION : Hotspots.Score.CONFIDENCE;
    return Hotspots.of(Step.only(this, rasters), weights(size, shape), score);
  }

  private static Weights weights(Optional<Integer> size, Optional<String> shape) {
    int side = size.orElse(FocalOptions.SIZE);
    if (side < 3 || side > Footprint.LARGEST_SIDE || side % 2 == 0) {
      throw new RequestException(
          "--size must be odd and 3 to " + Footprint.LARGEST_SIDE + " but was " + side,
          "3, 5 and 7 are usual");
    }
    return switch (shape.orElse("square")) {
      case "square" -> Weights.of(Footprint.square(side));
      case "circle" -> Weights.of(Footprint.circle(side));
      default ->
          throw new RequestException(
              "--shape " + shape.orElseThrow() + " is not known", "name square or circle");
    };
  }
}
