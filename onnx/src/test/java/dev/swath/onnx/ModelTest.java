package dev.swath.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.onnx.card.Axes;
import dev.swath.onnx.card.ChipCard;
import dev.swath.onnx.card.Gaps;
import dev.swath.onnx.card.InputCard;
import dev.swath.onnx.card.Mapping;
import dev.swath.onnx.card.ModelCard;
import dev.swath.onnx.card.Normalisation;
import dev.swath.onnx.card.OutputCard;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.Heap;
import dev.swath.testkit.onnx.Convolution;
import dev.swath.testkit.onnx.OnnxGraph;
import dev.swath.testkit.onnx.SmallUnet;
import dev.swath.testkit.onnx.TensorType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
  private static final Convolution CONVOLUTION = new Convolution(3, 2, 3, 7);

  @TempDir private Path folder;

  @Test
  void convolutionIsWhatTheSumsOfTheChipAre() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 12, 17);
    Block chips = ModelFiles.chips(chip, 3, 1);

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), ModelCard.PLAIN)) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(result.window().sizes()).containsExactly(3, 2, 12, 17);
      for (int i = 0; i < 3; i++) {
        assertConvolved(result, i, ModelFiles.values(chips, i));
      }
      assertThat(model.counts().runs()).isEqualTo(1);
      assertThat(model.counts().chips()).isEqualTo(3);
    }
  }

  private static void assertConvolved(Block result, int chip, double[][][] image) {
    for (int kernel = 0; kernel < 2; kernel++) {
      for (int row = 0; row < image[0].length; row++) {
        for (int col = 0; col < image[0][0].length; col++) {
          assertThat(result.value(chip, kernel, row, col))
              .isCloseTo(CONVOLUTION.at(image, kernel, row, col), within(1e-3));
        }
      }
    }
  }

  @Test
  void chipGivesTheSameBytesAloneAndInAnyBatch() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 32, 32);
    Block chips = ModelFiles.chips(chip, 5, 2);

    try (Model model =
        ModelFiles.open(folder, new SmallUnet(3, 4, false, 5).model(), ModelCard.PLAIN)) {
      byte[] together = Heap.bytes(ModelFiles.run(model, chip, chips));

      for (int i = 0; i < 5; i++) {
        Block one = chips.view(chips.window().with(0, i, 1));
        Block alone = ModelFiles.run(model, chip, one.moveTo(one.window().with(0, 0, 1)));
        byte[] expected =
            java.util.Arrays.copyOfRange(
                together, i * together.length / 5, (i + 1) * together.length / 5);
        assertThat(Heap.bytes(alone)).isEqualTo(expected);
      }
    }
  }

  @Test
  void modelForAFixedNumberOfChipsGetsThatMany() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 8, 8);
    Block chips = ModelFiles.chips(chip, 5, 3);
    byte[] free;
    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), ModelCard.PLAIN)) {
      free = Heap.bytes(ModelFiles.run(model, chip, chips));
    }

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(2, 8, 8), ModelCard.PLAIN)) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(Heap.bytes(result)).isEqualTo(free);
      assertThat(model.counts().runs()).isEqualTo(3);
      assertThat(model.rows()).isEqualTo(OptionalInt.of(8));
    }
  }

  @Test
  void valuesAreNormalisedBandByBand() {
    RasterSchema chip = ModelFiles.chip(DType.UINT16, 3, 6, 6);
    Block chips = ModelFiles.chips(chip, 1, 4);
    Normalisation rule =
        new Normalisation(0.01, 0.5, List.of(1.0, 2.0, 3.0), List.of(0.5, 0.25, 4.0));
    ModelCard card = ModelCard.PLAIN.withInput(InputCard.PLAIN.withNormalisation(rule));

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), card)) {
      Block result = ModelFiles.run(model, chip, chips);

      double[][][] image = ModelFiles.values(chips, 0);
      for (int band = 0; band < 3; band++) {
        for (double[] row : image[band]) {
          for (int col = 0; col < 6; col++) {
            row[col] = (row[col] * 0.01 + 0.5 - rule.mean().get(band)) / rule.std().get(band);
          }
        }
      }
      assertThat(result.value(0, 1, 3, 4)).isCloseTo(CONVOLUTION.at(image, 1, 3, 4), within(1e-5));
    }
  }

  @Test
  void gapsAreFilledForTheModelAndNoDataAfterIt() {
    NoData noData = new NoData(DType.UINT8, 255);
    RasterSchema chip = ModelFiles.chip(DType.UINT8, 3, 6, 6).withNoData(Optional.of(noData));
    Block chips = ModelFiles.chips(chip, 1, 4);
    chips.setValue(255, 0, 1, 2, 3);
    ModelCard card = ModelCard.PLAIN.withInput(InputCard.PLAIN.withGaps(9, Gaps.ANY));

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), card)) {
      Block result = ModelFiles.run(model, chip, chips);

      double[][][] image = ModelFiles.values(chips, 0);
      image[1][2][3] = 9;
      assertThat(result.value(0, 0, 2, 3)).isNaN();
      assertThat(result.value(0, 1, 2, 3)).isNaN();
      assertThat(result.value(0, 0, 2, 4)).isCloseTo(CONVOLUTION.at(image, 0, 2, 4), within(1e-3));
    }
  }

  @Test
  void pixelIsNoDataForAllBandsOnlyIfTheCardSaysSo() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 4, 4);
    Block chips = ModelFiles.chips(chip, 1, 4);
    chips.setValue(Double.NaN, 0, 1, 2, 3);
    for (int band = 0; band < 3; band++) {
      chips.setValue(Double.NaN, 0, band, 0, 0);
    }
    ModelCard all = ModelCard.PLAIN.withInput(InputCard.PLAIN.withGaps(0, Gaps.ALL));
    ModelCard never = ModelCard.PLAIN.withInput(InputCard.PLAIN.withGaps(0, Gaps.NEVER));

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), all)) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(result.value(0, 0, 2, 3)).isNotNaN();
      assertThat(result.value(0, 0, 0, 0)).isNaN();
    }
    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), never)) {
      assertThat(ModelFiles.run(model, chip, chips).value(0, 0, 0, 0)).isNotNaN();
    }
  }

  @Test
  void chipWithoutDataIsNotSeenByTheModel() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 4, 4);
    Block chips = ModelFiles.chips(chip, 3, 4);
    Block alone = chips.view(chips.window().with(0, 2, 1));
    Heap.planar(DType.FLOAT32, alone.window()).paste(alone);
    chips.view(chips.window().with(0, 1, 1)).fill(0x7fc0_0000L);

    try (Model model = ModelFiles.open(folder, CONVOLUTION.model(), ModelCard.PLAIN)) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(model.counts().chips()).isEqualTo(2);
      assertThat(model.counts().empty()).isEqualTo(1);
      assertThat(result.value(1, 0, 2, 2)).isNaN();
      double[][][] last = ModelFiles.values(chips, 2);
      assertThat(result.value(2, 0, 2, 2)).isCloseTo(CONVOLUTION.at(last, 0, 2, 2), within(1e-3));
    }
  }

  @Test
  void classesAreThoseOfTheModelsOwnArgmax() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 16, 16);
    Block chips = ModelFiles.chips(chip, 2, 6);
    ModelCard argmax = ModelCard.PLAIN.withOutput(OutputCard.PLAIN.withMapping(Mapping.ARGMAX));
    Block mapped;
    try (Model model = ModelFiles.open(folder, new SmallUnet(3, 4, false, 5).model(), argmax)) {
      mapped = ModelFiles.run(model, chip, chips);
    }

    try (Model model =
        ModelFiles.open(folder, new SmallUnet(3, 4, true, 5).model(), ModelCard.PLAIN)) {
      Block own = ModelFiles.run(model, chip, chips);

      assertThat(mapped.dtype()).isEqualTo(DType.UINT8);
      assertThat(own.dtype()).isEqualTo(DType.INT64);
      assertThat(ModelFiles.values(mapped, 1)).isDeepEqualTo(ModelFiles.values(own, 1));
      assertThat(ModelFiles.values(own, 0)[0][0]).contains(ModelFiles.values(mapped, 0)[0][0][0]);
    }
  }

  @Test
  void softmaxSharesSumToOneAndSigmoidKeepsBandsApart() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 8, 8);
    Block chips = ModelFiles.chips(chip, 1, 6);
    byte[] unet = new SmallUnet(3, 4, false, 5).model();
    Block scores;
    try (Model model = ModelFiles.open(folder, unet, ModelCard.PLAIN)) {
      scores = ModelFiles.run(model, chip, chips);
    }
    ModelCard softmax = ModelCard.PLAIN.withOutput(OutputCard.PLAIN.withMapping(Mapping.SOFTMAX));
    ModelCard sigmoid = ModelCard.PLAIN.withOutput(OutputCard.PLAIN.withMapping(Mapping.SIGMOID));

    try (Model shares = ModelFiles.open(folder, unet, softmax);
        Model single = ModelFiles.open(folder, unet, sigmoid)) {
      Block share = ModelFiles.run(shares, chip, chips);
      Block probability = ModelFiles.run(single, chip, chips);

      double sum = 0;
      for (int band = 0; band < 4; band++) {
        sum += Math.exp(scores.value(0, band, 3, 3) - scores.value(0, 0, 3, 3));
      }
      assertThat(share.value(0, 0, 3, 3)).isCloseTo(1 / sum, within(1e-6));
      assertThat(probability.value(0, 2, 3, 3))
          .isCloseTo(1 / (1 + Math.exp(-scores.value(0, 2, 3, 3))), within(1e-6));
    }
  }

  @Test
  void resultsAreScaledRoundedAndKeptFromNoData() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", TensorType.FLOAT, 1, 1, 1, 4)
            .output("y", TensorType.FLOAT, 1, 1, 1, 4);
    byte[] same = graph.node("Identity", List.of("x"), "y").toBytes();
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 1, 1, 4);
    Block chips = ModelFiles.chips(chip, 1, 1);
    double[] values = {0.1, 25.5, 300, Double.NaN};
    for (int i = 0; i < 4; i++) {
      chips.setValue(values[i], 0, 0, 0, i);
    }
    OutputCard bytes =
        new OutputCard(
            Optional.empty(),
            Axes.NCHW,
            Mapping.NONE,
            10,
            0,
            List.of(),
            Optional.of(DType.UINT8),
            Optional.empty());

    try (Model model = ModelFiles.open(folder, same, ModelCard.PLAIN.withOutput(bytes))) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(ModelFiles.values(result, 0)[0][0]).containsExactly(1, 254, 254, 255);
    }
  }

  @Test
  void tensorsOfOtherTypesAndAxesTakeAndGiveTheSamePixels() {
    RasterSchema chip = ModelFiles.chip(DType.UINT8, 3, 5, 7);
    Block chips = ModelFiles.chips(chip, 2, 8);
    InputCard in = InputCard.PLAIN.withAxes(Axes.NHWC);
    ModelCard card = ModelCard.PLAIN.withInput(in).withOutput(OutputCard.PLAIN.withAxes(Axes.NHWC));
    for (TensorType type :
        List.of(
            TensorType.FLOAT,
            TensorType.FLOAT16,
            TensorType.DOUBLE,
            TensorType.UINT8,
            TensorType.INT32,
            TensorType.INT64)) {
      OnnxGraph graph =
          new OnnxGraph()
              .input("x", type, OnnxGraph.ANY, 5, 7, 3)
              .output("y", type, OnnxGraph.ANY, 5, 7, 3);
      byte[] same = graph.node("Identity", List.of("x"), "y").toBytes();

      try (Model model = ModelFiles.open(folder, same, card)) {
        Block result = ModelFiles.run(model, chip, chips);

        assertThat(ModelFiles.values(result, 1))
            .as("%s", type)
            .isDeepEqualTo(ModelFiles.values(chips, 1));
      }
    }
  }

  @Test
  void marginIsWhatStitchingTrimsOrWhatTheModelLeavesOut() {
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 3, 10, 12);
    ModelCard card =
        ModelCard.PLAIN.withChip(new ChipCard(OptionalInt.empty(), OptionalInt.empty(), 1, 1));
    byte[] leavesOut = CONVOLUTION.modelWithoutBorder();

    try (Model whole = ModelFiles.open(folder, CONVOLUTION.model(), card);
        Model inner = ModelFiles.open(folder, leavesOut, card)) {
      ModelOperator ofWhole = whole.operator(1);
      ModelOperator ofInner = inner.operator(1);

      assertThat(ofWhole.result(List.of(chip)).chip().extent().sizes()).containsExactly(2, 10, 12);
      assertThat(ofWhole.margin(chip)).isEqualTo(1);
      assertThat(ofInner.result(List.of(chip)).chip().extent().sizes()).containsExactly(2, 8, 10);
      assertThat(ofInner.margin(chip)).isZero();
      Block chips = ModelFiles.chips(chip, 2, 9);
      Block all = ModelFiles.run(whole, chip, chips);
      Block middle = ModelFiles.run(inner, chip, chips);
      assertThat(middle.value(1, 1, 0, 0)).isCloseTo(all.value(1, 1, 1, 1), within(1e-4));
      assertThat(middle.value(1, 1, 7, 9)).isCloseTo(all.value(1, 1, 8, 10), within(1e-4));
    }
  }

  @Test
  void modelMayGiveMorePixelsThanItTakes() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", TensorType.FLOAT, OnnxGraph.ANY, 1, OnnxGraph.ANY, OnnxGraph.ANY)
            .output("y", TensorType.FLOAT, OnnxGraph.ANY, 1, OnnxGraph.ANY, OnnxGraph.ANY);
    String ones = graph.constant(new float[] {1, 1, 1, 1}, 1, 1, 2, 2);
    byte[] twice =
        graph
            .node(
                "ConvTranspose",
                List.of("x", ones),
                "y",
                OnnxGraph.Attribute.of("strides", new long[] {2, 2}))
            .toBytes();
    RasterSchema chip = ModelFiles.chip(DType.FLOAT32, 1, 3, 4);
    Block chips = ModelFiles.chips(chip, 1, 9);
    chips.setValue(Double.NaN, 0, 0, 1, 1);
    ChipCard zoom = new ChipCard(OptionalInt.empty(), OptionalInt.empty(), 0, 2);

    try (Model model = ModelFiles.open(folder, twice, ModelCard.PLAIN.withChip(zoom))) {
      Block result = ModelFiles.run(model, chip, chips);

      assertThat(result.window().sizes()).containsExactly(1, 1, 6, 8);
      double[] row = ModelFiles.values(result, 0)[0][3];
      assertThat(row).startsWith(chips.value(0, 0, 1, 0), chips.value(0, 0, 1, 0));
      assertThat(row[2]).isNaN();
      assertThat(row[3]).isNaN();
      assertThat(row[4]).isEqualTo(chips.value(0, 0, 1, 2));
    }
  }
}
