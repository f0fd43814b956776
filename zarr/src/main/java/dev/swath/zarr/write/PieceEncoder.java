package dev.swath.zarr.write;

import dev.swath.UnsupportedDataException;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.codec.Crc32c;
import dev.swath.zarr.metadata.ByteCodec;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Compresses pieces for any number of threads, with as many codec contexts as are ever in use at
/// once.
final class PieceEncoder implements AutoCloseable {
  private final Optional<CodecSpec> spec;
  private final boolean checksum;
  private final ConcurrentLinkedQueue<Codec> idle = new ConcurrentLinkedQueue<>();

  /// @param steps at most a compression and a checksum, in this order
  PieceEncoder(List<ByteCodec> steps) {
    this.spec = steps.stream().findFirst().flatMap(PieceEncoder::compression);
    this.checksum = !steps.isEmpty() && steps.getLast() instanceof ByteCodec.Crc32c;
    int understood = (spec.isPresent() ? 1 : 0) + (checksum ? 1 : 0);
    if (steps.size() != understood) {
      throw new UnsupportedDataException(
          "chunks with the codecs " + steps + " are not written",
          "one compression and crc32c are, in this order");
    }
    spec.ifPresent(codec -> idle.add(Codecs.open(codec)));
  }

  private static Optional<CodecSpec> compression(ByteCodec step) {
    return switch (step) {
      case ByteCodec.Compressed(CodecSpec codec) -> Optional.of(codec);
      case ByteCodec.Crc32c(), ByteCodec.Adler32() -> Optional.empty();
    };
  }

  /// Whether pieces are stored as they are.
  boolean isPlain() {
    return spec.isEmpty();
  }

  /// The most bytes that a piece becomes.
  long maxBytes(long bytes) {
    return compressedBytes(bytes) + (checksum ? Crc32c.BYTES : 0);
  }

  private long compressedBytes(long bytes) {
    if (isPlain()) {
      return bytes;
    }
    Codec codec = take();
    try {
      return codec.maxEncodedBytes(bytes);
    } finally {
      idle.add(codec);
    }
  }

  private Codec take() {
    Codec codec = idle.poll();
    return codec == null ? Codecs.open(spec.orElseThrow()) : codec;
  }

  /// Encodes a piece to the start of `into`; a plain one may be there already.
  ///
  /// @return bytes written
  long encode(MemorySegment piece, MemorySegment into) {
    long bytes = isPlain() ? copy(piece, into) : compress(piece, into);
    return checksum ? Crc32c.append(into, bytes) : bytes;
  }

  private static long copy(MemorySegment piece, MemorySegment into) {
    if (piece.address() != into.address()) {
      MemorySegment.copy(piece, 0, into, 0, piece.byteSize());
    }
    return piece.byteSize();
  }

  private long compress(MemorySegment piece, MemorySegment into) {
    Codec codec = take();
    try {
      return codec.encode(piece, into);
    } finally {
      idle.add(codec);
    }
  }

  /// Frees the codecs; nothing may be encoding.
  @Override
  public void close() {
    for (Codec codec = idle.poll(); codec != null; codec = idle.poll()) {
      codec.close();
    }
  }
}
