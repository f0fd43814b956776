package dev.swath.jobs;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Outlines;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.pass.Passes;
import dev.swath.operators.reduce.Survey;
import dev.swath.operators.vector.PixelRule;
import dev.swath.operators.vector.Polygons;
import dev.swath.operators.zonal.LabelZonalSink;
import dev.swath.operators.zonal.LabelledValues;
import dev.swath.operators.zonal.PolygonZonalSink;
import dev.swath.operators.zonal.ZonalSink;
import dev.swath.operators.zonal.Zone;
import dev.swath.operators.zonal.ZoneStatistic;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.SweepListener;
import java.util.List;
import java.util.Set;

/// Finds the statistics of the zones of a raster in one sweep.
public final class ZonalJob implements Job<ZonalResult> {
  private final ZonalRequest request;
  private final Set<ZoneStatistic> chosen;
  private final Reading reading;
  private final Zoned zoned;
  private final Passes passes;
  private final JobPlan plan;

  /// What is looked at, and how its zones are called.
  private record Zoned(FirstLook<List<Zone>> look, ZoneNames names, int bands) {}

  private ZonalJob(ZonalRequest request, Reading reading, Zoned zoned, Passes passes) {
    this.request = request;
    this.chosen = request.chosen();
    this.reading = reading;
    this.zoned = zoned;
    this.passes = passes;
    this.plan = reading.plan("zonal", passes, request.resources(), List.of());
  }

  /// Opens the inputs and plans. Nothing is written yet.
  public static ZonalJob open(ZonalRequest request) {
    request.output().ifPresent(path -> AtomicFile.refuseExisting(path, request.overwrite()));
    boolean shapes = request.zones().areShapes();
    Reading reading =
        Reading.open(
            request.input(),
            request.steps(),
            shapes ? List.of() : List.of(request.zones().file()),
            true);
    try {
      Zoned zoned = shapes ? byShapes(request, reading) : byLabels(request, reading);
      Passes passes = Reading.plan(zoned.look(), request.resources());
      return new ZonalJob(request, reading, zoned, passes);
    } catch (RuntimeException | Error e) {
      reading.close();
      throw e;
    }
  }

  private static boolean countsValues(ZonalRequest request) {
    return request.chosen().stream().anyMatch(ZoneStatistic::countsValues);
  }

  private static Survey<List<Zone>> survey(ZonalSink sink) {
    return Survey.of(sink, ZonalSink::result);
  }

  private static Zoned byLabels(ZonalRequest request, Reading reading) {
    Raster labels = reading.sources().all().getLast().folded();
    LabelledValues both = new LabelledValues(labels, reading.raster());
    boolean counts = countsValues(request);
    FirstLook<List<Zone>> look =
        new FirstLook<>(
            "statistics of each label",
            both,
            cell -> survey(new LabelZonalSink(both, cell, counts)));
    boolean unsigned = labels.schema().dtype() == DType.UINT64;
    return new Zoned(look, new ZoneNames.Labels(unsigned), bands(reading));
  }

  private static Zoned byShapes(ZonalRequest request, Reading reading) {
    RasterSchema schema = reading.raster().schema();
    ZonalRequest.Zones zones = request.zones();
    Polygons read = Polygons.read(zones.file());
    if (read.shapes().isEmpty()) {
      throw new RequestException(
          zones.file() + " has no polygons", "name a file with at least one");
    }
    Polygons placed =
        schema
            .geometry()
            .map(place -> Outlines.placed(zones.file(), read, zones.crs(), place))
            .orElse(read);
    PixelRule rule = zones.allTouched() ? PixelRule.ALL_TOUCHED : PixelRule.CENTRE;
    boolean counts = countsValues(request);
    FirstLook<List<Zone>> look =
        new FirstLook<>(
            "statistics of " + read.shapes().size() + " polygons",
            reading.raster(),
            cell -> polygons(schema, cell, placed, rule, counts));
    ZoneNames names = ZoneNames.Shapes.of(zones.file(), read, zones.field());
    return new Zoned(look, names, bands(reading));
  }

  private static Survey<List<Zone>> polygons(
      RasterSchema schema, Window cell, Polygons placed, PixelRule rule, boolean counts) {
    return survey(new PolygonZonalSink(schema, cell, placed, rule, counts));
  }

  private static int bands(Reading reading) {
    return Math.toIntExact(reading.raster().schema().extent().size(0));
  }

  @Override
  public JobPlan plan() {
    return plan;
  }

  @Override
  public ZonalResult run(SweepListener listener) {
    passes.run(listener);
    List<Zone> zones = zoned.names().all(zoned.look().answer(), zoned.bands());
    List<ZonalResult.Row> rows =
        zones.stream()
            .map(
                zone ->
                    new ZonalResult.Row(
                        zoned.names().name(zone),
                        zone.band() + 1,
                        chosen.stream().map(zone::value).toList()))
            .toList();
    ZonalResult result =
        new ZonalResult(
            plan,
            chosen.stream().map(ZoneStatistic::word).toList(),
            rows,
            passes.counters(),
            request.output());
    request
        .output()
        .ifPresent(path -> ZonalFile.write(path, request.overwrite(), result, zoned.names()));
    return result;
  }

  @Override
  public void cancel() {
    passes.cancel();
  }

  @Override
  public void close() {
    try (reading) {
      passes.close();
    }
  }
}
