package dev.swath.cli;

import dev.swath.array.Window;
import dev.swath.jobs.DiskNeed;
import dev.swath.jobs.JobPlan;
import dev.swath.jobs.Side;
import dev.swath.sweep.SweepPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A job's plan for programs. Sizes are in the order of the raster's dimensions.
final class PlanJson {
  private PlanJson() {}

  static Map<String, Object> of(JobPlan plan) {
    Map<String, Object> json = Json.object();
    json.put("job", plan.job());
    json.put("inputs", plan.inputs().stream().map(PlanJson::side).toList());
    json.put("steps", plan.steps());
    plan.output().ifPresent(output -> json.put("output", side(output)));
    json.put("beside", plan.beside().stream().map(PlanJson::side).toList());
    json.put("threads", plan.threads());
    json.put("passes", plan.passes().stream().map(PlanJson::pass).toList());
    json.put("keptBytes", plan.keptBytes());
    plan.sweep().ifPresent(sweep -> json.put("sweep", sweep(sweep)));
    json.put("notes", plan.notes());
    plan.disk().ifPresent(disk -> json.put("disk", disk(disk)));
    return json;
  }

  private static Map<String, Object> side(Side side) {
    Map<String, Object> json = Json.object();
    json.put("name", side.name());
    json.put("dtype", side.schema().dtype().label());
    json.put("dimensions", side.schema().dimensions());
    json.put("shape", sizes(side.schema().extent()));
    json.put("rawBytes", side.rawBytes());
    json.put("layout", side.layout());
    return json;
  }

  private static Map<String, Object> pass(JobPlan.Pass pass) {
    Map<String, Object> json = Json.object();
    json.put("text", pass.text());
    json.put("sweeps", pass.sweeps());
    json.put("keptBytes", pass.keptBytes());
    json.put("first", sweep(pass.first()));
    return json;
  }

  private static Map<String, Object> sweep(SweepPlan plan) {
    Map<String, Object> json = Json.object();
    json.put("extent", sizes(plan.extent()));
    json.put("writeUnits", plan.writeUnits());
    json.put("writeUnit", sizes(plan.writeUnit()));
    json.put("outputs", plan.outputs().stream().map(PlanJson::written).toList());
    json.put("segment", sizes(plan.segment()));
    json.put("order", plan.order().name().toLowerCase(Locale.ROOT));
    json.put("held", plan.held().name().toLowerCase(Locale.ROOT));
    json.put("units", plan.units().stream().map(PlanJson::units).toList());
    json.put("executionsPerUnit", 1.0);
    json.put("inFlight", plan.inFlight());
    json.put("heldBytes", plan.heldBytes());
    json.put("taskBytes", plan.taskBytes());
    json.put("minimumBytes", plan.minimumBytes());
    json.put("plannedPeakBytes", plan.plannedPeakBytes());
    json.put("projectedProcessBytes", ProcessMemory.projected(plan.plannedPeakBytes()));
    json.put("budgetBytes", plan.budgetBytes());
    json.put("scratchBytes", plan.scratchBytes());
    json.put("spools", plan.spools());
    return json;
  }

  private static Map<String, Object> written(SweepPlan.Written output) {
    Map<String, Object> json = Json.object();
    json.put("extent", sizes(output.extent()));
    json.put("writeUnits", output.writeUnits());
    json.put("writeUnit", sizes(output.writeUnit()));
    return json;
  }

  private static Map<String, Object> units(SweepPlan.Units units) {
    Map<String, Object> json = Json.object();
    json.put("raster", units.raster());
    json.put("total", units.total());
    json.put("unit", sizes(units.unit()));
    json.put("storedBytes", units.storedBytes());
    return json;
  }

  private static Map<String, Object> disk(DiskNeed disk) {
    Map<String, Object> json = Json.object();
    json.put("folder", disk.folder().toString());
    json.put("expectedBytes", disk.expectedBytes());
    json.put("exact", disk.exact());
    json.put("freeBytes", disk.freeBytes());
    json.put("fits", disk.fits());
    return json;
  }

  static List<Long> sizes(Window window) {
    return Arrays.stream(window.sizes()).boxed().toList();
  }
}
