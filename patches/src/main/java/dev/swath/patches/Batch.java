package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The chips of one unit and their results, in C order without gaps.
///
/// @param scratch what the operator asked for
record Batch(List<Block> chips, Block results, MemorySegment scratch) {
  long count() {
    return results.window().size(0);
  }

  /// One of the chips alone.
  Batch single(long n) {
    return new Batch(chips.stream().map(b -> single(b, n)).toList(), single(results, n), scratch);
  }

  private static Block single(Block batch, long n) {
    Window one = Window.ofSize(batch.window().with(0, 0, 1).sizes());
    return Block.planar(
        batch.dtype(), one, batch.segment().asSlice(batch.base() + n * batch.stride(0)));
  }

  void run(ChipOperator operator) {
    operator.apply(chips, scratch, results);
  }

  private static long aligned(long bytes) {
    return Math.ceilDiv(bytes, 64L) * 64;
  }

  /// Runs an operator on the parts of chips that lie inside the raster.
  ///
  /// @param inside the part of a chip of each input, with its axes
  /// @param result the size of what the operator makes of it
  /// @param room for the parts and what the operator makes of them
  void runPart(ChipOperator operator, Window inside, Window result, MemorySegment room) {
    long used = 0;
    List<Block> parts = new ArrayList<>();
    for (Block chip : chips) {
      Window part = inBatch(inside, chip.window());
      Block copy = Block.planar(chip.dtype(), part, room.asSlice(used));
      copy.paste(chip.view(part));
      used += aligned(Block.byteSize(chip.dtype(), part));
      parts.add(copy.moveTo(Window.ofSize(part.sizes())));
    }
    Window size = inBatch(result, results.window());
    Block out = Block.planar(results.dtype(), size, room.asSlice(used));
    operator.apply(parts, scratch, out);
    results.paste(out);
  }

  /// A part of a chip in a batch of one.
  private static Window inBatch(Window part, Window batch) {
    Window all = batch;
    for (int axis = 0; axis < part.rank(); axis++) {
      all = all.with(axis + 1, part.start(axis), part.size(axis));
    }
    return all;
  }
}
