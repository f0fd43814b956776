package dev.swath.sweep;

import dev.swath.CancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The threads of one sweep: some compute, some wait for storage, one writes in order. The first
/// failure stops all.
final class Workers implements AutoCloseable {
  private final ExecutorService computing;
  private final ExecutorService reading;
  private final ExecutorService writing;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Semaphore places;
  private volatile boolean cancelled;

  /// @param inFlight write units under way at once at most
  Workers(int threads, int inFlight) {
    computing = pool("swath-compute", threads);
    reading = pool("swath-read", Math.max(2, threads));
    writing = pool("swath-write", 1);
    places = new Semaphore(inFlight);
  }

  private static ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  enum Kind {
    COMPUTE,
    READ,
    WRITE
  }

  private ExecutorService executor(Kind kind) {
    return switch (kind) {
      case COMPUTE -> computing;
      case READ -> reading;
      case WRITE -> writing;
    };
  }

  /// Starts work when something is done.
  CompletableFuture<Void> after(CompletableFuture<Void> done, Kind kind, Runnable work) {
    underWay.incrementAndGet();
    CompletableFuture<Void> result = done.thenRunAsync(() -> guarded(work), executor(kind));
    return result.whenComplete((_, _) -> underWay.decrementAndGet());
  }

  private void guarded(Runnable work) {
    try {
      check();
      work.run();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /// Waits for a place for another write unit.
  void takePlace() {
    try {
      while (!places.tryAcquire(50, TimeUnit.MILLISECONDS)) {
        check();
      }
      check();
    } catch (InterruptedException e) {
      cancelled = true;
      Thread.currentThread().interrupt();
      check();
    }
  }

  void freePlace() {
    places.release();
  }

  /// Fails if something failed or the sweep was cancelled.
  ///
  /// @return whether anything is under way
  boolean check() {
    if (cancelled || Thread.currentThread().isInterrupted()) {
      throw new CancelledException("the sweep was stopped", "run it again");
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
    return underWay.get() > 0;
  }

  void cancel() {
    cancelled = true;
  }

  /// Lets work under way end and starts no more.
  @Override
  public void close() {
    cancelled = true;
    for (ExecutorService pool : new ExecutorService[] {reading, computing, writing}) {
      pool.shutdown();
    }
    boolean interrupted = false;
    for (ExecutorService pool : new ExecutorService[] {reading, computing, writing}) {
      boolean ended = false;
      while (!ended) {
        try {
          ended = pool.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
