package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Each chip less its mean: the example of the documentation.
final class Centred implements ChipOperator {
  @Override
  public ChipResult result(List<RasterSchema> chips) {
    return ChipResult.like(chips.getFirst(), DType.FLOAT64, Optional.empty());
  }

  @Override
  public void apply(List<Block> in, MemorySegment scratch, Block out) {
    Window batch = out.window(); // chip, band, row, column
    double[] values = new double[Math.toIntExact(batch.count() / batch.size(0))];
    for (long n = 0; n < batch.size(0); n++) {
      Block chip = in.getFirst().view(batch.with(0, n, 1));
      Block result = out.view(batch.with(0, n, 1));
      ValueRuns.read(chip, chip.base(), chip.dtype().bytes(), values.length, values);
      double mean = Arrays.stream(values).average().orElse(0);
      Arrays.setAll(values, i -> values[i] - mean);
      ValueRuns.write(values, values.length, result, result.base(), result.dtype().bytes());
    }
  }
}
