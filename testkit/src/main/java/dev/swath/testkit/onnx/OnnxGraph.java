package dev.swath.testkit.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// A model under construction: tensors have names, nodes make tensors of tensors.
public final class OnnxGraph {
  /// Stands for a size that may be any; gets a name of its own.
  public static final long ANY = -1;

  private static final long OPSET = 17;
  private static final long IR_VERSION = 8;
  private static final int INT_ATTRIBUTE = 2;
  private static final int INTS_ATTRIBUTE = 7;

  private final Protobuf graph = new Protobuf();
  private int made;

  public OnnxGraph input(String name, TensorType type, long... shape) {
    graph.message(11, value(name, type, shape));
    return this;
  }

  public OnnxGraph output(String name, TensorType type, long... shape) {
    graph.message(12, value(name, type, shape));
    return this;
  }

  private static Protobuf value(String name, TensorType type, long... shape) {
    Protobuf sizes = new Protobuf();
    for (int axis = 0; axis < shape.length; axis++) {
      Protobuf size = new Protobuf();
      if (shape[axis] == ANY) {
        size.text(2, name + axis);
      } else {
        size.number(1, shape[axis]);
      }
      sizes.message(1, size);
    }
    Protobuf tensor = new Protobuf().number(1, type.code()).message(2, sizes);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  /// A tensor of fixed values.
  public String constant(float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(TensorType.FLOAT, bytes.array(), shape);
  }

  private String constant(TensorType type, byte[] bytes, long... shape) {
    String name = "w" + made++;
    Protobuf tensor = new Protobuf();
    Arrays.stream(shape).forEach(size -> tensor.number(1, size));
    graph.message(5, tensor.number(2, type.code()).text(8, name).bytes(9, bytes));
    return name;
  }

  /// A setting of a node.
  public record Attribute(String name, List<Long> values, boolean list) {
    public static Attribute of(String name, long value) {
      return new Attribute(name, List.of(value), false);
    }

    public static Attribute of(String name, long... values) {
      return new Attribute(name, Arrays.stream(values).boxed().toList(), true);
    }
  }

  /// A node that gives one tensor.
  ///
  /// @return the tensor's name
  public String node(String operator, List<String> inputs, Attribute... attributes) {
    String name = "t" + made++;
    node(operator, inputs, name, attributes);
    return name;
  }

  /// A node that gives the tensor of that name.
  public OnnxGraph node(
      String operator, List<String> inputs, String output, Attribute... attributes) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, operator + "_" + output).text(4, operator);
    for (Attribute attribute : attributes) {
      Protobuf setting = new Protobuf().text(1, attribute.name);
      attribute.values.forEach(value -> setting.number(attribute.list ? 8 : 3, value));
      setting.number(20, attribute.list ? INTS_ATTRIBUTE : INT_ATTRIBUTE);
      node.message(5, setting);
    }
    graph.message(1, node);
    return this;
  }

  /// The model's file.
  public byte[] toBytes() {
    Protobuf named = graph.text(2, "graph");
    Protobuf opset = new Protobuf().text(1, "").number(2, OPSET);
    return new Protobuf()
        .number(1, IR_VERSION)
        .text(2, "swath")
        .message(7, named)
        .message(8, opset)
        .toBytes();
  }
}
