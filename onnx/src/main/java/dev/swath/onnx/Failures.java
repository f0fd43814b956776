package dev.swath.onnx;

import ai.onnxruntime.OrtException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;

/// What the runtime's failures mean.
final class Failures {
  private static final int LONGEST = 240;

  private Failures() {}

  /// A model that could not be loaded.
  static SwathException loading(OrtException e) {
    String said = said(e);
    return switch (e.getCode()) {
      case ORT_INVALID_PROTOBUF, ORT_NO_MODEL ->
          new CorruptDataException("is no ONNX model: " + said, "export the model again", e);
      case ORT_NO_SUCHFILE -> new StorageException("cannot be read: " + said, "check the path", e);
      case ORT_NOT_IMPLEMENTED, ORT_EP_FAIL, ORT_ENGINE_ERROR, ORT_NOT_FOUND ->
          unsupported(said, e);
      case ORT_JAVA_UNKNOWN,
          ORT_OK,
          ORT_FAIL,
          ORT_INVALID_ARGUMENT,
          ORT_RUNTIME_EXCEPTION,
          ORT_MODEL_LOADED,
          ORT_INVALID_GRAPH,
          ORT_MODEL_LOAD_CANCELED,
          ORT_MODEL_REQUIRES_COMPILATION,
          ORT_DEVICE_RESET ->
          asksForMore(said)
              ? unsupported(said, e)
              : new CorruptDataException(
                  "is an ONNX model that breaks its rules: " + said, "export the model again", e);
    };
  }

  private static SwathException unsupported(String said, OrtException e) {
    return new UnsupportedDataException(
        "the model asks for what the runtime has not: " + said,
        "export it with standard operators of opset 25 or older",
        e);
  }

  /// Whether a model is sound but beyond the runtime. Its codes do not tell.
  private static boolean asksForMore(String said) {
    return said.contains("not a registered")
        || said.contains("No Op registered")
        || said.contains("not supported")
        || said.contains("Unsupported")
        || said.contains("not under official support")
        || said.contains("Could not find an implementation");
  }

  /// A run that failed.
  static SwathException running(OrtException e, String chips) {
    return new UnsupportedDataException(
        "the model does not run on " + chips + ": " + said(e),
        "give --patch the size that the model was made for, or mend the model",
        e);
  }

  /// The runtime's words in one line, without the places in its own sources.
  private static String said(OrtException e) {
    String text =
        e.getMessage()
            .replaceAll("Error code - ORT_[A-Z_]+ - message: ", "")
            .replaceAll("/[^ ]*/onnxruntime/[^ ]*:\\d+ ", "")
            .replaceAll("onnxruntime::[^\\n]*\\) ?(const)? ", "")
            .replaceAll("\\s+", " ")
            .strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
