package dev.swath.sweep;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.memory.Lease;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.Unit;
import dev.swath.raster.UnitRaster;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Runs a schedule. One thread walks through it and admits write unit after write unit: it
/// leases all the memory that the unit's work will take, in the order of the schedule, and
/// only then starts the work. Work under way never waits for a lease, so it always ends and
/// returns its memory, and the walk goes on: no schedule can lock itself up.
final class SweepRun implements AutoCloseable {
  private final Graph graph;
  private final List<Output> outputs;
  private final Planner.Choice choice;
  private final Costs costs;
  private final Leases leases;
  private final Scratch scratch;
  private final Workers workers;
  private final Tally tally;
  private final Map<Long, HeldPixels> held = new HashMap<>();
  private final List<CompletableFuture<Void>> lastWrites = new ArrayList<>();

  SweepRun(
      Graph graph, List<Output> outputs, Planner.Choice choice, Costs costs, SweepOptions options) {
    this.graph = graph;
    this.outputs = outputs;
    this.choice = choice;
    this.costs = costs;
    outputs.forEach(_ -> lastWrites.add(CompletableFuture.completedFuture(null)));
    this.leases = new Leases(choice.plan().plannedPeakBytes(), options.memoryBytes());
    this.scratch = new Scratch(options.scratch());
    this.workers = new Workers(options.threads(), choice.plan().inFlight());
    this.tally = new Tally(choice.plan(), outputs);
  }

  SweepProgress progress() {
    return tally.progress(leases.budget());
  }

  void cancel() {
    workers.cancel();
  }

  SweepCounters run() {
    Holdings holdings = new Holdings(graph, choice.scratchLevels());
    for (Schedule.Cursor cursor = choice.schedule().start(); !cursor.done(); cursor.next()) {
      if (costs.isWritten(cursor)) {
        workers.check();
        prepare(holdings.skip(cursor));
        tally.kept(cursor.output());
      } else {
        workers.takePlace();
        admit(holdings.admit(cursor));
      }
    }
    holdings.drain().forEach(this::release);
    awaitQuiet();
    for (UnitRaster raster : graph.unitRasters()) {
      if (raster instanceof StoredUnits stored) {
        stored.checkUnchanged();
      }
    }
    outputs.forEach(output -> output.sink().commit());
    long readBacks = outputs.stream().mapToLong(output -> output.sink().readBacks()).sum();
    return tally.counters(leases.budget(), readBacks);
  }

  /// Waits for all work under way.
  private void awaitQuiet() {
    while (workers.check()) {
      LockSupport.parkNanos(100_000);
    }
    workers.check();
  }

  private void admit(Step step) {
    begin(step);
    write(step);
    step.releases().forEach(release -> release(release.holding()));
  }

  /// Does what a step entails beside writing.
  private void prepare(Step step) {
    begin(step);
    step.releases().forEach(release -> release(release.holding()));
  }

  private void begin(Step step) {
    for (Step.Action action : step.actions()) {
      switch (action) {
        case Step.Compute compute -> compute(compute);
        case Step.Copy copy -> copy(copy);
        case Step.Release release -> release(release.holding());
      }
    }
  }

  private Lease lease(long bytes) {
    return leases.lease(bytes, workers::check);
  }

  private HeldPixels.InMemory room(Holding holding) {
    Lease lease = lease(holding.pixelBytes());
    Block block =
        Block.of(
            holding.raster().schema().dtype(),
            holding.part(),
            lease.segment(),
            holding.raster().axisOrder());
    HeldPixels.InMemory pixels =
        new HeldPixels.InMemory(holding, block, () -> leases.giveBack(lease));
    held.put(holding.id(), pixels);
    return pixels;
  }

  private void release(Holding holding) {
    held.remove(holding.id()).release();
  }

  private List<HeldPixels.InMemory> retain(List<Holding> uses) {
    List<HeldPixels.InMemory> inputs = new ArrayList<>(uses.size());
    for (Holding use : uses) {
      HeldPixels pixels = held.get(use.id());
      pixels.retain();
      inputs.add((HeldPixels.InMemory) pixels);
    }
    return inputs;
  }

  private static CompletableFuture<Void> ready(List<HeldPixels.InMemory> inputs) {
    return inputs.size() == 1
        ? inputs.getFirst().ready()
        : CompletableFuture.allOf(
            inputs.stream().map(HeldPixels::ready).toArray(CompletableFuture<?>[]::new));
  }

