package dev.swath.jobs;

import dev.swath.raster.Raster;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes what an operator makes of one raster.
///
/// The operator sees the whole of the bands that are selected; a box is cut out of its result, so
/// that pixels at the box's border have all their neighbours.
final class OperatorJob implements Job<JobResult> {
  private final Source source;
  private final WriteSweep sweep;

  private OperatorJob(Source source, WriteSweep sweep) {
    this.source = source;
    this.sweep = sweep;
  }

  /// What is asked for beside the operator.
  ///
  /// @param verb of the job
  /// @param operator as a text that tells it from all others
  record Request(
      String verb,
      String operator,
      Path input,
      Target target,
      Selection selection,
      Resources resources) {}

  /// Opens the input and plans. Nothing is written yet.
  static OperatorJob open(Request request, UnaryOperator<Raster> operator) {
    Source source = Source.open(request.input());
    try {
      Selection selection = request.selection();
      Selection bands = new Selection(selection.bands(), Optional.empty(), Optional.empty());
      Selection box = new Selection(List.of(), selection.box(), selection.boxCrs());
      Raster shaped = ConvertJob.shaped(source, request.target(), selection);
      Raster made = operator.apply(Chain.of(shaped, bands, ValueRules.KEEP));
      WriteSweep.Work work =
          new WriteSweep.Work(
              request.verb(),
              List.of(source.side()),
              Chain.of(made, box, ValueRules.KEEP),
              Optional.of(source),
              Identity.of(
                  request.target(),
                  request.verb(),
                  request.operator(),
                  source.identity(),
                  selection),
              1,
              source.lost(request.target().format()));
      return new OperatorJob(source, WriteSweep.plan(work, request.target(), request.resources()));
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  @Override
  public JobPlan plan() {
    return sweep.plan();
  }

  @Override
  public JobResult run(SweepListener listener) {
    return sweep.run(listener);
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    try (source) {
      sweep.close();
    }
  }
}
