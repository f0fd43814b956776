package dev.swath.cli;

import dev.swath.jobs.ZonalJob;
import dev.swath.jobs.ZonalRequest;
import dev.swath.jobs.ZonalResult;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `zonal`: what the values in each zone come to.
@Command(
    name = "zonal",
    sortOptions = false,
    description = {
      "Sums up the valid values of a raster in each zone: by a raster of labels on its grid, or by",
      "the polygons of a GeoJSON file. Prints comma-separated values unless told otherwise."
    },
    footer = {
      "",
      "  swath zonal dem.tif basins.geojson --output basins-dem.geojson --statistics mean,max",
      "  swath zonal ndvi.tif landcover.tif --statistics all --json"
    })
final class ZonalCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RASTER", description = "the values")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "ZONES",
      description = "a raster of labels, or polygons: .geojson or .json")
  private Path zones;

  @Option(
      names = {"--statistics", "--stats"},
      paramLabel = "NAME,…",
      split = ",",
      description =
          "count, nodata, min, max, sum, mean, std, variance, median, majority, minority, variety"
              + " or all; default: count,min,max,sum,mean,std")
  private List<String> statistics = ZonalRequest.USUAL;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "a .csv file, or a .geojson file of the polygons with the statistics")
  private Path output;

  @Option(names = "--overwrite", description = "replace an older output")
  private boolean overwrite;

  @Option(
      names = "--zones-crs",
      paramLabel = "CRS",
      description = "system of the polygons; default: what the file says, else EPSG:4326")
  private String crs;

  @Option(
      names = {"--all-touched", "-at"},
      description = "a polygon covers all pixels that its border passes through, too")
  private boolean allTouched;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "the property that names a polygon; default: its id, else its place from 1")
  private String field;

  @Mixin private BandFlags bands;
  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  ZonalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Step> steps = new ArrayList<>();
    bands.step().ifPresent(steps::add);
    ZonalRequest request =
        new ZonalRequest(
            file,
            steps,
            new ZonalRequest.Zones(
                zones, Optional.ofNullable(crs), allTouched, Optional.ofNullable(field)),
            statistics.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
            Optional.ofNullable(output),
            overwrite,
            resources.resources(session.console().variables()));
    return session.run(
        () -> ZonalJob.open(request),
        request.output(),
        report,
        plan.explain(report.json()),
        this::report);
  }

  private int report(ZonalResult result) {
    if (report.json()) {
      session.console().out().print(Json.document(json(result)));
    } else if (result.output().isEmpty()) {
      session.console().out().print(result.csv());
    } else if (!report.quiet()) {
      session
          .console()
          .err()
          .print("done    " + result.rows().size() + " rows in " + output + "\n");
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> json(ZonalResult result) {
    Map<String, Object> json = Json.object();
    json.put("job", "zonal");
    result.output().ifPresent(path -> json.put("output", path.toString()));
    json.put("zones", result.rows().stream().map(row -> json(result, row)).toList());
    json.put("counters", Summary.counters(result.counters()));
    json.put("plan", PlanJson.of(result.plan()));
    return json;
  }

  private static Map<String, Object> json(ZonalResult result, ZonalResult.Row row) {
    Map<String, Object> json = Json.object();
    json.put("zone", row.zone());
    json.put("band", row.band());
    for (int i = 0; i < row.values().size(); i++) {
      double value = row.values().get(i);
      json.put(
          result.statistics().get(i), Double.isNaN(value) ? Optional.empty() : Numbers.json(value));
    }
    return json;
  }
}
