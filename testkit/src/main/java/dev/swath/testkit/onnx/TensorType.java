package dev.swath.testkit.onnx;

/// Types of a tensor's values, with ONNX's number for them.
public enum TensorType {
  FLOAT(1),
  UINT8(2),
  UINT16(4),
  INT32(6),
  INT64(7),
  STRING(8),
  BOOL(9),
  FLOAT16(10),
  DOUBLE(11);

  private final int code;

  TensorType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
