package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.GridGeometry;
import dev.swath.grid.GridGeometry.Registration;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.geo.Multiscales.Level;
import dev.swath.zarr.geo.Multiscales.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GeoAttributesWritingTest {
  private static final Affine PLACE = new Affine(10, 0, 484_640, 0, -10, 5_300_000);
  private static final String UTM_33 = EpsgDataset.wkt(32633).orElseThrow();

  private static RasterSchema schema(Affine transform, Crs crs, Registration registration) {
    return RasterSchema.of(DType.INT16, 3, 400, 500)
        .withGeometry(Optional.of(new GridGeometry(transform, Optional.of(crs), registration)));
  }

  private static RasterSchema utm() {
    return schema(PLACE, Crs.ofEpsg(32633), Registration.AREA);
  }

  private static RasterSchema described() {
    List<BandInfo> bands = new ArrayList<>();
    for (String name : List.of("B02", "B03", "B04")) {
      bands.add(new BandInfo(name, 0.0001, -0.1, "1", "", Map.of()));
    }
    return utm()
        .withBands(bands)
        .withNoData(Optional.of(new NoData(DType.INT16, Values.fromDouble(DType.INT16, -9999))))
        .withAttributes(Map.of("history", "made", "valid_range", "[0,10000]"));
  }

  private static Map<String, CoordinateArray> coordinates(RasterSchema schema) {
    Map<String, CoordinateArray> byName = new java.util.HashMap<>();
    GeoAttributes.coordinates(schema).forEach(array -> byName.put(array.name(), array));
    return byName;
  }

  /// What reading makes of what is written for a schema.
  private static ArrayMeaning readBack(RasterSchema schema, boolean withGroup) {
    MemoryArrays array =
        MemoryArrays.named(schema.extent(), schema.dimensions().toArray(String[]::new))
            .dtype(schema.dtype())
            .own(GeoAttributes.array(schema, Map.of()))
            .group(withGroup ? GeoAttributes.group(schema, Map.of()) : new JsonObject());
    for (CoordinateArray c : GeoAttributes.coordinates(schema)) {
      double[] values =
          LongStream.range(0, c.length()).mapToDouble(c.value()::applyAsDouble).toArray();
      array.sibling(c.name(), c.attributes(), values);
    }
    schema.noData().ifPresent(noData -> array.fill(noData.bits()));
    return array.read();
  }

  @Test
  void theGroupHasTheAttributesThatOtherReadersWant() {
    JsonObject group = GeoAttributes.group(utm(), Map.of());

    JsonObject expected =
        MemoryArrays.json(
            """
            {"zarr_conventions":[
             {"schema_url":"https://raw.githubusercontent.com/zarr-conventions/proj/refs/tags/v0.1/schema.json",
              "spec_url":"https://github.com/zarr-conventions/proj/blob/v0.1/README.md",
              "uuid":"f17cb550-5864-4468-aeb7-f3180cfb622f","name":"proj",
              "description":"Coordinate reference system information for geospatial data"},
             {"schema_url":"https://raw.githubusercontent.com/zarr-conventions/spatial/refs/tags/v0.1/schema.json",
              "spec_url":"https://github.com/zarr-conventions/spatial/blob/v0.1/README.md",
              "uuid":"689b58e2-cf7b-45e0-9fff-9cfc0883d6b4","name":"spatial",
              "description":"Spatial coordinate information"}],
             "proj:code":"EPSG:32633",
             "spatial:dimensions":["y","x"],"spatial:shape":[400,500],
             "spatial:transform":[10,0,484640,0,-10,5300000],
             "spatial:bbox":[484640,5296000,489640,5300000],"spatial:registration":"pixel"}
            """);
    expected.addProperty("proj:wkt2", UTM_33);
    assertThat(MemoryArrays.json(group.toString())).isEqualTo(expected);
  }

  @Test
  void theGroupOfSizesHasNoRegistration() {
    Multiscales levels =
        new Multiscales(
            List.of(
                new Level(
                    "0",
                    Optional.empty(),
                    List.of(1.0, 1.0),
                    Optional.of(PLACE),
                    Optional.of(new Shape(400, 500))),
                new Level(
                    "1",
                    Optional.of("0"),
                    List.of(2.0, 2.0),
                    Optional.of(PLACE.scale(2, 2)),
                    Optional.of(new Shape(200, 250)))),
            "average");

    JsonObject group = GeoAttributes.multiscaleGroup(utm(), levels, Map.of());

    assertThat(group.keySet())
        .containsExactly(
            "zarr_conventions",
            "multiscales",
            "proj:code",
            "proj:wkt2",
            "spatial:dimensions",
            "spatial:bbox");
    assertThat(group.get("multiscales").toString())
        .isEqualTo(
            "{\"layout\":[{\"asset\":\"0\",\"transform\":{\"scale\":[1,1],\"translation\":[0,0]},"
                + "\"spatial:shape\":[400,500],\"spatial:transform\":[10,0,484640,0,-10,5300000]},"
                + "{\"asset\":\"1\",\"derived_from\":\"0\",\"transform\":{\"scale\":[2,2],"
                + "\"translation\":[0,0]},\"spatial:shape\":[200,250],"
                + "\"spatial:transform\":[20,0,484640,0,-20,5300000]}],"
                + "\"resampling_method\":\"average\"}");
    assertThat(Multiscales.of(group)).contains(levels);
    assertThat(GeoZarrRules.check(new GeoZarrNode.Group("", group, _ -> true))).isEmpty();
  }

  @Test
  void arraysDeclareNoConvention() {
    JsonObject array = GeoAttributes.array(described(), Map.of("proj:code", "EPSG:1", "n", "5"));

    assertThat(array)
        .isEqualTo(
            MemoryArrays.json(
                "{'_FillValue':-9999,'grid_mapping':'spatial_ref','scale_factor':0.0001,"
                    + "'add_offset':-0.1,'units':'1','history':'made','valid_range':[0,10000],'n':5}"));
  }

  @Test
  void coordinatesAreCentresOfPixels() {
    Map<String, CoordinateArray> all = coordinates(utm());

    assertThat(all.keySet()).containsExactlyInAnyOrder("band", "y", "x", "spatial_ref");
    assertThat(all.get("x").value().applyAsDouble(0)).isEqualTo(484_645);
    assertThat(all.get("y").value().applyAsDouble(399)).isEqualTo(5_296_005);
    assertThat(all.get("band").value().applyAsDouble(0)).isEqualTo(1);
    assertThat(all.get("y").attributes())
        .isEqualTo(
            MemoryArrays.json(
                "{'axis':'Y','standard_name':'projection_y_coordinate','units':'m'}"));
    assertThat(all.get("spatial_ref").dimensions()).isEmpty();
    assertThat(all.get("spatial_ref").attributes().get("GeoTransform").getAsString())
        .isEqualTo("484640 10 0 5300000 0 -10");
    assertThat(all.get("spatial_ref").attributes().get("crs_wkt").getAsString()).isEqualTo(UTM_33);
  }

  @Test
  void unitsFollowTheSystem() {
    RasterSchema degrees =
        schema(new Affine(1, 0, 0, 0, -1, 0), Crs.ofEpsg(4326), Registration.AREA);
    RasterSchema feet = schema(PLACE, Crs.ofEpsg(2263), Registration.AREA);
    RasterSchema compound = schema(PLACE, Crs.ofEpsg(7405), Registration.AREA);

    assertThat(coordinates(degrees).get("x").attributes())
        .isEqualTo(
            MemoryArrays.json("{'axis':'X','standard_name':'longitude','units':'degrees_east'}"));
    assertThat(coordinates(feet).get("x").attributes().get("units").getAsString())
        .isEqualTo("US_survey_foot");
    assertThat(coordinates(compound).get("x").attributes().get("units").getAsString())
        .isEqualTo("m");
  }

  @Test
  void aTurnedRasterHasNoCoordinatesOfRowsAndColumns() {
    RasterSchema turned =
        schema(new Affine(8, 6, 0, 6, -8, 0), Crs.ofEpsg(32633), Registration.AREA);

    assertThat(coordinates(turned).keySet()).containsExactlyInAnyOrder("band", "spatial_ref");
    assertThat(readBack(turned, true).schema()).isEqualTo(withText(turned));
    assertThat(readBack(turned, false).schema()).isEqualTo(withText(turned));
  }

  @Test
  void aRasterWithoutPlaceHasOnlyCountedCoordinates() {
    RasterSchema nowhere = RasterSchema.of(DType.UINT8, 2, 4, 5);

    assertThat(coordinates(nowhere).keySet()).containsExactly("band");
    assertThat(GeoAttributes.group(nowhere, Map.of()).size()).isZero();
    assertThat(GeoAttributes.array(nowhere, Map.of()).size()).isZero();
    assertThat(readBack(nowhere, true).schema()).isEqualTo(nowhere);
  }

  @Test
  void otherDimensionsAreCounted() {
    RasterSchema time =
        new RasterSchema(
            List.of("time", "y", "x"),
            Window.ofSize(7, 4, 5),
            DType.FLOAT32,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of());

    assertThat(coordinates(time).get("time").value().applyAsDouble(3)).isEqualTo(3);
  }

  private static RasterSchema withText(RasterSchema schema) {
    GridGeometry geometry = schema.geometry().orElseThrow();
    Crs crs = Crs.ofWkt(EpsgDataset.wkt(geometry.crs().orElseThrow()).orElseThrow());
    return schema.withGeometry(
        Optional.of(
            new GridGeometry(geometry.transform(), Optional.of(crs), geometry.registration())));
  }

  @Test
  void whatIsWrittenReadsBack() {
    assertThat(readBack(described(), true).schema()).isEqualTo(withText(described()));
    assertThat(readBack(described(), false).schema()).isEqualTo(withText(described()));
    assertThat(readBack(described(), true).notes()).isEmpty();
  }

  @Test
  void pointsReadBackAsPoints() {
    RasterSchema points = schema(PLACE, Crs.ofEpsg(32633), Registration.POINT);
    JsonObject group = GeoAttributes.group(points, Map.of());

    assertThat(group.get("spatial:registration").getAsString()).isEqualTo("node");
    assertThat(group.get("spatial:transform").toString()).isEqualTo("[10,0,484645,0,-10,5299995]");
    assertThat(group.get("spatial:bbox").toString()).isEqualTo("[484645,5296005,489635,5299995]");
    assertThat(readBack(points, true).schema()).isEqualTo(withText(points));
    assertThat(GeoZarrRules.check(new GeoZarrNode.Group("", group, _ -> true))).isEmpty();
  }

  @Test
  void bandsThatDifferAreListedOnTheirCoordinate() {
    List<BandInfo> bands =
        List.of(
            new BandInfo("a", 1, 0, "m", "red", Map.of("k", "v")),
            new BandInfo("", 2, 5, "K", "", Map.of()),
            BandInfo.PLAIN);

    RasterSchema schema = utm().withBands(bands);

    assertThat(GeoAttributes.array(schema, Map.of()).keySet()).containsExactly("grid_mapping");
    assertThat(readBack(schema, true).schema().bands()).isEqualTo(bands);
  }

  @Test
  void aSystemOfAnOlderTextIsNotCalledWkt2() {
    Crs old = new Crs(OptionalInt.empty(), Optional.of("LOCAL_CS[\"mine\"]"), "mine");
    RasterSchema schema = schema(PLACE, old, Registration.AREA);

    assertThat(GeoAttributes.group(schema, Map.of()).keySet())
        .noneMatch(k -> k.startsWith("proj:"));
    assertThat(coordinates(schema).get("spatial_ref").attributes().get("crs_wkt").getAsString())
        .isEqualTo("LOCAL_CS[\"mine\"]");
    assertThat(readBack(schema, true).schema()).isEqualTo(schema);
  }

  @Test
  void anOlderTextThatCanBeTurnedBecomesWkt2() {
    Crs old =
        Crs.ofWkt(
            "PROJCS[\"mine\",GEOGCS[\"g\",DATUM[\"d\",SPHEROID[\"s\",6371007,0]]],"
                + "PROJECTION[\"Sinusoidal\"],UNIT[\"metre\",1]]");

    JsonObject group = GeoAttributes.group(schema(PLACE, old, Registration.AREA), Map.of());

    assertThat(group.get("proj:wkt2").getAsString()).startsWith("PROJCRS[\"mine\",");
    assertThat(GeoZarrRules.check(new GeoZarrNode.Group("", group, _ -> true))).isEmpty();
  }

  @Test
  void aCodeWithAnOlderTextGetsTheNewerOne() {
    Crs both = new Crs(OptionalInt.of(32633), Optional.of("PROJCS[\"x\"]"), "x");

    JsonObject group = GeoAttributes.group(schema(PLACE, both, Registration.AREA), Map.of());

    assertThat(group.get("proj:wkt2").getAsString()).isEqualTo(UTM_33);
  }

  @Test
  void aCodeOfAnotherAuthorityIsKept() {
    Crs esri = new Crs(OptionalInt.empty(), Optional.empty(), "ESRI:102001");
    RasterSchema schema = schema(PLACE, esri, Registration.AREA);

    assertThat(GeoAttributes.group(schema, Map.of()).get("proj:code").getAsString())
        .isEqualTo("ESRI:102001");
    assertThat(readBack(schema, true).schema()).isEqualTo(schema);
  }

  @Test
  void conventionsThatAreNotOursStayDeclared() {
    JsonObject group =
        GeoAttributes.group(
            utm(),
            Map.of(
                "zarr_conventions",
                "[{\"uuid\":\"b3703368-7e7e-4e8e-9e0e-6d0f0d5e8e8e\"},"
                    + "{\"uuid\":\"f17cb550-5864-4468-aeb7-f3180cfb622f\",\"name\":\"proj:\"}]",
                "title",
                "t",
                "proj:code",
                "EPSG:1",
                "spatial:bbox",
                "[1]"));

    assertThat(group.getAsJsonArray("zarr_conventions")).hasSize(3);
    assertThat(group.get("title").getAsString()).isEqualTo("t");
    assertThat(group.get("proj:code").getAsString()).isEqualTo("EPSG:32633");
    assertThat(GeoZarrRules.check(new GeoZarrNode.Group("", group, _ -> true))).isEmpty();
  }

  @Test
  void fractionsKeepAllTheirDigits() {
    double third = 1 / 3.0;
    RasterSchema fine =
        schema(new Affine(third, 0, -third, 0, -third, 1e-7), Crs.ofEpsg(4326), Registration.AREA);

    assertThat(readBack(fine, true).schema()).isEqualTo(withText(fine));
    assertThat(readBack(fine, false).schema()).isEqualTo(withText(fine));
  }
}