  private void compute(Step.Compute step) {
    Holding holding = step.holding();
    List<HeldPixels.InMemory> inputs = retain(step.uses());
    HeldPixels.InMemory pixels = room(holding);
    Lease work = lease(costs.temporary(holding.raster(), holding.unit()));
    pixels.retain();
    CompletableFuture<Void> computed =
        switch (holding.raster()) {
          case StoredUnits stored -> fetchAndDecode(stored, pixels, work);
          case UnitRaster raster ->
              workers.after(
                  ready(inputs),
                  Workers.Kind.COMPUTE,
                  () -> computeUnit(raster, inputs, pixels, work));
        };
    forward(computed, pixels.ready());
  }

  private static void forward(CompletableFuture<Void> from, CompletableFuture<Void> to) {
    from.whenComplete(
        (_, e) -> {
          if (e == null) {
            to.complete(null);
          } else {
            to.completeExceptionally(e);
          }
        });
  }

  private CompletableFuture<Void> fetchAndDecode(
      StoredUnits raster, HeldPixels.InMemory pixels, Lease work) {
    Holding holding = pixels.holding();
    long bytes = raster.storedBytes(holding.unit());
    Workspace workspace = new Workspace(work.segment());
    MemorySegment stored = workspace.take(bytes);
    MemorySegment scratchMemory = workspace.take(raster.scratchBytes(holding.unit()));
    CompletableFuture<Void> nothing = CompletableFuture.completedFuture(null);
    CompletableFuture<Void> fetched =
        bytes == 0
            ? nothing
            : workers.after(
                nothing,
                Workers.Kind.READ,
                () -> {
                  tally.timed(SweepProgress.Stage.READ, () -> raster.fetch(holding.unit(), stored));
                  tally.fetched(bytes);
                });
    return workers.after(
        fetched,
        Workers.Kind.COMPUTE,
        () -> {
          UnitEvent event = UnitEvent.started();
          tally.timed(
              SweepProgress.Stage.DECODE,
              () -> raster.decode(holding.unit(), stored, scratchMemory, pixels.block()));
          event.done(raster, holding.unit(), bytes);
          tally.unitComputed(graph.place(raster), raster, holding.unit());
          leases.giveBack(work);
          pixels.release();
        });
  }

  private void computeUnit(
      UnitRaster raster, List<HeldPixels.InMemory> inputs, HeldPixels.InMemory pixels, Lease work) {
    Holding holding = pixels.holding();
    Workspace workspace = new Workspace(work.segment());
    MemorySegment scratchMemory = workspace.take(raster.scratchBytes(holding.unit()));
    Evaluation evaluation = new Evaluation(new UnitsAtHand(inputs), workspace, raster.axisOrder());
    UnitEvent event = UnitEvent.started();
    tally.timed(
        SweepProgress.Stage.COMPUTE,
        () -> evaluation.computeUnit(raster, holding.unit(), scratchMemory, pixels.block()));
    event.done(raster, holding.unit(), 0);
    tally.unitComputed(graph.place(raster), raster, holding.unit());
    leases.giveBack(work);
    inputs.forEach(HeldPixels::release);
    pixels.release();
  }

  private void copy(Step.Copy step) {
    HeldPixels from = held.get(step.from().id());
    from.retain();
    HeldPixels to = step.to().onScratch() ? onScratch(step.to()) : room(step.to());
    to.retain();
    Workers.Kind kind =
        step.from().onScratch() || step.to().onScratch() ? Workers.Kind.READ : Workers.Kind.COMPUTE;
    CompletableFuture<Void> copied =
        workers.after(
            from.ready(),
            kind,
            () -> {
              move(from, to);
              from.release();
              to.release();
            });
    forward(copied, to.ready());
  }

  private HeldPixels onScratch(Holding holding) {
    HeldPixels.OnScratch pixels = new HeldPixels.OnScratch(holding, scratch);
    held.put(holding.id(), pixels);
    return pixels;
  }

  private void move(HeldPixels from, HeldPixels to) {
    switch (from) {
      case HeldPixels.InMemory source -> moveFromMemory(source, to);
      case HeldPixels.OnScratch source ->
          tally.timed(
              SweepProgress.Stage.READ, () -> source.load(((HeldPixels.InMemory) to).block()));
    }
  }

