package dev.swath.onnx;

/// How a model is run.
///
/// @param threads of one run; with 1 every sum has one order, and cores work on different chips
public record RuntimeOptions(Provider provider, int threads) {
  public static final int MOST_THREADS = 1024;

  /// Each run on one thread of the processor.
  public static final RuntimeOptions PLAIN = new RuntimeOptions(Provider.CPU, 1);

  public RuntimeOptions {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads of a model must be 1 to " + MOST_THREADS + " but was " + threads);
    }
  }

  public RuntimeOptions withProvider(Provider other) {
    return new RuntimeOptions(other, threads);
  }
}
