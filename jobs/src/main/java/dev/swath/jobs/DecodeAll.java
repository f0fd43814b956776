package dev.swath.jobs;

import dev.swath.BudgetException;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.Lease;
import dev.swath.memory.MemoryBudget;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepProgress;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Decodes all stored pieces of a raster or array and keeps no pixel.
///
/// Unlike a sweep it goes on after a unit that is damaged. A thread leases all that a unit takes at
/// once, so that threads cannot wait for each other.
final class DecodeAll {
  private static final long PROGRESS_EVERY = 16;

  private final Decodable raster;
  private final Resources resources;
  private final BooleanSupplier stop;
  private final SweepListener listener;
  private final Window all;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong decoded = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final Map<Long, SwathException> failures = new ConcurrentHashMap<>();
  private final long start = System.nanoTime();

  DecodeAll(Decodable raster, Resources resources, BooleanSupplier stop, SweepListener listener) {
    this.raster = raster;
    this.resources = resources;
    this.stop = stop;
    this.listener = listener;
    this.all = raster.all();
  }

  /// Units that could be decoded.
  long decoded() {
    return decoded.get();
  }

  /// Decodes, and answers why units could not be, in the order of the units.
  ///
  /// @param mostFailures after so many it stops
  List<SwathException> run(int mostFailures) {
    try (MemoryBudget budget = new MemoryBudget(resources.memoryBytes());
        ExecutorService threads =
            Executors.newFixedThreadPool(
                resources.threads(), Thread.ofPlatform().name("swath-decode-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < resources.threads(); i++) {
        running.add(threads.submit(() -> work(budget, mostFailures)));
      }
      running.forEach(DecodeAll::join);
    }
    return new TreeMap<>(failures).values().stream().limit(Math.max(0, mostFailures)).toList();
  }

  private static void join(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new dev.swath.CancelledException("interrupted", "", e);
    } catch (java.util.concurrent.ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void work(MemoryBudget budget, int mostFailures) {
    long count = all.count();
    for (long n = next.getAndIncrement();
        n < count && failures.size() < mostFailures && !stop.getAsBoolean();
        n = next.getAndIncrement()) {
      try {
        decode(CellIndex.in(all, n), budget);
        decoded.incrementAndGet();
      } catch (CorruptDataException | LimitException e) {
        failures.put(n, e);
      }
      if (n % PROGRESS_EVERY == 0) {
        report(count, budget);
      }
    }
  }

  private void decode(CellIndex unit, MemoryBudget budget) {
    Window window = raster.window(unit);
    long pixels = aligned(Block.byteSize(raster.dtype(), window));
    long stored = raster.storedBytes(unit);
    long scratch = raster.scratchBytes(unit);
    long bytes = Math.addExact(Math.addExact(pixels, aligned(stored)), scratch);
    if (MemoryBudget.rounded(bytes) > resources.memoryBytes()) {
      throw new BudgetException(
          "decoding one block takes " + bytes + " bytes", "grant more with --memory");
    }
    try (Lease lease = budget.lease(bytes)) {
      MemorySegment memory = lease.segment();
      raster.fetch(unit, memory.asSlice(pixels, stored));
      bytesRead.addAndGet(stored);
      raster.decode(
          unit,
          memory.asSlice(pixels, stored),
          memory.asSlice(pixels + aligned(stored), scratch),
          Block.of(raster.dtype(), window, memory.asSlice(0, pixels), raster.axisOrder()));
    }
  }

  private static long aligned(long bytes) {
    return Math.ceilDiv(bytes, 64L) * 64;
  }

  private synchronized void report(long count, MemoryBudget budget) {
    listener.progress(
        new SweepProgress(
            (System.nanoTime() - start) / 1e9,
            decoded.get(),
            count,
            decoded.get(),
            count,
            bytesRead.get(),
            0,
            budget.leasedBytes(),
            Map.of()));
  }
}
