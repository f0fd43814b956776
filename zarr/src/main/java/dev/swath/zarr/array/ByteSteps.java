package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Crc32c;
import dev.swath.zarr.filter.ByteSwap;
import dev.swath.zarr.filter.Filter;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.CodecChain;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From stored bytes back to little-endian elements, or to a shard: the steps of a codec chain
/// undone one after another, between two working areas.
final class ByteSteps {
  /// Room that other encoders may need beyond the bounds of ours.
  private static final long SLACK_BYTES = 64 << 10;

  private sealed interface Step {
    record Filtered(Filter filter) implements Step {}

    record Compressed(CodecSpec codec) implements Step {}

    record Protected(ByteCodec codec) implements Step {}

    /// Whether undoing this gives bytes in other memory.
    default boolean moves() {
      return !(this instanceof Protected);
    }
  }

  private final List<Step> steps = new ArrayList<>();

  /// Bytes before each step in the order of encoding, at most; last those that are stored.
  private final List<Long> bytes = new ArrayList<>();

  /// How many of [#bytes], from the first, are not bounds but what there must be.
  private int exact;

  private final CodecPool pool;

  /// @param word bytes of a number that a byte order turns around
  /// @param plainBytes of all elements, or at most of a shard
  /// @param isExact whether there are that many bytes and not fewer
  ByteSteps(CodecChain chain, int word, long plainBytes, boolean isExact, CodecPool pool) {
    this.pool = pool;
    this.exact = isExact ? 1 : 0;
    bytes.add(plainBytes);
    if (word > 1 && chain.sharding().isEmpty() && chain.byteOrder() == ByteOrder.BIG_ENDIAN) {
      add(new ByteSwap(word));
    }
    chain.filters().forEach(this::add);
    chain.bytes().forEach(this::add);
  }

  private void add(Filter filter) {
    add(new Step.Filtered(filter), filter.encodedBytes(bytes.getLast()), true);
  }

  private void add(ByteCodec codec) {
    long most = bytes.getLast();
    switch (codec) {
      case ByteCodec.Compressed(CodecSpec spec) ->
          add(new Step.Compressed(spec), pool.maxEncodedBytes(spec, most) + SLACK_BYTES, false);
      case ByteCodec.Crc32c _, ByteCodec.Adler32 _ ->
          add(new Step.Protected(codec), most + Adler32.BYTES, true);
    }
  }

  private void add(Step step, long most, boolean keepsExact) {
    if (keepsExact && exact == bytes.size()) {
      exact++;
    }
    steps.add(step);
    bytes.add(most);
  }

  /// Whether stored bytes are the elements or the shard themselves.
  boolean isEmpty() {
    return steps.isEmpty();
  }

  /// Whether the step that is undone last writes its result, so that it can do so anywhere.
  boolean isDirect() {
    return !steps.isEmpty() && steps.getFirst().moves();
  }

  /// Whether there is a compression, which takes native memory only.
  boolean isCompressed() {
    return steps.stream().anyMatch(Step.Compressed.class::isInstance);
  }

  /// Whether there is one number of bytes that can be stored.
  boolean isExact() {
    return exact == bytes.size();
  }

  /// Bytes that are stored at most.
  long storedBytes() {
    return bytes.getLast();
  }

  /// Bytes of working memory that decoding takes.
  ///
  /// @param direct whether the last step, if it writes, does so to memory of its own
  long scratchBytes(boolean direct) {
    return areaBytes(0, direct) + areaBytes(1, direct);
  }

  /// The two areas take turns, from the step that is undone first.
  private long areaBytes(int area, boolean direct) {
    long most = 0;
    int turn = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).moves()) {
        boolean written = !(direct && i == 0);
        most = turn % 2 == area && written ? Math.max(most, bytes.get(i)) : most;
        turn++;
      }
    }
    return most;
  }

  /// Undoes all steps.
  ///
  /// @param stored left as they are
  /// @param direct where the result goes if [#isDirect()]
  /// @return the result, in `direct`, `scratch` or `stored`
  MemorySegment decode(
      MemorySegment stored, MemorySegment scratch, Optional<MemorySegment> direct) {
    checkStored(stored.byteSize());
    long second = areaBytes(0, direct.isPresent());
    MemorySegment current = stored;
    int turn = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      MemorySegment area = MemorySegment.NULL;
      if (step.moves()) {
        area =
            direct.isPresent() && i == 0
                ? direct.get()
                : scratch.asSlice(turn % 2 == 0 ? 0 : second, bytes.get(i));
        turn++;
      }
      current = undo(step, current, area);
      checkSize(i, current.byteSize());
    }
    return current;
  }

  private MemorySegment undo(Step step, MemorySegment from, MemorySegment into) {
    return switch (step) {
      case Step.Protected(ByteCodec.Adler32 _) -> Adler32.verify(from);
      case Step.Protected _ -> Crc32c.verify(from);
      case Step.Compressed(CodecSpec codec) -> into.asSlice(0, pool.decode(codec, from, into));
      case Step.Filtered(Filter filter) -> {
        filter.decode(from, into);
        yield into;
      }
    };
  }

  /// Refuses stored bytes that cannot be those of a chunk, before memory is taken for them.
  void checkStored(long stored) {
    boolean wrong = isExact() ? stored != storedBytes() : stored > storedBytes();
    if (wrong) {
      throw new CorruptDataException(
          "%d bytes are stored where %s%d must be"
              .formatted(stored, isExact() ? "" : "at most ", storedBytes()),
          "the chunk is damaged or its metadata is wrong; get the store again");
    }
  }

  private void checkSize(int step, long found) {
    if (step < exact && found != bytes.get(step)) {
      throw new CorruptDataException(
          "decodes to %d bytes where %d must be".formatted(found, bytes.get(step)),
          "the chunk is damaged or its metadata is wrong; get the store again");
    }
  }
}
