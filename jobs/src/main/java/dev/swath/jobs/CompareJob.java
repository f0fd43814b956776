package dev.swath.jobs;

import dev.swath.array.DType;
import dev.swath.operators.local.Difference;
import dev.swath.operators.pass.ReadingCells;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds two rasters against each other in one sweep over both.
public final class CompareJob implements Job<Comparison> {
  private final Source left;
  private final Source right;
  private final List<RasterSchema> schemas;
  private final JobPlan plan;
  private final Optional<Counting> counting;

  /// The pixels' part of the job.
  private record Counting(Sweep sweep, CountSink sink) {}

  private CompareJob(
      Source left,
      Source right,
      List<RasterSchema> schemas,
      JobPlan plan,
      Optional<Counting> counting) {
    this.left = left;
    this.right = right;
    this.schemas = schemas;
    this.plan = plan;
    this.counting = counting;
  }

  /// Opens both rasters and plans.
  public static CompareJob open(CompareRequest request) {
    Source left = Source.open(request.left());
    try {
      Source right = Source.open(request.right());
      try {
        return open(request, left, right);
      } catch (RuntimeException | Error e) {
        right.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      left.close();
      throw e;
    }
  }

  private static CompareJob open(CompareRequest request, Source left, Source right) {
    boolean alike = left.raster().schema().rank() == right.raster().schema().rank();
    Raster leftRaster = alike ? left.raster() : left.folded();
    Raster rightRaster = alike ? right.raster() : right.folded();
    Optional<Counting> counting =
        request.pixels() && comparable(leftRaster.schema(), rightRaster.schema())
            ? Optional.of(counting(request, leftRaster, rightRaster))
            : Optional.empty();
    JobPlan plan =
        new JobPlan(
            "compare",
            List.of(left.side(), right.side()),
            List.of(),
            Optional.empty(),
            counting.map(work -> work.sweep().plan()),
            Optional.empty(),
            request.resources().threads(),
            List.of());
    List<RasterSchema> schemas = List.of(leftRaster.schema(), rightRaster.schema());
    return new CompareJob(left, right, schemas, plan, counting);
  }

  private static boolean comparable(RasterSchema left, RasterSchema right) {
    return left.extent().equals(right.extent()) && isComplex(left) == isComplex(right);
  }

  private static boolean isComplex(RasterSchema schema) {
    return schema.dtype().kind() == DType.Kind.COMPLEX;
  }

  private static Counting counting(CompareRequest request, Raster left, Raster right) {
    CountSink sink = new CountSink(ReadingCells.of(left), request.tolerance());
    Raster apart = Difference.ofStored(left, right);
    return new Counting(new Sweep(apart, sink, request.resources().sweepOptions()), sink);
  }

  @Override
  public JobPlan plan() {
    return plan;
  }

  @Override
  public Comparison run(SweepListener listener) {
    Optional<SweepCounters> counters = counting.map(work -> work.sweep().run(listener));
    List<Comparison.Difference> differences = new ArrayList<>();
    Optional<Comparison.Pixels> pixels =
        counting.map(
            work ->
                new Comparison.Pixels(
                    plan.sweep().orElseThrow().extent().count(),
                    work.sink().above(),
                    work.sink().largest()));
    pixels
        .filter(counted -> counted.differing() > 0)
        .ifPresent(
            counted ->
                differences.add(
                    new Comparison.Difference(
                        "pixels",
                        counted.differing() + " of " + counted.compared(),
                        "largest difference " + counted.largest())));
    differences.addAll(SchemaDifferences.between(schemas.getFirst(), schemas.getLast()));
    return new Comparison(differences, pixels, counters);
  }

  @Override
  public void cancel() {
    counting.ifPresent(work -> work.sweep().cancel());
  }

  @Override
  public void close() {
    try (left) {
      right.close();
    }
  }
}
