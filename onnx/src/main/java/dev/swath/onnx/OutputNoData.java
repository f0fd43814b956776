package dev.swath.onnx;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.onnx.card.Gaps;
import dev.swath.onnx.card.Mapping;
import dev.swath.onnx.card.ModelCard;
import dev.swath.onnx.card.OutputCard;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Which value of a model's pixels means "no data".
final class OutputNoData {
  private OutputNoData() {}

  /// The card's; else NaN or the end of the type's range, if there can be gaps.
  ///
  /// @param classes bands or classes that the model gives
  static Optional<NoData> of(ModelCard card, RasterSchema chip, DType dtype, int classes) {
    OutputCard output = card.output();
    boolean floats = dtype.kind() == DType.Kind.FLOAT;
    if (output.noData().isEmpty() && !floats && !hasGaps(card, chip)) {
      return Optional.empty();
    }
    double value = output.noData().orElseGet(() -> usual(dtype));
    long bits = Values.fromDouble(dtype, value);
    if (Double.compare(Values.toDouble(dtype, bits), value + 0.0) != 0) {
      throw new UnsupportedDataException(
          "output.nodata " + value + " is no value of " + dtype, "mend the model card");
    }
    boolean classified =
        output.mapping() == Mapping.ARGMAX && output.scale() == 1 && output.offset() == 0;
    if (classified && value >= 0 && value < classes) {
      throw new UnsupportedDataException(
          "output.nodata " + value + " is one of the " + classes + " classes from 0",
          "take another value, or a wider output.dtype");
    }
    return Optional.of(new NoData(dtype, bits));
  }

  private static boolean hasGaps(ModelCard card, RasterSchema chip) {
    return card.input().gaps() != Gaps.NEVER
        && (chip.noData().isPresent() || chip.dtype().kind() == DType.Kind.FLOAT);
  }

  private static double usual(DType dtype) {
    return switch (dtype.kind()) {
      case FLOAT -> Double.NaN;
      case SIGNED -> -Math.scalb(1.0, 8 * dtype.bytes() - 1);
      case UNSIGNED, BOOL, COMPLEX ->
          Values.toDouble(dtype, Values.fromDouble(dtype, Double.MAX_VALUE));
    };
  }
}
