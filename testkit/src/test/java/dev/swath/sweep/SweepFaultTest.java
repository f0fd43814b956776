package dev.swath.sweep;

import static dev.swath.sweep.Sweeps.minimum;
import static dev.swath.sweep.Sweeps.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CancelledException;
import dev.swath.StorageException;
import dev.swath.array.DType;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.CountingStored;
import dev.swath.testkit.MemorySink;
import dev.swath.testkit.PixelFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
final class SweepFaultTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.UINT16, 1, 200, 200);

  private static CountingStored source(long... cell) {
    return new CountingStored(SCHEMA, PixelFunction.random(DType.UINT16, 5), _ -> false, cell);
  }

  /// Runs a sweep that ends with an exception, and checks that it kept no memory.
  private static Throwable end(Raster raster, RasterSink sink, SweepOptions options) {
    Graph graph = new Graph(List.of(raster));
    List<Output> outputs = List.of(new Output(raster, sink));
    Planner planner = new Planner(graph, outputs, options);
    SweepRun run = new SweepRun(graph, outputs, planner.choose(), planner.costs(), options);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (run) {
      run.run();
    } catch (RuntimeException e) {
      failure.set(e);
    }
    assertThat(run.progress().leasedBytes()).isZero();
    return failure.get();
  }

  @ParameterizedTest
  @EnumSource(Fault.Place.class)
  void aFailureAnywhereEndsTheSweepWithoutACommitAndReturnsAllMemory(Fault.Place place) {
    boolean once = place == Fault.Place.COMMIT || place == Fault.Place.CHECK;
    for (int after : once ? new int[] {0} : new int[] {0, 40}) {
      for (boolean ordered : new boolean[] {true, false}) {
        Fault fault = Fault.failure(place, after);
        Raster raster = new NeighbourSum(fault.in(source(1, 16, 16)), 1);
        MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20);
        RasterSink faulty = fault.in(ordered ? sink.ordered(true) : sink);
        long least = minimum(raster, faulty, 3);

        Throwable failure = end(raster, faulty, options(2 * least, 3));

        assertThat(failure).isInstanceOf(StorageException.class).hasMessage("failed in " + place);
        assertThat(sink.committed()).isFalse();
      }
    }
  }

  @Test
  void anErrorInTheWorkIsNotSwallowed() {
    Fault fault =
        new Fault(
            Fault.Place.ENCODE,
            3,
            () -> {
              throw new StackOverflowError("deep");
            });
    MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20);
    Sweep sweep = new Sweep(source(1, 16, 16), fault.in(sink), options(1 << 20, 2));

    assertThatThrownBy(() -> sweep.run(SweepListener.NONE))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("deep");
    assertThat(sink.committed()).isFalse();
  }

  @Test
  void anInterruptedWorkerEndsTheSweepInsteadOfStallingIt() {
    Fault fault = new Fault(Fault.Place.DECODE, 5, () -> Thread.currentThread().interrupt());
    Fault again = new Fault(Fault.Place.ENCODE, 0, () -> Thread.currentThread().interrupt());
    for (Fault interruption : List.of(fault, again)) {
      MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20).ordered(true);
      Raster raster = interruption.in(source(1, 16, 16));
      Sweep sweep = new Sweep(raster, interruption.in(sink), options(1 << 20, 1));

      try {
        sweep.run(SweepListener.NONE);
        assertThat(sink.committed()).isTrue();
      } catch (CancelledException _) {
        assertThat(sink.committed()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Place.class,
      names = {"FETCH", "DECODE", "ENCODE", "WRITE"})
  void aSweepCancelledAnywhereStopsWithoutACommit(Fault.Place place) {
    AtomicReference<Optional<Sweep>> sweep = new AtomicReference<>(Optional.empty());
    Fault cancel = new Fault(place, 9, () -> sweep.get().orElseThrow().cancel());
    MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20);
    Raster raster = cancel.in(source(1, 16, 16));
    sweep.set(Optional.of(new Sweep(raster, cancel.in(sink), options(1 << 20, 2))));

    assertThatThrownBy(() -> sweep.get().orElseThrow().run(SweepListener.NONE))
        .isInstanceOf(CancelledException.class);
    assertThat(sink.committed()).isFalse();
  }

  @Test
  void aSweepCancelledBeforeItStartsDoesNothing() {
    CountingStored source = source(1, 16, 16);
    Sweep sweep = new Sweep(source, MemorySink.of(SCHEMA, 1, 20, 20), options(1 << 20, 2));
    sweep.cancel();

    assertThatThrownBy(() -> sweep.run(SweepListener.NONE)).isInstanceOf(CancelledException.class);
    assertThat(source.fetched().total()).isZero();
  }

  @Test
  void aSweepRunsOnce() {
    MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20);
    Sweep sweep = new Sweep(source(1, 16, 16), sink, options(1 << 20, 2));
    sweep.run(SweepListener.NONE);

    assertThatThrownBy(() -> sweep.run(SweepListener.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a sweep runs once");
    assertThat(sink.written().max()).isEqualTo(1);
  }

  @Test
  void aFailedSweepLeavesNothingOnScratch(@TempDir Path folder) throws IOException {
    Raster raster = new NeighbourSum(source(1, 1, 200), 1);
    RasterSink sink = Fault.failure(Fault.Place.WRITE, 7).in(MemorySink.of(SCHEMA, 1, 64, 64));
    SweepOptions options = new SweepOptions(minimum(raster, sink, 1), 1, Optional.of(folder));

    SweepPlan plan = new Sweep(raster, sink, options).plan();
    Throwable failure = end(raster, sink, options);

    assertThat(plan.held()).isEqualTo(SweepPlan.Held.SCRATCH);
    assertThat(failure).isInstanceOf(StorageException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void progressNeverGoesBackAndEndsComplete() {
    List<SweepProgress> seen = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Fault slow = new Fault(Fault.Place.WRITE, 5, () -> sleep(650));
    MemorySink sink = MemorySink.of(SCHEMA, 1, 20, 20);
    Sweep sweep = new Sweep(source(1, 16, 16), slow.in(sink), options(1 << 20, 2));

    SweepCounters counters =
        sweep.run(
            progress -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              seen.add(progress);
              sleep(150);
              inside.decrementAndGet();
            });

    assertThat(most.get()).isEqualTo(1);
    assertThat(seen.size()).isGreaterThan(2);
    SweepProgress last = seen.getLast();
    assertThat(last.unitsDone()).isEqualTo(last.unitsTotal()).isEqualTo(13 * 13);
    assertThat(last.writeUnitsDone()).isEqualTo(last.writeUnitsTotal()).isEqualTo(100);
    assertThat(last.bytesRead()).isEqualTo(counters.bytesRead());
    assertThat(last.leasedBytes()).isZero();
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).seconds()).isGreaterThan(seen.get(i - 1).seconds());
      assertThat(seen.get(i).unitsDone()).isGreaterThanOrEqualTo(seen.get(i - 1).unitsDone());
      assertThat(seen.get(i).writeUnitsDone())
          .isGreaterThanOrEqualTo(seen.get(i - 1).writeUnitsDone());
      assertThat(seen.get(i).bytesWritten()).isGreaterThanOrEqualTo(seen.get(i - 1).bytesWritten());
    }
  }

  private static void sleep(long millis) {
    java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
  }
}
