package dev.swath.jobs.chips;

import dev.swath.CancelledException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// All chips of a raster, one after another: a sweep works ahead by so many of them and then waits.
/// Each chunk of the source is decoded once, however much patches overlap.
///
/// For one reader. Closing before the end stops the sweep.
public final class ChipStream implements Iterator<ChipStream.Chip>, AutoCloseable {
  /// A chip on the heap, its reader's to keep.
  ///
  /// @param index among all chips
  /// @param pixels its axes without that of the chips
  public record Chip(long index, Block pixels) {}

  private final Sweep sweep;
  private final BlockingQueue<Optional<Chip>> ready;
  private final Thread thread;
  private volatile boolean closed;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile Optional<SweepCounters> counters = Optional.empty();
  private Optional<Chip> next = Optional.empty();
  private boolean ended;

  /// Begins to work.
  ///
  /// @param chips a raster whose first axis counts chips, such as [dev.swath.patches.Chips]
  /// @param ahead most chips that wait to be taken
  public ChipStream(Raster chips, int ahead, SweepOptions options) {
    this.ready = new ArrayBlockingQueue<>(ahead);
    this.sweep = new Sweep(chips, new QueueSink(chips.schema()), options);
    this.thread = Thread.ofPlatform().daemon().name("swath-chips").start(this::work);
  }

  private void work() {
    try {
      counters = Optional.of(sweep.run(SweepListener.NONE));
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    } finally {
      put(Optional.empty());
    }
  }

  /// Waits until there is room, or nobody takes any more.
  private void put(Optional<Chip> chip) {
    try {
      while (!closed && !ready.offer(chip, 50, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the stream of chips was interrupted", "", e);
    }
  }

  /// The chips in their order.
  public Stream<Chip> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && !ended) {
      try {
        next = ready.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException("interrupted while waiting for a chip", "", e);
      }
      ended = next.isEmpty();
      if (ended && failure.isPresent()) {
        throw failure.get();
      }
    }
    return next.isPresent();
  }

  @Override
  public Chip next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all chips were taken");
    }
    Chip chip = next.orElseThrow();
    next = Optional.empty();
    return chip;
  }

  /// What the sweep did; there after the last chip.
  public Optional<SweepCounters> counters() {
    return counters;
  }

  @Override
  public void close() {
    closed = true;
    ended = true;
    next = Optional.empty();
    sweep.cancel();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Hands on chips in their order.
  private final class QueueSink extends ChipSink {
    private QueueSink(RasterSchema schema) {
      super(schema, true);
    }

    @Override
    public void write(CellIndex cell, MemorySegment encoded) {
      byte[] kept = new byte[Math.toIntExact(encoded.byteSize())];
      MemorySegment memory = MemorySegment.ofArray(kept);
      memory.copyFrom(encoded);
      long[] sizes = grid().window(cell).sizes();
      Window chip = Window.ofSize(Arrays.copyOfRange(sizes, 1, sizes.length));
      put(Optional.of(new Chip(cell.at(0), Block.planar(schema().dtype(), chip, memory))));
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
