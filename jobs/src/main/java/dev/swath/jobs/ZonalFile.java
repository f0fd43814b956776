package dev.swath.jobs;

import dev.swath.operators.vector.GeoJsonWriter;
import dev.swath.operators.vector.Polygons;
import dev.swath.store.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the statistics of zones to a file, which appears when it is whole.
final class ZonalFile {
  private ZonalFile() {}

  static void write(Path path, boolean overwrite, ZonalResult result, ZoneNames names) {
    boolean csv = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    String text =
        switch (names) {
          case ZoneNames.Shapes shapes when !csv -> geoJson(shapes.polygons(), result);
          case ZoneNames.Shapes _, ZoneNames.Labels _ -> result.csv();
        };
    try (AtomicFile file = AtomicFile.create(path, overwrite)) {
      file.write(0, MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8)));
      file.commit();
    }
  }

  /// The polygons as they were read, with the statistics among their properties: `mean`, or
  /// `b1_mean` where there are several bands.
  private static String geoJson(Polygons polygons, ZonalResult result) {
    int bands = result.rows().size() / polygons.shapes().size();
    List<Map<String, Double>> more = new ArrayList<>();
    for (int shape = 0; shape < polygons.shapes().size(); shape++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (int band = 0; band < bands; band++) {
        ZonalResult.Row row = result.rows().get(shape * bands + band);
        for (int i = 0; i < row.values().size(); i++) {
          String name = result.statistics().get(i);
          values.put(bands == 1 ? name : "b" + row.band() + "_" + name, row.values().get(i));
        }
      }
      more.add(values);
    }
    try (StringWriter text = new StringWriter()) {
      new GeoJsonWriter(text).write(polygons, more);
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException("a text can always be written", e);
    }
  }
}
