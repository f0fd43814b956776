/// Small ONNX models, written byte by byte: for tests of whatever runs models.
///
/// Knows nothing of Swath. A further operator is a method of `OnnxGraph` away.
package dev.swath.testkit.onnx;
