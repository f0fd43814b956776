package dev.swath.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.testkit.Heap;
import dev.swath.testkit.Layout;
import dev.swath.testkit.Windows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Arrays of random shapes, chunks, shards, types, orders and codecs read as what was written.
class RandomArraysTest {
  private static final int ARRAYS = 150;

  @Test
  void wholeArraysReadAsWritten() {
    for (long seed = 0; seed < ARRAYS; seed++) {
      var written = new RandomArray(seed);
      try (ZarrArray array = written.open()) {
        Block all = Heap.planar(array.dtype(), array.extent());

        array.read(all);

        assertThat(Heap.bytes(all))
            .as("seed %d %s", seed, written.metadata)
            .isEqualTo(written.elements);
      }
    }
  }

  @Test
  void anyWindowReadsIntoBlocksOfAnyLayout() {
    for (long seed = 0; seed < ARRAYS; seed++) {
      var written = new RandomArray(seed);
      Random random = new Random(seed);
      try (ZarrArray array = written.open()) {
        Block all = Heap.planar(array.dtype(), array.extent());
        all.segment().copyFrom(MemorySegment.ofArray(written.elements));
        for (Layout layout : Layout.values()) {
          Window window = Windows.inside(array.extent(), random);
          Block part = layout.block(array.dtype(), window, (byte) 0x33);

          array.read(part);

          assertThat(Heap.bytes(part))
              .as("seed %d %s %s", seed, layout, written.metadata)
              .isEqualTo(Heap.bytes(all.view(window)));
        }
      }
    }
  }

  @Test
  void unitsDecodeWithNoMoreScratchThanTheyAskFor() {
    for (long seed = 0; seed < ARRAYS; seed++) {
      var written = new RandomArray(seed);
      try (ZarrArray array = written.open()) {
        Block all = Heap.planar(array.dtype(), array.extent());
        Window units = array.units().all();
        for (long i = 0; i < units.count(); i++) {
          all.paste(decoded(array, CellIndex.in(units, i)));
        }

        assertThat(Heap.bytes(all))
            .as("seed %d %s", seed, written.metadata)
            .isEqualTo(written.elements);
      }
    }
  }

  private static Block decoded(ZarrArray array, CellIndex unit) {
    Window window = array.units().window(unit);
    Block into = Heap.of(array.dtype(), window, array.axisOrder());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stored = segment(arena, array.storedBytes(unit));
      MemorySegment scratch = segment(arena, array.scratchBytes(unit));
      MemorySegment pixels = segment(arena, Block.byteSize(array.dtype(), window));
      array.fetch(unit, stored);
      array.decode(
          unit, stored, scratch, Block.of(array.dtype(), window, pixels, array.axisOrder()));
      into.segment().copyFrom(pixels);
    }
    return into;
  }

  private static MemorySegment segment(Arena arena, long bytes) {
    return arena.allocate(Math.max(1, bytes), 8).asSlice(0, bytes).fill((byte) 0x5a);
  }
}
