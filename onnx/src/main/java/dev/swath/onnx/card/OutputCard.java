package dev.swath.onnx.card;

import dev.swath.array.DType;
import java.util.List;
import java.util.Optional;

/// How a model's output becomes pixels: mapped, then `value · scale + offset`, then converted.
///
/// @param tensor the output's name; empty for a model that has only one
/// @param bands names of what the model gives for each pixel, of classes where the mapping is
///     argmax; empty if not told
/// @param dtype of the pixels; the tensor's own if empty, uint8 after argmax
/// @param noData value of the pixels where there is none; if empty NaN or the type's largest value
public record OutputCard(
    Optional<String> tensor,
    Axes axes,
    Mapping mapping,
    double scale,
    double offset,
    List<String> bands,
    Optional<DType> dtype,
    Optional<Double> noData) {
  public static final OutputCard PLAIN =
      new OutputCard(
          Optional.empty(),
          Axes.NCHW,
          Mapping.NONE,
          1,
          0,
          List.of(),
          Optional.empty(),
          Optional.empty());

  public OutputCard {
    bands = List.copyOf(bands);
    Normalisation.finite("output.scale", scale);
    Normalisation.finite("output.offset", offset);
    if (scale == 0) {
      throw new IllegalArgumentException("output.scale must not be 0");
    }
    if (axes == Axes.NHW && mapping != Mapping.NONE && mapping != Mapping.SIGMOID) {
      throw new IllegalArgumentException(
          "output.mapping " + mapping + " needs an axis C but output.axes is NHW");
    }
    if (dtype.isPresent() && dtype.get().kind() == DType.Kind.COMPLEX) {
      throw new IllegalArgumentException("output.dtype must not be complex but is " + dtype.get());
    }
  }

  public OutputCard withTensor(String name) {
    return new OutputCard(Optional.of(name), axes, mapping, scale, offset, bands, dtype, noData);
  }

  public OutputCard withMapping(Mapping other) {
    return new OutputCard(tensor, axes, other, scale, offset, bands, dtype, noData);
  }

  public OutputCard withDType(DType type) {
    return new OutputCard(tensor, axes, mapping, scale, offset, bands, Optional.of(type), noData);
  }

  public OutputCard withAxes(Axes other) {
    return new OutputCard(tensor, other, mapping, scale, offset, bands, dtype, noData);
  }
}
