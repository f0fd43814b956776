package dev.swath.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.onnx.card.ChipCard;
import dev.swath.onnx.card.InputCard;
import dev.swath.onnx.card.ModelCard;
import dev.swath.onnx.card.Normalisation;
import dev.swath.onnx.card.OutputCard;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.onnx.Convolution;
import dev.swath.testkit.onnx.OnnxGraph;
import dev.swath.testkit.onnx.SmallUnet;
import dev.swath.testkit.onnx.TensorType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadModelTest {
  private static final byte[] CONVOLUTION = new Convolution(3, 2, 3, 7).model();

  @TempDir private Path folder;

  private void assertRefused(
      byte[] model, ModelCard card, RasterSchema chip, Class<?> type, String... parts) {
    assertThatThrownBy(
            () -> {
              try (Model open = ModelFiles.open(folder, model, card)) {
                ModelFiles.run(open, chip, ModelFiles.chips(chip, 1, 1));
              }
            })
        .isInstanceOf(type)
        .hasMessageContainingAll(parts)
        .hasMessageNotContainingAny("onnxruntime/core", "\n");
  }

  private static RasterSchema chip(long bands) {
    return ModelFiles.chip(DType.FLOAT32, bands, 8, 8);
  }

  private static byte[] identity(TensorType type, long... shape) {
    OnnxGraph graph = new OnnxGraph().input("x", type, shape).output("y", type, shape);
    return graph.node("Identity", List.of("x"), "y").toBytes();
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(
            () -> Model.open(folder.resolve("none.onnx"), ModelCard.PLAIN, RuntimeOptions.PLAIN))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none.onnx");
  }

  @Test
  void damagedFilesAreRefusedAndNeverCrash() {
    byte[] whole = new SmallUnet(3, 4, false, 1).model();
    for (int length : new int[] {0, 1, 7, 50, whole.length / 2, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ModelFiles.open(folder, cut, ModelCard.PLAIN).close())
          .as("%s bytes", length)
          .isInstanceOf(SwathException.class)
          .hasMessageContaining("m.onnx");
    }
    byte[] noise = new byte[999];
    new java.util.Random(1).nextBytes(noise);
    assertRefused(noise, ModelCard.PLAIN, chip(3), CorruptDataException.class, "is no ONNX model");
  }

  @Test
  void numberOfAxesMustBeThatOfTheCard() {
    assertRefused(
        identity(TensorType.FLOAT, 1, 3, 8),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "'x' has 3 axes (float32 1×3×8) but 4 are expected: N,C,H,W");
  }

  @Test
  void numberOfBandsMustBeThatOfTheRaster() {
    assertRefused(
        CONVOLUTION,
        ModelCard.PLAIN,
        chip(4),
        UnsupportedDataException.class,
        "takes 3 bands but gets 4");
  }

  @Test
  void sizeOfChipsMustBeTheModels() {
    assertRefused(
        new Convolution(3, 2, 3, 7).model(1, 16, 8),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "chips of 16 rows but 8 were asked for");
  }

  @Test
  void chipsThatTheModelCannotHalveAreRefused() {
    assertRefused(
        new SmallUnet(3, 4, false, 1).model(),
        ModelCard.PLAIN,
        ModelFiles.chip(DType.FLOAT32, 3, 7, 8),
        UnsupportedDataException.class,
        "does not run on chips of 1×3×7×8");
  }

  @Test
  void typesThatAreNotPixelsAreNamed() {
    assertRefused(
        identity(TensorType.STRING, 1, 3, 8, 8),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "'x' has values of type STRING");
    assertRefused(
        identity(TensorType.UINT16, 1, 3, 8, 8),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "'x' has values of type UINT16");
    assertRefused(
        identity(TensorType.BOOL, 1, 3, 8, 8),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "input is bool");
  }

  @Test
  void unknownOperatorIsNamed() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", TensorType.FLOAT, 1, 3, 8, 8)
            .output("y", TensorType.FLOAT, 1, 3, 8, 8);
    assertRefused(
        graph.node("Foretell", List.of("x"), "y").toBytes(),
        ModelCard.PLAIN,
        chip(3),
        UnsupportedDataException.class,
        "asks for what the runtime has not",
        "Foretell");
  }

  @Test
  void inputsAndOutputsMustBeOneOrNamed() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", TensorType.FLOAT, 1, 3, 8, 8)
            .output("y", TensorType.FLOAT, 1, 3, 8, 8)
            .output("z", TensorType.FLOAT, 1, 3, 8, 8)
            .node("Identity", List.of("x"), "y")
            .node("Relu", List.of("x"), "z");
    byte[] two = graph.toBytes();
    assertRefused(
        two, ModelCard.PLAIN, chip(3), UnsupportedDataException.class, "2 outputs [y, z]");
    OutputCard plain = OutputCard.PLAIN;
    ModelCard other = ModelCard.PLAIN.withOutput(plain.withTensor("w"));
    assertRefused(two, other, chip(3), UnsupportedDataException.class, "'w'", "[y, z]");

    ModelCard right = ModelCard.PLAIN.withOutput(plain.withTensor("z"));
    try (Model model = ModelFiles.open(folder, two, right)) {
      assertThat(ModelFiles.run(model, chip(3), ModelFiles.chips(chip(3), 1, 1)).value(0, 0, 0, 0))
          .isPositive();
    }
  }

  @Test
  void cardMustAgreeWithTheModel() {
    ModelCard bands = ModelCard.PLAIN.withInput(InputCard.PLAIN.withBands(List.of("red", "green")));
    assertRefused(
        CONVOLUTION, bands, chip(3), UnsupportedDataException.class, "2 input bands", "has 3");
    ModelCard mean =
        ModelCard.PLAIN.withInput(
            InputCard.PLAIN.withNormalisation(
                new Normalisation(1, 0, List.of(0.0, 1.0), List.of(1.0))));
    assertRefused(
        CONVOLUTION, mean, chip(3), UnsupportedDataException.class, "2 input bands", "has 3");
    ModelCard rows =
        ModelCard.PLAIN.withChip(new ChipCard(OptionalInt.of(9), OptionalInt.empty(), 0, 1));
    assertRefused(
        new Convolution(3, 2, 3, 7).model(1, 8, 8),
        rows,
        chip(3),
        UnsupportedDataException.class,
        "9 rows but the model has 8");
    ModelCard zoom =
        ModelCard.PLAIN.withChip(new ChipCard(OptionalInt.empty(), OptionalInt.empty(), 0, 2));
    assertRefused(
        CONVOLUTION, zoom, chip(3), UnsupportedDataException.class, "8×8 pixels", "zoom 2");
  }

  @Test
  void providerThatIsNotThereIsRefused() {
    Path file = ModelFiles.write(folder, CONVOLUTION);
    assertThatThrownBy(
            () ->
                Model.open(file, ModelCard.PLAIN, RuntimeOptions.PLAIN.withProvider(Provider.CUDA)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContainingAll("provider cuda", "which has [cpu");
    assertThatThrownBy(() -> Provider.of("abacus")).hasMessageContaining("[cpu, cuda");
  }

  @Test
  void noDataMustNotBeAClass() {
    OutputCard output =
        new OutputCard(
            Optional.empty(),
            dev.swath.onnx.card.Axes.NCHW,
            dev.swath.onnx.card.Mapping.ARGMAX,
            1,
            0,
            List.of(),
            Optional.empty(),
            Optional.of(1.0));
    assertRefused(
        CONVOLUTION,
        ModelCard.PLAIN.withOutput(output),
        chip(3),
        UnsupportedDataException.class,
        "output.nodata 1.0 is one of the 2 classes");
  }
}
