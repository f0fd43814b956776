package dev.swath.onnx;

/// How a model is run.
///
/// @param threads of one run; with 1 every sum has one order, and cores work on different chips
/// @param inFlight most runs at once
public record RuntimeOptions(Provider provider, int threads, int inFlight) {
  public static final int MOST = 1024;

  /// Each run on one thread of the processor, as many at once as are asked for.
  public static final RuntimeOptions PLAIN = new RuntimeOptions(Provider.CPU, 1, MOST);

  public RuntimeOptions {
    check("threads of a model", threads);
    check("runs in flight", inFlight);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " must be 1 to " + MOST + " but was " + value);
    }
  }

  public RuntimeOptions withInFlight(int runs) {
    return new RuntimeOptions(provider, threads, runs);
  }

  public RuntimeOptions withProvider(Provider other) {
    return new RuntimeOptions(other, threads, inFlight);
  }
}
