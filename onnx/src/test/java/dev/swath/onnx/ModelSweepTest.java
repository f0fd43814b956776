package dev.swath.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.onnx.card.ChipCard;
import dev.swath.onnx.card.ModelCard;
import dev.swath.patches.ChipResults;
import dev.swath.patches.Chips;
import dev.swath.patches.Stitched;
import dev.swath.patches.Stitching;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import dev.swath.testkit.onnx.Convolution;
import dev.swath.testkit.onnx.SmallUnet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelSweepTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.FLOAT32, 3, 150, 170);

  @TempDir private Path folder;

  private static Stitched stitched(Raster source, Model model, int batch, int atOnce) {
    Lattice lattice = Lattice.square(source.schema().extent(), 32, 20, Boundary.SNAP);
    ChipResults results =
        new ChipResults(List.of(new Chips(source, lattice)), model.operator(atOnce), batch);
    Stitching stitching = Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd());
    return new Stitched(source.schema(), results, stitching);
  }

  private static SweepCounters sweep(Raster raster, MemorySink sink, long memory, int threads) {
    SweepOptions options = new SweepOptions(memory, threads, Optional.empty());
    return new Sweep(raster, sink, options).run(SweepListener.NONE);
  }

  @Test
  void modelSeesEachPatchOnceAndEachChunkIsDecodedOnce() {
    CountingUnits source = CountingUnits.of(SCHEMA, 3, 40, 64);
    try (Model model =
        ModelFiles.open(folder, new SmallUnet(3, 4, false, 2).model(), ModelCard.PLAIN)) {
      Stitched made = stitched(source, model, 3, 8);
      MemorySink sink = MemorySink.of(made.schema(), 4, 48, 50);

      SweepCounters counters = sweep(made, sink, 64 << 20, 3);

      assertThat(model.counts().chips()).isEqualTo(7 * 8);
      assertThat(model.counts().runs()).isEqualTo(7 * 3);
      assertThat(source.computed().max()).isEqualTo(1);
      assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
      assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
    }
  }

  @Test
  void bytesDependOnNoBatchThreadOrBudget() {
    CountingUnits source = CountingUnits.of(SCHEMA, 3, 40, 64);
    try (Model model =
        ModelFiles.open(folder, new SmallUnet(3, 4, false, 2).model(), ModelCard.PLAIN)) {
      byte[] expected = Heap.bytes(Reference.whole(stitched(source, model, 1, 1)));

      for (int batch : new int[] {1, 2, 8}) {
        for (int threads : new int[] {1, 4}) {
          for (long memory : new long[] {6 << 20, 64 << 20}) {
            Stitched made = stitched(source, model, batch, 1 + batch * threads / 2);
            MemorySink sink = MemorySink.of(made.schema(), 4, 48, 50);

            sweep(made, sink, memory, threads);

            assertThat(Heap.bytes(sink.pixels()))
                .as("batch %d, threads %d, memory %d", batch, threads, memory)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void patchesOfAConvolutionWithoutTheirMarginsAreTheConvolutionOfTheWhole() {
    CountingUnits source = CountingUnits.of(SCHEMA, 3, 40, 64);
    Convolution convolution = new Convolution(3, 1, 3, 4);
    ModelCard card =
        ModelCard.PLAIN.withChip(new ChipCard(OptionalInt.empty(), OptionalInt.empty(), 1, 1));
    try (Model model = ModelFiles.open(folder, convolution.model(), card);
        Model whole = ModelFiles.open(folder, convolution.model(), ModelCard.PLAIN)) {
      Chips chips = new Chips(source, Lattice.square(SCHEMA.extent(), 32, 16, Boundary.SNAP));
      ModelOperator operator = model.operator(8);
      Stitching stitching =
          Stitching.of(Taper.HANN_HALF, Aggregations.overlapAdd())
              .withTrim(operator.margin(chips.chip()));
      ChipResults results = new ChipResults(List.of(chips), operator, 4);

      Block tiled = Reference.whole(new Stitched(SCHEMA, results, stitching));

      Block image = Reference.whole(source).withAxesOf(Window.ofSize(1, 3, 150, 170));
      Block atOnce = ModelFiles.run(whole, SCHEMA, image);
      for (long row = 0; row < 150; row++) {
        for (long col = 0; col < 170; col++) {
          double expected = atOnce.value(0, 0, row, col);
          assertThat(tiled.value(0, row, col))
              .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void memoryOfARunIsKnownBeforehand() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 64, 64);
    try (Model model =
        ModelFiles.open(folder, new SmallUnet(3, 4, false, 2).model(), ModelCard.PLAIN)) {
      ModelOperator operator = model.operator(1);

      operator.result(List.of(chip));

      assertThat(operator.runBytes(chip, 1)).isBetween(64L * 64 * 4 * 20, 64L * 64 * 4 * 100);
      assertThat(operator.runBytes(chip, 8)).isEqualTo(8 * operator.runBytes(chip, 1));
      assertThat(operator.scratchBytes(List.of(chip), 2))
          .isBetween(2L * 64 * 64 * (4 * 7 + 1), 2L * 64 * 64 * (4 * 7 + 1) + 512);
    }
  }
}
