package dev.swath.patches;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Operators for tests.
final class Operators {
  private Operators() {}

  /// Gives back its chips and counts them.
  static final class Counting implements ChipOperator {
    final AtomicLong chips = new AtomicLong();
    final AtomicLong calls = new AtomicLong();

    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst());
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      calls.incrementAndGet();
      chips.addAndGet(out.window().size(0));
      out.paste(in.getFirst());
    }
  }

  /// The sum of the pixels of 3 by 3 around each, which needs a margin of one pixel.
  static final class BoxSum implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst()).withPlaces(1, 1, 1);
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      Windows.forEach(
          out.window(),
          at -> {
            double sum = 0;
            for (long i = 0; i < 9; i++) {
              sum += in.getFirst().value(at[0], at[1], at[2] + i / 3, at[3] + i % 3);
            }
            out.setValue(sum, at);
          });
    }
  }

  /// Each pixel as a square of `factor` by `factor`.
  record Larger(long factor) implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst()).withPlaces(0, factor, 1);
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      Windows.forEach(
          out.window(),
          at ->
              out.setValue(in.getFirst().value(at[0], at[1], at[2] / factor, at[3] / factor), at));
    }
  }

  /// The first of each square of `factor` by `factor` pixels.
  record Smaller(long factor) implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst()).withPlaces(0, 1, factor);
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      Windows.forEach(
          out.window(),
          at ->
              out.setValue(in.getFirst().value(at[0], at[1], at[2] * factor, at[3] * factor), at));
    }
  }

  /// Walks over the pixels of a window.
  static final class Windows {
    private Windows() {}

    interface Visit {
      void at(long[] index);
    }

    static void forEach(Window window, Visit visit) {
      for (long n = 0; n < window.count(); n++) {
        var cell = dev.swath.grid.CellIndex.in(window, n);
        long[] index = new long[window.rank()];
        for (int axis = 0; axis < index.length; axis++) {
          index[axis] = cell.at(axis);
        }
        visit.at(index);
      }
    }
  }
}
