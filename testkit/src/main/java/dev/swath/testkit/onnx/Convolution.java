package dev.swath.testkit.onnx;

import static dev.swath.testkit.onnx.OnnxGraph.ANY;

import dev.swath.testkit.onnx.OnnxGraph.Attribute;
import java.util.List;
import java.util.SplittableRandom;

/// Square convolutions with weights drawn from a seed, and what they give computed plainly.
///
/// @param bands that go in
/// @param kernels that come out
/// @param side of the kernel, odd
public record Convolution(int bands, int kernels, int side, long seed) {
  /// One weight for each kernel, band, row and column.
  public float[] weights() {
    return draw(kernels * bands * side * side, seed);
  }

  /// One summand for each kernel.
  public float[] biases() {
    return draw(kernels, seed + 1);
  }

  static float[] draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return values;
  }

  /// A node with zeros around a chip, so that as many pixels come out.
  String in(OnnxGraph graph, String input) {
    return graph.node("Conv", operands(graph, input), settings(side / 2));
  }

  private List<String> operands(OnnxGraph graph, String input) {
    return List.of(
        input,
        graph.constant(weights(), kernels, bands, side, side),
        graph.constant(biases(), kernels));
  }

  private Attribute[] settings(long pad) {
    return new Attribute[] {
      Attribute.of("kernel_shape", new long[] {side, side}),
      Attribute.of("pads", new long[] {pad, pad, pad, pad})
    };
  }

  /// A model of this alone, for chips of any number and size.
  public byte[] model() {
    return model(ANY, ANY, ANY);
  }

  /// A model of this alone, for so many chips of this size.
  public byte[] model(long chips, long rows, long cols) {
    OnnxGraph graph =
        new OnnxGraph()
            .input("image", TensorType.FLOAT, chips, bands, rows, cols)
            .output("result", TensorType.FLOAT, chips, kernels, rows, cols);
    return graph.node("Conv", operands(graph, "image"), "result", settings(side / 2)).toBytes();
  }

  /// A model of this alone that gives only pixels whose neighbours are all in the chip.
  public byte[] modelWithoutBorder() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("image", TensorType.FLOAT, ANY, bands, ANY, ANY)
            .output("result", TensorType.FLOAT, ANY, kernels, ANY, ANY);
    return graph.node("Conv", operands(graph, "image"), "result", settings(0)).toBytes();
  }

  /// The sum for a pixel, in doubles, with zeros around the chip.
  ///
  /// @param image bands, rows and columns
  public double at(double[][][] image, int kernel, int row, int col) {
    float[] weights = weights();
    double sum = biases()[kernel];
    for (int band = 0; band < bands; band++) {
      for (int i = 0; i < side; i++) {
        for (int j = 0; j < side; j++) {
          int y = row + i - side / 2;
          int x = col + j - side / 2;
          if (y >= 0 && y < image[band].length && x >= 0 && x < image[band][0].length) {
            int weight = ((kernel * bands + band) * side + i) * side + j;
            sum += weights[weight] * image[band][y][x];
          }
        }
      }
    }
    return sum;
  }
}
