package dev.swath.jobs;

import dev.swath.sweep.SweepCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The statistics of zones: polygons in the order of their file, labels in ascending order.
///
/// @param statistics the names of a row's values
/// @param output the file that has them
public record ZonalResult(
    JobPlan plan,
    List<String> statistics,
    List<Row> rows,
    SweepCounters counters,
    Optional<Path> output) {
  /// One zone in one band.
  ///
  /// @param zone its label, or the name of its polygon
  /// @param band counted from 1
  /// @param values NaN where there is no valid pixel
  public record Row(String zone, int band, List<Double> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  public ZonalResult {
    statistics = List.copyOf(statistics);
    rows = List.copyOf(rows);
  }

  /// The rows as comma-separated values (RFC 4180): a line of names, then the zone, the band and
  /// the values, empty where there is none.
  public String csv() {
    StringBuilder text = new StringBuilder("zone,band");
    statistics.forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (Row row : rows) {
      text.append(quoted(row.zone())).append(',').append(row.band());
      row.values().forEach(value -> text.append(',').append(number(value)));
      text.append('\n');
    }
    return text.toString();
  }

  private static String quoted(String zone) {
    boolean plain = zone.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? zone : '"' + zone.replace("\"", "\"\"") + '"';
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
