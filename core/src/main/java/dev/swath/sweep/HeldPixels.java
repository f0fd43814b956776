package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.raster.Unit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// The pixels of a holding while a sweep runs, and who still needs them. Their room is given back
/// when the bookkeeping and all work under way have let go.
abstract sealed class HeldPixels {
  private final Holding holding;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final AtomicInteger users = new AtomicInteger(1);

  private HeldPixels(Holding holding) {
    this.holding = holding;
  }

  Holding holding() {
    return holding;
  }

  /// Done when the pixels are there.
  CompletableFuture<Void> ready() {
    return ready;
  }

  void retain() {
    users.incrementAndGet();
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      giveBack();
    }
  }

  abstract void giveBack();

  /// Pixels in leased memory.
  static final class InMemory extends HeldPixels {
    private final Block block;
    private final Runnable giveBack;

    InMemory(Holding holding, Block block, Runnable giveBack) {
      super(holding);
      this.block = block;
      this.giveBack = giveBack;
    }

    Block block() {
      return block;
    }

    Unit unit() {
      Holding h = holding();
      return new Unit(h.unit(), h.raster().units().window(h.unit()), block);
    }

    @Override
    void giveBack() {
      giveBack.run();
    }
  }

  /// Pixels on scratch storage.
  static final class OnScratch extends HeldPixels {
    private final Scratch scratch;
    private final long start;

    OnScratch(Holding holding, Scratch scratch) {
      super(holding);
      this.scratch = scratch;
      this.start = scratch.reserve(holding.pixelBytes());
    }

    /// @param pixels of the whole unit
    void store(Block pixels) {
      scratch.write(start, holding().part(), holding().raster().axisOrder(), pixels);
    }

    void load(Block into) {
      scratch.read(start, holding().part(), holding().raster().axisOrder(), into);
    }

    @Override
    void giveBack() {
      scratch.giveBack(start, holding().pixelBytes());
    }
  }
}
