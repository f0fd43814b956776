package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import dev.swath.operators.zonal.ZoneStatistic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is to be known of the zones of a raster.
///
/// @param steps what is done to the raster before
/// @param statistics words of statistics, or `all`
/// @param output a file for the result, `.csv` or `.geojson`
/// @param overwrite whether an older output is replaced
public record ZonalRequest(
    Path input,
    List<Step> steps,
    Zones zones,
    List<String> statistics,
    Optional<Path> output,
    boolean overwrite,
    Resources resources) {
  /// What is told unless something else is asked for.
  public static final List<String> USUAL = List.of("count", "min", "max", "sum", "mean", "std");

  /// Where zones come from.
  ///
  /// @param file GeoJSON polygons if it ends in `.geojson` or `.json`, else a raster of labels
  /// @param crs system of the polygons, if it is another than the file says
  /// @param allTouched whether a polygon covers all pixels that its border passes through
  /// @param field the property that names a polygon; its id or its place, from 1, if empty
  public record Zones(Path file, Optional<String> crs, boolean allTouched, Optional<String> field) {
    public Zones {
      boolean shapes = isShapes(file);
      refuse(crs.isPresent() && !shapes, "--zones-crs", file);
      refuse(allTouched && !shapes, "--all-touched", file);
      refuse(field.isPresent() && !shapes, "--field", file);
    }

    private static void refuse(boolean wrong, String flag, Path file) {
      if (wrong) {
        throw new RequestException(
            flag + " speaks of polygons but " + file + " is a raster",
            "leave it out, or name a .geojson file");
      }
    }

    /// Whether the zones are polygons.
    public boolean areShapes() {
      return isShapes(file);
    }

    private static boolean isShapes(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      return name.endsWith(".geojson") || name.endsWith(".json");
    }
  }

  public ZonalRequest {
    steps = List.copyOf(steps);
    statistics = List.copyOf(statistics);
    chosen(statistics);
    boolean shapes = zones.areShapes();
    output.ifPresent(path -> check(path, shapes));
  }

  private static void check(Path output, boolean shapes) {
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".geojson")) {
      throw new RequestException(
          "the output " + output + " says no format by its ending", "name a .csv or .geojson file");
    }
    if (name.endsWith(".geojson") && !shapes) {
      throw new RequestException("labels have no polygons for " + output, "name a .csv file");
    }
  }

  /// The statistics asked for, in the order of all.
  Set<ZoneStatistic> chosen() {
    return chosen(statistics);
  }

  private static Set<ZoneStatistic> chosen(List<String> words) {
    List<String> known = Arrays.stream(ZoneStatistic.values()).map(ZoneStatistic::word).toList();
    for (String word : words) {
      if (!word.equals("all") && !known.contains(word)) {
        throw new RequestException(
            "'" + word + "' is no statistic of zones",
            "name some of " + String.join(", ", known) + ", or all");
      }
    }
    Set<ZoneStatistic> chosen = new LinkedHashSet<>();
    for (ZoneStatistic statistic : ZoneStatistic.values()) {
      if (words.contains("all") || words.contains(statistic.word())) {
        chosen.add(statistic);
      }
    }
    return chosen;
  }
}
