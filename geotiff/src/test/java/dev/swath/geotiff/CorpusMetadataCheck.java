package dev.swath.geotiff;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.array.Block;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares a file's metadata with an entry of the corpus.
final class CorpusMetadataCheck {
  /// Files whose system is read otherwise than by the oracle, and why.
  private static final Map<String, String> OTHER_SYSTEM =
      Map.of(
          "gdal__GTModelTypeGeoKey_only-e3bf67.tif", "no system is better than an unnamed one",
          "gdal__ModelTiepointTag_z_non_zero_but_ModelPixelScaleTag_z_zero-68934e.tif",
              "no system is better than an unnamed one",
          "gdal__bug_6526_input-f6df18.tif", "a local plane is no reference system",
          "gdal__epsg_2853_with_us_feet-483c6c.tif", "the EPSG code counts, not its unit",
          "libgeotiff__ProjLinearUnitsGeoKey_9036-8e49e3.tif", "the EPSG code counts, not its unit",
          "gdal__projected_GTCitationGeoKey_with_underscore_and_GeogTOWGS84GeoKey-69138f.tif",
              "the EPSG code counts, not its datum shift",
          "libgeotiff__ProjectedCSTypeGeoKey_3410_lambert_cylindrical_equal_area-07bf48.tif",
              "the EPSG code counts, not its replacement",
          "gdal__epsg32631_4979_geotiff1_1-89931d.tif", "heights are an attribute");

  private final JsonObject entry;
  private final String path;
  private final CorpusReport report;

  CorpusMetadataCheck(JsonObject entry, String path, CorpusReport report) {
    this.entry = entry;
    this.path = path;
    this.report = report;
  }

  void check(GeoTiffFile tiff) {
    RasterSchema schema = tiff.raster().schema();
    if (entry.has("w")) {
      same("columns", entry.get("w").getAsLong(), schema.cols());
      same("rows", entry.get("h").getAsLong(), schema.rows());
      same("bands", entry.get("bands").getAsLong(), schema.extent().size(0));
    }
    if (entry.has("gt")) {
      transform(schema);
      crs(tiff);
    }
    noData(schema);
    if (entry.has("gcps")) {
      same("control points", entry.get("gcps").getAsInt(), tiff.reference().controlPoints().size());
    }
    overviews(tiff);
    mask(tiff);
  }

