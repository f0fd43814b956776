package dev.swath.cli;

import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.ChunkCount;
import dev.swath.jobs.Description;
import dev.swath.jobs.StatisticsJob;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a raster file is, for people.
final class DescriptionText {
  /// More bands than these are only counted.
  private static final int MOST_BANDS = 32;

  private static final int MOST_POINTS = 10;

  private final StringBuilder text = new StringBuilder();

  private DescriptionText() {}

  /// @param chunks the pieces that the pixels are stored in, if they were counted
  static String of(
      Description description, List<StatisticsJob.Band> statistics, Optional<ChunkCount> chunks) {
    DescriptionText made = new DescriptionText();
    made.head(description);
    description.schema().geometry().ifPresent(place -> made.place(description.schema(), place));
    made.layout(description.layout());
    chunks.ifPresent(made::chunks);
    made.extras(description.extras());
    made.bands(description.schema(), statistics);
    return made.text.toString();
  }

  private void row(String label, String value) {
    if (!value.isEmpty()) {
      text.append(String.format(Locale.ROOT, "%-15s%s%n", label, Failure.onOneLine(value)));
    }
  }

  private void head(Description description) {
    RasterSchema schema = description.schema();
    String bytes =
        description.file().bytes().map(length -> " (" + ByteSize.text(length) + ")").orElse("");
    row("File", description.file().name() + bytes);
    row("Driver", description.file().driver());
    row("Size", schema.cols() + " × " + schema.rows() + " pixels");
    if (schema.rank() != 3 || !schema.dimensions().getFirst().equals(RasterSchema.BAND)) {
      row("Dimensions", dimensions(schema));
    }
    row("Type", schema.dtype().label());
    schema.noData().ifPresent(value -> row("NoData", Numbers.text(value)));
  }

  private static String dimensions(RasterSchema schema) {
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < schema.rank(); axis++) {
      text.append(axis == 0 ? "" : ", ")
          .append(schema.dimensions().get(axis))
          .append(' ')
          .append(schema.extent().size(axis));
    }
    return text.toString();
  }

  private void place(RasterSchema schema, GridGeometry place) {
    row("CRS", place.crs().map(DescriptionText::crs).orElse(""));
    Affine map = place.transform();
    row("Origin", map.c() + ", " + map.f());
    row("Pixel", map.a() + " × " + map.e() + (map.isRotated() ? ", rotated or sheared" : ""));
    if (map.isRotated()) {
      row("Transform", List.of(map.a(), map.b(), map.c(), map.d(), map.e(), map.f()).toString());
    }
    double[] box = Numbers.bounds(schema, map);
    row("Bounds", box[0] + ", " + box[1] + ", " + box[2] + ", " + box[3]);
    row("Sample", place.registration().name().toLowerCase(Locale.ROOT));
  }

  private static String crs(Crs crs) {
    String name = crs.name().isEmpty() || crs.epsg().isEmpty() ? "" : " " + crs.name();
    return (crs.label().isEmpty() ? "unnamed" : crs.label()) + name;
  }

  private void layout(Description.Layout layout) {
    String size =
        layout.chunk().reversed().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    row(
        "Layout",
        layout.organisation()
            + " "
            + size
            + ", "
            + String.format(Locale.ROOT, "%,d", layout.chunks())
            + " chunks");
    for (Map.Entry<String, String> detail : layout.details().entrySet()) {
      row("  " + detail.getKey(), detail.getValue());
    }
  }

  private void chunks(ChunkCount count) {
    row("  chunks", ChunkText.pieces(count.chunks()) + ChunkText.ratio(count));
    count.shards().ifPresent(shards -> row("  shards", ChunkText.pieces(shards)));
  }

  private void extras(Description.Extras extras) {
    for (Description.Overview overview : extras.overviews()) {
      row("Overview", overview.cols() + " × " + overview.rows() + " " + overview.where());
    }
    row("Mask", extras.mask());
    List<Description.ControlPoint> points = extras.controlPoints();
    for (Description.ControlPoint point : points.subList(0, Math.min(points.size(), MOST_POINTS))) {
      row(
          "GCP",
          "column %s, row %s → %s, %s, %s"
              .formatted(point.col(), point.row(), point.x(), point.y(), point.z()));
    }
    if (points.size() > MOST_POINTS) {
      row("GCP", "and " + (points.size() - MOST_POINTS) + " more");
    }
    extras.warnings().forEach(warning -> row("Warning", warning));
  }

  private void bands(RasterSchema schema, List<StatisticsJob.Band> statistics) {
    long count = Numbers.bands(schema);
    row("Bands", Long.toString(count));
    for (int i = 0; i < Math.min(count, MOST_BANDS); i++) {
      BandInfo band = i < schema.bands().size() ? schema.bands().get(i) : BandInfo.PLAIN;
      String summed = i < statistics.size() ? statistics(statistics.get(i)) : "";
      String said = said(band);
      row(
          "  " + (i + 1),
          (said + (said.isEmpty() || summed.isEmpty() ? "" : "  ") + summed).strip());
    }
    if (count > MOST_BANDS) {
      row("", "and " + (count - MOST_BANDS) + " more; --json lists them all");
    }
  }

  private static String said(BandInfo band) {
    StringBuilder said = new StringBuilder(band.name());
    said.append(band.role().isEmpty() ? "" : " (" + band.role() + ")");
    if (band.scale() != 1 || band.offset() != 0) {
      said.append(" × ").append(band.scale()).append(" + ").append(band.offset());
    }
    said.append(band.unit().isEmpty() ? "" : " " + band.unit());
    return said.toString().strip();
  }

  static String statistics(StatisticsJob.Band band) {
    return String.format(
        Locale.ROOT,
        "min %s  max %s  mean %.6g  std %.6g  valid %,d",
        Numbers.text(band.minimum()),
        Numbers.text(band.maximum()),
        band.mean(),
        band.deviation(),
        band.count());
  }
}
