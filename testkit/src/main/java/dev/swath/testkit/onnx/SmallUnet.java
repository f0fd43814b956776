package dev.swath.testkit.onnx;

import static dev.swath.testkit.onnx.OnnxGraph.ANY;

import dev.swath.testkit.onnx.OnnxGraph.Attribute;
import java.util.List;

/// A network like those for segmentation, with weights drawn from a seed: convolution, half the
/// size and back, joined with what was there before, scores of classes. Sides of its chips must be
/// even.
///
/// @param bands that go in
/// @param classes that are told apart
/// @param argmax whether the model itself gives the class, as int64, and not the scores
public record SmallUnet(int bands, int classes, boolean argmax, long seed) {
  private static final int WIDTH = 8;

  public byte[] model() {
    OnnxGraph graph = new OnnxGraph().input("image", TensorType.FLOAT, ANY, bands, ANY, ANY);
    String fine = relu(graph, new Convolution(bands, WIDTH, 3, seed).in(graph, "image"));
    String half =
        graph.node(
            "MaxPool",
            List.of(fine),
            Attribute.of("kernel_shape", new long[] {2, 2}),
            Attribute.of("strides", new long[] {2, 2}));
    String coarse = relu(graph, new Convolution(WIDTH, WIDTH, 3, seed + 10).in(graph, half));
    String back =
        graph.node(
            "ConvTranspose",
            List.of(
                coarse,
                graph.constant(Convolution.draw(WIDTH * WIDTH * 4, seed + 20), WIDTH, WIDTH, 2, 2)),
            Attribute.of("kernel_shape", new long[] {2, 2}),
            Attribute.of("strides", new long[] {2, 2}));
    String both = graph.node("Concat", List.of(fine, back), Attribute.of("axis", 1));
    String scores = new Convolution(2 * WIDTH, classes, 1, seed + 30).in(graph, both);
    if (argmax) {
      graph.output("result", TensorType.INT64, ANY, 1, ANY, ANY);
      Attribute axis = Attribute.of("axis", 1);
      return graph.node("ArgMax", List.of(scores), "result", axis).toBytes();
    }
    graph.output("result", TensorType.FLOAT, ANY, classes, ANY, ANY);
    return graph.node("Identity", List.of(scores), "result").toBytes();
  }

  private static String relu(OnnxGraph graph, String input) {
    return graph.node("Relu", List.of(input));
  }
}
