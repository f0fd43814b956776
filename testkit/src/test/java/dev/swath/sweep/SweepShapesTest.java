package dev.swath.sweep;

import static dev.swath.sweep.Sweeps.MIB;
import static dev.swath.sweep.Sweeps.assertOnceEach;
import static dev.swath.sweep.Sweeps.assertSamePixels;
import static dev.swath.sweep.Sweeps.minimum;
import static dev.swath.sweep.Sweeps.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.CountingUnits;
import dev.swath.testkit.Heap;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SweepShapesTest {
  private static void assertSwept(RasterSchema schema, long[] unit, long[] cell, int halo) {
    CountingUnits source = CountingUnits.of(schema, unit);
    MemorySink sink = MemorySink.of(schema, cell).ordered(true);

    SweepCounters counters =
        new Sweep(new NeighbourSum(source, halo), sink, options(MIB, 2)).run(SweepListener.NONE);

    assertOnceEach(counters);
    assertThat(sink.committed()).isTrue();
    assertSamePixels(sink.pixels(), Reference.whole(new NeighbourSum(source.expected(), halo)));
  }

  @Test
  void aRasterOfOnePixelIsSwept() {
    assertSwept(
        RasterSchema.of(DType.UINT8, 1, 1, 1), new long[] {1, 1, 1}, new long[] {1, 1, 1}, 1);
  }

  @Test
  void unitsAndWriteUnitsMayBeLargerThanTheRaster() {
    RasterSchema schema = RasterSchema.of(DType.INT32, 2, 30, 40);

    assertSwept(schema, new long[] {8, 512, 512}, new long[] {5, 256, 1024}, 2);
  }

  @Test
  void aRasterWithoutPixelsIsCommittedEmpty() {
    for (long[] size : new long[][] {{1, 0, 10}, {1, 10, 0}, {0, 10, 10}}) {
      RasterSchema schema = RasterSchema.of(DType.UINT8, size[0], size[1], size[2]);
      MemorySink sink = MemorySink.of(schema, 1, 4, 4);

      SweepCounters counters =
          new Sweep(CountingUnits.of(schema, 1, 4, 4), sink, options(MIB, 2))
              .run(SweepListener.NONE);

      assertThat(counters.writeUnitWrites()).isZero();
      assertThat(sink.committed()).isTrue();
    }
  }

  @Test
  void manyBandsArriveInAnyOrderOfAxes() {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 20, 30, 40);
    int[] planar = Block.axes(3);
    int[] interleaved = Block.interleavedAxes(3);
    Block expected =
        Reference.whole(new NeighbourSum(CountingUnits.of(schema, 1, 1, 1).expected(), 1));
    for (int[] from : List.of(planar, interleaved)) {
      for (int[] to : List.of(planar, interleaved)) {
        for (long bandsPerUnit : new long[] {1, 7, 20}) {
          CountingUnits source = CountingUnits.of(schema, bandsPerUnit, 17, 40).withAxisOrder(from);
          Raster raster = new NeighbourSum(source, 1);
          MemorySink sink = MemorySink.of(schema, 21 - bandsPerUnit, 16, 16).withAxisOrder(to);
          long least = minimum(raster, sink, 2);

          SweepCounters counters =
              new Sweep(raster, sink, options(least, 2)).run(SweepListener.NONE);

          assertOnceEach(counters);
          assertThat(source.computed().max()).isEqualTo(1);
          assertSamePixels(sink.pixels(), expected);
        }
      }
    }
  }

  @Test
  void readersThatShareTooLittleMemoryTakeTurns() throws Exception {
    RasterSchema schema = RasterSchema.of(DType.UINT16, 1, 64, 64);
    Raster raster = new NeighbourSum(CountingUnits.of(schema, 1, 16, 16).withScratch(600), 1);
    Window window = Window.of(new long[] {0, 10, 10}, new long[] {1, 40, 40});
    Block expected = Reference.read(raster, window);
    try (RasterReader reader = new RasterReader(raster, 16_000)) {
      List<CompletableFuture<Void>> reads = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        reads.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int round = 0; round < 20; round++) {
                    Block into = Heap.planar(DType.UINT16, window);
                    reader.read(window, into);
                    assertSamePixels(into, expected);
                  }
                },
                task -> Thread.ofPlatform().daemon().start(task)));
      }

      for (CompletableFuture<Void> read : reads) {
        read.get();
      }

      Block whole = Heap.planar(DType.UINT16, schema.extent());
      assertThatThrownBy(() -> reader.read(schema.extent(), whole))
          .isInstanceOf(BudgetException.class)
          .hasMessageContaining("16000 bytes");
    }
  }
}
