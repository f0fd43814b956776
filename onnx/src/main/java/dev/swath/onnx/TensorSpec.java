package dev.swath.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.onnx.card.Axes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a model declares of a tensor.
///
/// @param shape a size for each axis, −1 where any is taken
record TensorSpec(String name, DType dtype, List<Long> shape) {
  static final long ANY = -1;

  TensorSpec {
    shape = List.copyOf(shape);
  }

  static TensorSpec of(String name, ValueInfo value) {
    if (value instanceof TensorInfo info) {
      List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
      return new TensorSpec(name, dtype(name, info), shape);
    }
    throw new UnsupportedDataException(
        "'" + name + "' is no tensor but " + value.getClass().getSimpleName(),
        "export the model with plain tensors");
  }

  /// The runtime's Java types do not tell unsigned integers from signed ones; its own types do.
  private static DType dtype(String name, TensorInfo info) {
    String type = info.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
    return switch (type) {
      case "FLOAT" -> DType.FLOAT32;
      case "DOUBLE" -> DType.FLOAT64;
      case "FLOAT16" -> DType.FLOAT16;
      case "UINT8" -> DType.UINT8;
      case "INT8" -> DType.INT8;
      case "INT16" -> DType.INT16;
      case "INT32" -> DType.INT32;
      case "INT64" -> DType.INT64;
      case "BOOL" -> DType.BOOL;
      default ->
          throw new UnsupportedDataException(
              "tensor '"
                  + name
                  + "' has values of type "
                  + type
                  + ", not a float, a signed integer, uint8 or bool",
              "put a Cast node before the model's output or after its input");
    };
  }

  static OnnxJavaType javaType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT64 -> OnnxJavaType.DOUBLE;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case UINT8 -> OnnxJavaType.UINT8;
      case INT8 -> OnnxJavaType.INT8;
      case INT16 -> OnnxJavaType.INT16;
      case INT32 -> OnnxJavaType.INT32;
      case INT64 -> OnnxJavaType.INT64;
      case BOOL -> OnnxJavaType.BOOL;
      case UINT16, UINT32, UINT64, COMPLEX_INT16, COMPLEX_INT32, COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException("no tensor is made of " + dtype);
    };
  }

  long[] sizes() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /// Fails unless the axes are as many as a card says.
  TensorSpec withRankOf(Axes axes) {
    if (shape.size() != axes.rank()) {
      throw new UnsupportedDataException(
          "tensor '"
              + name
              + "' has "
              + shape.size()
              + " axes ("
              + this
              + ") but "
              + axes.rank()
              + " are expected: "
              + axes,
          "export the model for chips, or tell its axes in the model card");
    }
    return this;
  }

  /// Such as `float32 1×4×256×?`.
  @Override
  public String toString() {
    return dtype + " " + sizesText(sizes());
  }

  static String sizesText(long[] sizes) {
    return Arrays.stream(sizes)
        .mapToObj(size -> size == ANY ? "?" : Long.toString(size))
        .collect(Collectors.joining("×"));
  }
}
