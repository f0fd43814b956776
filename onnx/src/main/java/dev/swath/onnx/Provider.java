package dev.swath.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import dev.swath.UnsupportedDataException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The hardware that computes.
public enum Provider {
  CPU(OrtProvider.CPU) {
    @Override
    void addTo(OrtSession.SessionOptions options) {
      // Every session has it.
    }
  },
  CUDA(OrtProvider.CUDA) {
    @Override
    void addTo(OrtSession.SessionOptions options) throws OrtException {
      options.addCUDA();
    }
  },
  COREML(OrtProvider.CORE_ML) {
    @Override
    void addTo(OrtSession.SessionOptions options) throws OrtException {
      options.addCoreML();
    }
  };

  private final OrtProvider provider;

  Provider(OrtProvider provider) {
    this.provider = provider;
  }

  /// The provider of that name; the known names otherwise.
  public static Provider of(String name) {
    return Arrays.stream(values())
        .filter(provider -> provider.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown provider '" + name + "'; known are " + Arrays.toString(values())));
  }

  abstract void addTo(OrtSession.SessionOptions options) throws OrtException;

  /// Fails unless the runtime that is installed has this provider.
  void checkThere() {
    List<Provider> there =
        Arrays.stream(values())
            .filter(known -> OrtEnvironment.getAvailableProviders().contains(known.provider))
            .toList();
    if (!there.contains(this)) {
      throw new UnsupportedDataException(
          "provider " + this + " is not in this ONNX Runtime, which has " + there,
          "take one of these, or put a runtime with it in the place of the one that is there");
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