  private void moveFromMemory(HeldPixels.InMemory from, HeldPixels to) {
    switch (to) {
      case HeldPixels.InMemory target ->
          tally.timed(SweepProgress.Stage.COMPUTE, () -> target.block().paste(from.block()));
      case HeldPixels.OnScratch target -> store(from, target);
    }
  }

  private void store(HeldPixels.InMemory from, HeldPixels.OnScratch to) {
    tally.timed(SweepProgress.Stage.WRITE, () -> to.store(from.block()));
    tally.toScratch(to.holding().pixelBytes());
  }

  private void write(Step step) {
    RasterSink sink = outputs.get(step.output()).sink();
    List<HeldPixels.InMemory> inputs = retain(step.uses());
    Lease work = lease(costs.task(step.output(), step.cell(), step.window()));
    AtomicLong encodedBytes = new AtomicLong();
    long pixelBytes = costs.pixels(step.output(), step.window());
    long encodeBytes = sink.encodeBytes(step.cell());
    MemorySegment encoder = work.segment().asSlice(pixelBytes, encodeBytes);
    CompletableFuture<Void> encoded =
        workers.after(
            ready(inputs),
            Workers.Kind.COMPUTE,
            () -> {
              Block pixels = evaluate(step, inputs, work);
              inputs.forEach(HeldPixels::release);
              tally.timed(
                  SweepProgress.Stage.ENCODE,
                  () -> encodedBytes.set(sink.encode(step.cell(), pixels, encoder)));
            });
    boolean ordered = sink.writeUnits().ordered();
    CompletableFuture<Void> turn =
        ordered ? CompletableFuture.allOf(lastWrites.get(step.output()), encoded) : encoded;
    CompletableFuture<Void> written =
        workers.after(
            turn,
            ordered ? Workers.Kind.WRITE : Workers.Kind.READ,
            () -> {
              MemorySegment bytes = encoder.asSlice(0, encodedBytes.get());
              WriteEvent event = WriteEvent.started();
              tally.timed(SweepProgress.Stage.WRITE, () -> sink.write(step.cell(), bytes));
              event.done(step.cell(), bytes.byteSize());
              tally.written(step.output(), step.cell(), bytes.byteSize());
              leases.giveBack(work);
              workers.freePlace();
            });
    lastWrites.set(step.output(), written);
  }

  private Block evaluate(Step step, List<HeldPixels.InMemory> inputs, Lease work) {
    Raster root = graph.root(step.output());
    int[] axisOrder = outputs.get(step.output()).sink().writeUnits().axisOrder();
    Workspace workspace = new Workspace(work.segment());
    Block pixels = workspace.block(root.schema().dtype(), step.window(), axisOrder);
    Evaluation evaluation = new Evaluation(new UnitsAtHand(inputs), workspace, axisOrder);
    tally.timed(
        SweepProgress.Stage.COMPUTE, () -> evaluation.evaluate(root, step.window(), pixels));
    return pixels;
  }

  /// The units that a piece of work was given.
  private record UnitsAtHand(List<HeldPixels.InMemory> pixels) implements Evaluation.Units {
    @Override
    public List<Unit> touching(UnitRaster raster, Window window) {
      SortedMap<CellIndex, Unit> units = new TreeMap<>();
      for (HeldPixels.InMemory candidate : pixels) {
        if (candidate.holding().raster() == raster) {
          Unit unit = candidate.unit();
          Window needed = unit.window().intersect(window);
          if (!needed.isEmpty() && unit.pixels().window().contains(needed)) {
            units.putIfAbsent(unit.index(), unit);
          }
        }
      }
      requireAll(raster, window, units);
      return List.copyOf(units.values());
    }
  }

  private static void requireAll(UnitRaster raster, Window window, Map<CellIndex, Unit> units) {
    Window touching = raster.units().touching(window);
    for (long n = 0; units.size() < touching.count() && n < touching.count(); n++) {
      CellIndex unit = CellIndex.in(touching, n);
      if (!units.containsKey(unit) && raster.units().window(unit).intersects(window)) {
        throw new IllegalStateException(
            "unit " + unit + " is needed for " + window + " but nothing said so in time");
      }
    }
  }

  /// Ends all work, returns all memory and removes the scratch file.
  @Override
  public void close() {
    workers.close();
    try {
      scratch.close();
    } finally {
      leases.close();
    }
  }
}