  private void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      report.fail(path, what + " are " + actual + ", not " + expected);
    }
  }

  private void transform(RasterSchema schema) {
    Optional<Affine> map = schema.geometry().map(GridGeometry::transform);
    if (entry.get("gt").isJsonNull()) {
      if (map.isPresent()) {
        report.note(path, "has the transform " + map.get() + ", the oracle none");
      }
      return;
    }
    JsonArray g = entry.getAsJsonArray("gt");
    double[] expected = new double[6];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = g.get(i).getAsDouble();
    }
    Affine m = map.orElse(Affine.IDENTITY);
    double[] actual = {m.c(), m.a(), m.b(), m.f(), m.d(), m.e()};
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(expected[i] - actual[i]) > 1e-12 * Math.abs(expected[i])) {
        report.fail(path, "the transform is " + m + ", not " + g);
        return;
      }
    }
  }

  private void crs(GeoTiffFile tiff) {
    Optional<Crs> crs = tiff.reference().crs();
    Optional<String> expected = CorpusCheck.text(entry, "epsg").filter(t -> !t.isEmpty());
    String name = CorpusCheck.text(entry, "crs").orElse("");
    if (expected.isPresent()) {
      String actual = crs.map(Crs::label).orElse("none");
      boolean described = crs.map(c -> c.wkt().isPresent()).orElse(false);
      if (!actual.equals(expected.get()) && (described || isOther(tiff))) {
        report.note(path, "the system is " + crs + ", the oracle says " + expected.get());
      } else if (!actual.equals(expected.get())) {
        report.fail(path, "the system is " + crs + ", not " + expected.get() + " " + name);
      }
    } else if (!name.isEmpty()) {
      report.note(path, "the system is " + crs + ", the oracle says " + name);
    }
  }

  /// Heights are kept as an attribute beside the system of the plane.
  private boolean isOther(GeoTiffFile tiff) {
    return OTHER_SYSTEM.containsKey(path.substring(path.lastIndexOf('/') + 1))
        || tiff.raster().schema().attributes().containsKey("VERTICAL_CRS");
  }

  private void noData(RasterSchema schema) {
    Optional<String> text = CorpusCheck.text(entry, "nodata").filter(t -> !t.equals("None"));
    String attribute = schema.attributes().getOrDefault("GDAL_NODATA", "");
    if (text.isEmpty()) {
      if (schema.noData().isPresent() && entry.has("nodata")) {
        report.note(path, "nodata is " + schema.noData() + ", the oracle has none");
      }
      return;
    }
    double expected =
        Double.parseDouble(text.get().replace("nan", "NaN").replace("inf", "Infinity"));
    boolean equal =
        schema.noData().map(v -> Double.compare(v.value(), expected) == 0).orElse(false);
    if (!equal && attribute.isEmpty()) {
      report.fail(path, "nodata is " + schema.noData() + ", not " + text.get());
    }
  }

  private void overviews(GeoTiffFile tiff) {
    JsonElement list = entry.has("ovr") ? entry.get("ovr") : entry.get("overviews");
    if (list == null || !list.isJsonArray()) {
      return;
    }
    same("overviews", list.getAsJsonArray().size(), tiff.overviews().size());
    List<JsonArray> sizes =
        list.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsJsonArray)
            .sorted(Comparator.comparingLong((JsonArray size) -> -size.get(0).getAsLong()))
            .toList();
    for (int i = 0; i < Math.min(list.getAsJsonArray().size(), tiff.overviews().size()); i++) {
      JsonArray expected = sizes.get(i);
      RasterSchema actual = tiff.overviews().get(i).schema();
      same("columns of overview " + i, expected.get(0).getAsLong(), actual.cols());
      same("rows of overview " + i, expected.get(1).getAsLong(), actual.rows());
      boolean lossy = entry.has("exact") && !entry.get("exact").getAsBoolean();
      if (expected.size() > 2 && !lossy) {
        overviewPixels(tiff.overviews().get(i), i, expected.get(2).getAsString());
      }
    }
  }

  private void overviewPixels(GeoTiffRaster overview, int index, String expected) {
    try (Arena arena = Arena.ofConfined()) {
      Block all = UnitReader.read(overview, overview.schema().extent().with(0, 0, 1), arena);
      if (!CorpusCheck.sha256(all.segment()).startsWith(expected)) {
        report.fail(path, "pixels of overview " + index + " differ");
      }
    }
  }

  private void mask(GeoTiffFile tiff) {
    if (!entry.has("maskflags")) {
      return;
    }
    boolean own = (entry.get("maskflags").getAsInt() & 0x0e) == 2;
    if (own != tiff.mask().isPresent()) {
      report.note(path, "has a mask: " + !own + ", the oracle says " + own);
    }
    if (!own || tiff.mask().isEmpty() || !entry.has("mask_sha")) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      GeoTiffRaster mask = tiff.mask().orElseThrow();
      MemorySegment bytes = UnitReader.read(mask, mask.schema().extent(), arena).segment();
      for (long i = 0; i < bytes.byteSize(); i++) {
        if (bytes.get(ValueLayout.JAVA_BYTE, i) != 0) {
          bytes.set(ValueLayout.JAVA_BYTE, i, (byte) 0xff);
        }
      }
      if (!CorpusCheck.sha256(bytes).startsWith(entry.get("mask_sha").getAsString())) {
        report.fail(path, "the mask differs");
      }
    }
  }
}
