package dev.swath.zarr.array;

import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Open codecs, one for each thread that decodes at a time, kept from call to call.
final class CodecPool implements AutoCloseable {
  private final Map<CodecSpec, ConcurrentLinkedDeque<Codec>> idle = new ConcurrentHashMap<>();

  /// Decodes all of `from`.
  long decode(CodecSpec spec, MemorySegment from, MemorySegment into) {
    ConcurrentLinkedDeque<Codec> codecs =
        idle.computeIfAbsent(spec, _ -> new ConcurrentLinkedDeque<>());
    Codec free = codecs.poll();
    Codec codec = free == null ? Codecs.open(spec) : free;
    try {
      return codec.decode(from, into);
    } finally {
      codecs.push(codec);
    }
  }

  /// The most bytes that encoding may give.
  long maxEncodedBytes(CodecSpec spec, long bytes) {
    try (Codec codec = Codecs.open(spec)) {
      return codec.maxEncodedBytes(bytes);
    }
  }

  @Override
  public void close() {
    for (ConcurrentLinkedDeque<Codec> codecs : idle.values()) {
      for (Codec codec = codecs.poll(); codec != null; codec = codecs.poll()) {
        codec.close();
      }
    }
  }
}
