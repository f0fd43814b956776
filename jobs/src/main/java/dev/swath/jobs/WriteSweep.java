package dev.swath.jobs;

import dev.swath.BudgetException;
import dev.swath.operators.pass.Passes;
import dev.swath.sweep.Output;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A sweep into a file: what every job that writes a raster does.
final class WriteSweep implements AutoCloseable {
  private final JobPlan plan;
  private final Target target;
  private final Resources resources;
  private final OpenTarget output;
  private final Passes passes;
  private final Beside beside;
  private final Sweep sweep;

  private WriteSweep(
      JobPlan plan,
      Target target,
      Resources resources,
      OpenTarget output,
      Passes passes,
      Beside beside,
      Sweep sweep) {
    this.beside = beside;
    this.plan = plan;
    this.target = target;
    this.resources = resources;
    this.output = output;
    this.passes = passes;
    this.sweep = sweep;
  }

  /// What a job makes and from what.
  ///
  /// @param steps what is done to the inputs, in words
  /// @param source what the output may take over more from than the raster's schema
  /// @param identity of what is asked for and of what it is made from
  /// @param ratio stored bytes for each raw byte that compression is expected to leave
  /// @param notes what the user should know, in sentences
  record Work(
      String job,
      List<Side> inputs,
      List<String> steps,
      Product product,
      Optional<Source> source,
      String identity,
      double ratio,
      List<String> notes) {}

  /// Plans; nothing is written before [#run(SweepListener)].
  static WriteSweep plan(Work work, Target target, Resources resources) {
    try {
      return plan(work, target, resources, true);
    } catch (BudgetException _) {
      return plan(work, target, resources, false);
    }
  }

  /// @param keep whether passes may keep pixels, which leaves less memory to the sweeps
  private static WriteSweep plan(Work work, Target target, Resources resources, boolean keep) {
    Passes passes = Passes.of(work.product().raster(), resources.sweepOptions(), keep);
    try {
      return plan(work, target, resources, passes);
    } catch (RuntimeException | Error e) {
      passes.close();
      throw e;
    }
  }

  private static WriteSweep plan(Work work, Target target, Resources resources, Passes passes) {
    Product product = work.product();
    OpenTarget written =
        OpenTarget.open(
            target, product.schema(), product.mask().isPresent(), work.source(), work.identity());
    try {
      Beside beside = Beside.of(product.raster(), written.writeUnits(), target);
      List<Output> outputs =
          new ArrayList<>(written.sweeps(new Product(beside.raster(), product.mask())));
      outputs.addAll(beside.sweeps());
      Sweep sweep = new Sweep(outputs, passes.rest());
      Side output = new Side(target.path().toString(), product.schema(), written.layout());
      List<Side> others = new ArrayList<>(written.levels());
      long expected = expected(written, output, others, work.ratio());
      others.addAll(beside.sides());
      DiskNeed disk =
          DiskNeed.of(
              target.path(),
              sweep.plan().spools() || written.copies() ? 2 * expected : expected,
              !written.compresses());
      JobPlan plan =
          new JobPlan(
              work.job(),
              work.inputs(),
              work.steps(),
              Optional.of(output),
              others,
              Optional.of(sweep.plan()),
              Optional.of(disk),
              resources.threads(),
              notes(work, disk, resources),
              JobPlan.Pass.of(passes),
              passes.keptBytes());
      return new WriteSweep(plan, target, resources, written, passes, beside, sweep);
    } catch (RuntimeException | Error e) {
      written.close();
      throw e;
    }
  }

  private static long expected(OpenTarget written, Side output, List<Side> levels, double ratio) {
    long raw = output.rawBytes() + levels.stream().mapToLong(Side::rawBytes).sum();
    return written.compresses() ? Math.round(raw * Math.min(ratio, 1)) : written.maxBytes();
  }

  private static List<String> notes(Work work, DiskNeed disk, Resources resources) {
    if (disk.fits() || !resources.force()) {
      return work.notes();
    }
    List<String> notes = new ArrayList<>(work.notes());
    notes.add(
        "the output is expected to take "
            + disk.expectedBytes()
            + " bytes but only "
            + disk.freeBytes()
            + " are free");
    return notes;
  }

  JobPlan plan() {
    return plan;
  }

  JobResult run(SweepListener listener) {
    output.checkFree();
    beside.checkFree();
    plan.disk().orElseThrow().check(target.path(), resources.force());
    passes.run(listener);
    SweepCounters counters = passes.with(sweep.run(listener));
    beside.write();
    return new JobResult(
        plan,
        counters,
        Optional.of(target.path()),
        output.storedBytes(),
        beside.bands(),
        target.byProducts().preview(),
        List.of(),
        List.of());
  }

  void cancel() {
    passes.cancel();
    sweep.cancel();
  }

  @Override
  public void close() {
    try (passes) {
      output.close();
    }
  }
}
