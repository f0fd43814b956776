package dev.swath.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.onnx.card.Axes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A loaded model: tensors in our memory go in and out. Any threads may run it at once.
final class Session implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final TensorSpec input;
  private final TensorSpec output;
  private final RunProfile profile;
  private boolean profiled;

  private Session(
      OrtEnvironment environment,
      OrtSession session,
      TensorSpec input,
      TensorSpec output,
      RunProfile profile) {
    this.environment = environment;
    this.session = session;
    this.input = input;
    this.output = output;
    this.profile = profile;
  }

  /// Loads a model whose input and output have these names, or that has only one of them.
  static Session open(
      Path file, Optional<String> in, Optional<String> out, RuntimeOptions options) {
    OrtEnvironment environment = environment();
    options.provider().checkThere();
    try (OrtSession.SessionOptions wanted = new OrtSession.SessionOptions()) {
      wanted.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      wanted.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      wanted.setIntraOpNumThreads(options.threads());
      wanted.setInterOpNumThreads(1);
      wanted.setDeterministicCompute(true);
      options.provider().addTo(wanted);
      return open(environment, file, wanted, in, out);
    } catch (OrtException e) {
      throw Failures.loading(e);
    }
  }

  private static Session open(
      OrtEnvironment environment,
      Path file,
      OrtSession.SessionOptions wanted,
      Optional<String> in,
      Optional<String> out)
      throws OrtException {
    RunProfile profile = RunProfile.start(wanted);
    try {
      OrtSession session = environment.createSession(file.toString(), wanted);
      try {
        TensorSpec input = spec("input", in, session.getInputInfo());
        TensorSpec output = spec("output", out, session.getOutputInfo());
        return new Session(environment, session, input, output, profile);
      } catch (OrtException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (OrtException | RuntimeException | Error e) {
      profile.close();
      throw e;
    }
  }

  private static OrtEnvironment environment() {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "swath");
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | LinkageError | IllegalStateException e) {
      throw new UnsupportedDataException(
          "ONNX Runtime cannot be started on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e,
          "models need Linux on x86-64 or ARM, macOS on ARM or Windows on x86-64, and a temporary"
              + " folder with 100 MB free",
          e);
    }
  }

  private static TensorSpec spec(String kind, Optional<String> name, Map<String, NodeInfo> nodes) {
    if (kind.equals("input") && nodes.size() != 1) {
      throw new UnsupportedDataException(
          "the model has " + nodes.size() + " inputs " + nodes.keySet() + " but 1 is expected",
          "export it with one input, the bands of a chip");
    }
    if (name.isPresent() && !nodes.containsKey(name.get())) {
      throw new UnsupportedDataException(
          "the model card names "
              + kind
              + " '"
              + name.get()
              + "' but the model has "
              + nodes.keySet(),
          "name one of these in the card's " + kind + ".tensor");
    }
    if (name.isEmpty() && nodes.size() != 1) {
      throw new UnsupportedDataException(
          "the model has "
              + nodes.size()
              + " "
              + kind
              + "s "
              + nodes.keySet()
              + " but no card names one",
          "name one of these in the card's " + kind + ".tensor");
    }
    NodeInfo node = name.map(nodes::get).orElseGet(() -> nodes.values().iterator().next());
    return TensorSpec.of(node.getName(), node.getInfo());
  }

  TensorSpec input() {
    return input;
  }

  TensorSpec output() {
    return output;
  }

  /// Chips that every run takes; 0 if any number.
  int chips(Axes axes) {
    long fixed = axes.chips(input.sizes());
    return fixed == TensorSpec.ANY ? 0 : Math.toIntExact(fixed);
  }

  /// What one run gives and takes.
  ///
  /// @param bytes that the runtime takes for it at most, beside the model; 0 if not known
  record Trial(TensorSpec output, long bytes) {}

  /// Runs the model once to learn that. Only the first trial of a session learns the bytes.
  synchronized Trial trial(MemorySegment in, long[] inShape) {
    TensorSpec given = outputOf(in, inShape);
    try {
      long bytes = profiled ? 0 : profile.end(session);
      profiled = true;
      return new Trial(given, bytes);
    } catch (OrtException e) {
      throw Failures.running(e, "chips of " + TensorSpec.sizesText(inShape));
    }
  }

  private TensorSpec outputOf(MemorySegment in, long[] inShape) {
    try (OnnxTensor tensor = tensor(in, input.dtype(), inShape);
        OrtSession.Result result =
            session.run(Map.of(input.name(), tensor), Set.of(output.name()))) {
      return TensorSpec.of(output.name(), result.get(0).getInfo());
    } catch (OrtException e) {
      throw Failures.running(e, "chips of " + TensorSpec.sizesText(inShape));
    }
  }

  /// Runs the model from one tensor into another.
  void run(MemorySegment in, long[] inShape, MemorySegment out, long[] outShape) {
    try (OnnxTensor from = tensor(in, input.dtype(), inShape);
        OnnxTensor to = tensor(out, output.dtype(), outShape)) {
      session.run(Map.of(input.name(), from), Map.of(output.name(), to)).close();
    } catch (OrtException e) {
      throw Failures.running(e, "chips of " + TensorSpec.sizesText(inShape));
    }
  }

  private OnnxTensor tensor(MemorySegment memory, DType dtype, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(
        environment,
        memory.asByteBuffer().order(ByteOrder.nativeOrder()),
        shape,
        TensorSpec.javaType(dtype));
  }

  /// Bytes of a tensor, which one buffer must hold.
  static long tensorBytes(DType dtype, long[] shape) {
    long bytes = dtype.bytes();
    for (long size : shape) {
      bytes = Math.multiplyExact(bytes, size);
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new LimitException(
          "a tensor of "
              + TensorSpec.sizesText(shape)
              + " "
              + dtype
              + " takes "
              + bytes
              + " bytes but the runtime takes at most "
              + Integer.MAX_VALUE,
          "use smaller patches or batches");
    }
    return bytes;
  }

  @Override
  public synchronized void close() {
    try {
      if (!profiled) {
        session.endProfiling();
      }
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a session of the runtime could not be closed", e);
    } finally {
      profile.close();
    }
  }
}
