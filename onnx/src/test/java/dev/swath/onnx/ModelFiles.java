package dev.swath.onnx;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.onnx.card.ModelCard;
import dev.swath.patches.ChipResult;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Heap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// Models in files, and chips for them.
final class ModelFiles {
  private ModelFiles() {}

  static Path write(Path folder, byte[] model) {
    try {
      return Files.write(folder.resolve("m.onnx"), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model open(Path folder, byte[] model, ModelCard card) {
    return Model.open(write(folder, model), card, RuntimeOptions.PLAIN);
  }

  static RasterSchema chip(DType dtype, long bands, long rows, long cols) {
    return RasterSchema.of(dtype, bands, rows, cols);
  }

  /// Chips of values between 0 and 100.
  static Block chips(RasterSchema chip, long count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Window size = chip.extent();
    Block chips =
        Heap.planar(chip.dtype(), Window.ofSize(count, size.size(0), size.size(1), size.size(2)));
    for (long at = 0; at < chips.segment().byteSize(); at += chip.dtype().bytes()) {
      chips.setBits(at, dev.swath.array.Values.fromDouble(chip.dtype(), random.nextDouble(0, 100)));
    }
    return chips;
  }

  /// What a model makes of chips.
  static Block run(Model model, RasterSchema chip, Block chips) {
    ModelOperator operator = model.operator(4);
    ChipResult result = operator.result(List.of(chip));
    long count = chips.window().size(0);
    Window size = result.chip().extent();
    Block out =
        Heap.planar(
            result.chip().dtype(), Window.ofSize(count, size.size(0), size.size(1), size.size(2)));
    out.segment().fill((byte) 0x55);
    try (Arena arena = Arena.ofShared()) {
      var scratch = arena.allocate(operator.scratchBytes(List.of(chip), count)).fill((byte) 0x77);
      operator.apply(List.of(chips), scratch, out);
    }
    return out;
  }

  /// The pixels of a chip by band, row and column.
  static double[][][] values(Block chips, long chip) {
    Window all = chips.window();
    int bands = Math.toIntExact(all.size(1));
    int rows = Math.toIntExact(all.size(2));
    int cols = Math.toIntExact(all.size(3));
    double[][][] values = new double[bands][rows][cols];
    for (int band = 0; band < bands; band++) {
      for (int row = 0; row < rows; row++) {
        for (int col = 0; col < cols; col++) {
          values[band][row][col] = chips.value(chip, band, row, col);
        }
      }
    }
    return values;
  }
}
