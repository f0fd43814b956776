package dev.swath.onnx.card;

import java.util.List;
import java.util.Optional;

/// How pixels become a model's input.
///
/// @param tensor the input's name; empty for a model that has only one
/// @param bands numbers from 1 or names of the raster's bands, in the model's order; empty for all
/// @param fill what the model gets instead of no data, after normalisation
/// @param gaps where the output is no data
public record InputCard(
    Optional<String> tensor,
    Axes axes,
    List<String> bands,
    Normalisation normalisation,
    double fill,
    Gaps gaps) {
  public static final InputCard PLAIN =
      new InputCard(Optional.empty(), Axes.NCHW, List.of(), Normalisation.NONE, 0, Gaps.ANY);

  public InputCard {
    bands = List.copyOf(bands);
    if (axes == Axes.NHW) {
      throw new IllegalArgumentException("input.axes must be NCHW or NHWC but is NHW");
    }
    Normalisation.finite("input.fill", fill);
    int own = normalisation.bands();
    if (own > 0 && !bands.isEmpty() && own != bands.size()) {
      throw new IllegalArgumentException(
          "input.mean or input.std has " + own + " values for " + bands.size() + " bands");
    }
  }

  /// The bands that the card speaks of; 0 if it leaves that open.
  public int bandCount() {
    return bands.isEmpty() ? normalisation.bands() : bands.size();
  }

  public InputCard withAxes(Axes other) {
    return new InputCard(tensor, other, bands, normalisation, fill, gaps);
  }

  public InputCard withBands(List<String> names) {
    return new InputCard(tensor, axes, names, normalisation, fill, gaps);
  }

  public InputCard withNormalisation(Normalisation other) {
    return new InputCard(tensor, axes, bands, other, fill, gaps);
  }

  public InputCard withGaps(double value, Gaps rule) {
    return new InputCard(tensor, axes, bands, normalisation, value, rule);
  }
}
