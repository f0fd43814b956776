package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.EpsgDataset;
import dev.swath.grid.GridGeometry;
import dev.swath.grid.GridGeometry.Registration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeoZarrReadingTest {
  private static final Affine PLACE = new Affine(10, 0, 500_000, 0, -10, 5_300_000);
  private static final String TRANSFORM = "'spatial:transform':[10,0,500000,0,-10,5300000]";
  private static final String UTM_33 = EpsgDataset.wkt(32633).orElseThrow();

  private static GridGeometry geometry(ArrayMeaning meaning) {
    return meaning.schema().geometry().orElseThrow();
  }

  private static Crs crs(ArrayMeaning meaning) {
    return geometry(meaning).crs().orElseThrow();
  }

  private static String wkt(int code) {
    return EpsgDataset.wkt(code).orElseThrow().replace("\"", "\\\"");
  }

  @Test
  void theGroupPlacesItsArrays() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .group(
                "{'proj:code':'EPSG:32633','spatial:dimensions':['y','x'],'spatial:shape':[4,5],"
                    + TRANSFORM
                    + "}")
            .read();

    assertThat(geometry(meaning).transform()).isEqualTo(PLACE);
    assertThat(geometry(meaning).registration()).isEqualTo(Registration.AREA);
    assertThat(crs(meaning)).isEqualTo(Crs.ofEpsg(32633));
    assertThat(meaning.notes()).isEmpty();
  }

  @Test
  void whatTheArraySaysItselfComesFirst() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .own("{'proj:code':'EPSG:32634','spatial:transform':[1,0,2,0,3,4]}")
            .group("{'proj:code':'EPSG:32633'," + TRANSFORM + "}")
            .read();

    assertThat(geometry(meaning).transform()).isEqualTo(new Affine(1, 0, 2, 0, 3, 4));
    assertThat(crs(meaning).epsg()).hasValue(32634);
  }

  @Test
  void aGroupFurtherUpPlacesNothing() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .at("a/data")
            .group("{}")
            .group("{'proj:code':'EPSG:32633'," + TRANSFORM + "}")
            .read();

    assertThat(meaning.schema().geometry()).isEmpty();
  }

  @Test
  void aGroupThatListsTheSizeTellsItsPlace() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .at("0/data")
            .group("{}")
            .group(
                "{'proj:code':'EPSG:32633','multiscales':{'layout':[{'asset':'0','spatial:shape':[4,5],"
                    + TRANSFORM
                    + "}]}}")
            .read();

    assertThat(geometry(meaning).transform()).isEqualTo(PLACE);
    assertThat(crs(meaning).epsg()).hasValue(32633);
  }

  @Test
  void aLayoutOfArraysTellsTheirPlaces() {
    String layout =
        "{'proj:code':'EPSG:32633','multiscales':{'layout':[{'asset':'other'},{'asset':'data',"
            + TRANSFORM
            + "}]}}";

    assertThat(geometry(MemoryArrays.plane().group(layout).read()).transform()).isEqualTo(PLACE);
  }

  @Test
  void aPlaceForOtherArraysOfTheGroupIsNotTaken() {
    ArrayMeaning otherShape =
        MemoryArrays.plane().group("{'spatial:shape':[40,50]," + TRANSFORM + "}").read();
    ArrayMeaning otherAxes =
        MemoryArrays.plane().group("{'spatial:dimensions':['lat','lon']," + TRANSFORM + "}").read();

    assertThat(otherShape.schema().geometry()).isEmpty();
    assertThat(otherShape.notes()).singleElement().asString().contains("spatial:shape");
    assertThat(otherAxes.schema().geometry()).isEmpty();
    assertThat(otherAxes.notes()).singleElement().asString().contains("spatial:dimensions");
  }

  @Test
  void nodesAreTheCentresOfPixels() {
    ArrayMeaning meaning =
        MemoryArrays.plane().group("{'spatial:registration':'node'," + TRANSFORM + "}").read();

    assertThat(geometry(meaning).transform())
        .isEqualTo(new Affine(10, 0, 499_995, 0, -10, 5_300_005));
    assertThat(geometry(meaning).registration()).isEqualTo(Registration.POINT);
  }

  @Test
  void anotherTypeOfTransformIsNotRead() {
    ArrayMeaning meaning =
        MemoryArrays.plane().group("{'spatial:transform_type':'rpc'," + TRANSFORM + "}").read();

    assertThat(meaning.schema().geometry()).isEmpty();
    assertThat(meaning.notes()).singleElement().asString().contains("'rpc'");
  }

  @Test
  void spatialDimensionsMakeRowsAndColumns() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(5, 4, 3), "a", "b", "c")
            .own("{'spatial:dimensions':['c','a']}")
            .read();

    assertThat(meaning.axisOrder()).containsExactly(1, 2, 0);
    assertThat(meaning.schema().dimensions()).containsExactly("b", "y", "x");
    assertThat(meaning.schema().extent()).isEqualTo(Window.ofSize(4, 3, 5));
  }

  @Test
  void theTextWinsOverTheCode() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .group("{'proj:code':'EPSG:32634','proj:wkt2':'" + wkt(32633) + "'," + TRANSFORM + "}")
            .read();

    assertThat(crs(meaning).epsg()).hasValue(32633);
    assertThat(crs(meaning).wkt()).contains(UTM_33);
    assertThat(meaning.notes()).singleElement().asString().contains("32634").contains("32633");
  }

  @Test
  void aCodeStaysBesideATextOfTheSameNameWithout() {
    String text = "PROJCRS[\\\"WGS_84_/_UTM_zone_33N\\\"]";
    String other = "PROJCRS[\\\"mine\\\"]";

    ArrayMeaning same =
        MemoryArrays.plane()
            .group("{'proj:code':'EPSG:32633','proj:wkt2':'" + text + "'," + TRANSFORM + "}")
            .read();
    ArrayMeaning different =
        MemoryArrays.plane()
            .group("{'proj:code':'EPSG:32633','proj:wkt2':'" + other + "'," + TRANSFORM + "}")
            .read();

    assertThat(crs(same).epsg()).hasValue(32633);
    assertThat(crs(different).epsg()).isEmpty();
    assertThat(different.notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'proj:code':'epsg:32633' | EPSG:32633",
        "'proj:code':'OGC:CRS84' | EPSG:4326",
        "'proj:code':'ESRI:102001' | ESRI:102001",
        "'proj:code':null,'proj:epsg':32633 | EPSG:32633",
        "'proj:projjson':{'name':'UTM','id':{'authority':'EPSG','code':32633}} | EPSG:32633",
        "'proj:projjson':{'name':'my own'} | my own",
        "'geo':{'proj':{'code':'EPSG:32633'}} | EPSG:32633"
      },
      quoteCharacter = '~')
  void codesHaveManySpellings(String attributes, String label) {
    ArrayMeaning meaning =
        MemoryArrays.plane().group("{" + attributes.strip() + "," + TRANSFORM + "}").read();

    assertThat(crs(meaning).label()).isEqualTo(label);
  }

  @Test
  void draftsAreRead() {
    ArrayMeaning geoProj =
        MemoryArrays.named(Window.ofSize(4, 5), "a", "b")
            .own(
                "{'geo':{'proj':{'code':'EPSG:32633','transform':[10,0,500000,0,-10,5300000],"
                    + "'spatial_dimensions':['a','b']}}}")
            .read();
    ArrayMeaning stac =
        MemoryArrays.plane().own("{'proj:transform':[10,0,500000,0,-10,5300000,0,0,1]}").read();

    assertThat(geometry(geoProj).transform()).isEqualTo(PLACE);
    assertThat(geoProj.schema().dimensions()).containsExactly("y", "x");
    assertThat(geometry(stac).transform()).isEqualTo(PLACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'spatial:transform':'x'",
        "'spatial:transform':[1,2,3]",
        "'spatial:transform':[1,0,0,0,'1',0]",
        "'spatial:transform':[0,0,0,0,0,0]",
        "'spatial:transform':[1e300,0,0,0,1e300,0]",
        "'spatial:transform':[1e999,0,0,0,1,0]",
        "'spatial:transform':[1,0,0,0,{},0]",
        "'spatial:shape':[5,4]",
        "'spatial:shape':[4]",
        "'spatial:shape':[4.5,5]",
        "'spatial:shape':[-4,5]",
        "'spatial:shape':[0,1e300]",
        "'spatial:dimensions':['y','z']",
        "'spatial:dimensions':['y','y']",
        "'spatial:dimensions':'yx'",
        "'spatial:registration':'corner'",
        "'spatial:registration':7",
        "'proj:code':32633",
        "'proj:code':'32633'",
        "'proj:code':'EPSG:x'",
        "'proj:code':'EPSG:99999999999'",
        "'proj:wkt2':'PROJCRS['",
        "'proj:wkt2':{}",
        "'proj:transform':[1,2]"
      })
  void anAttributeThatLiesAboutThePlaceIsNamed(String attribute) {
    MemoryArrays array = MemoryArrays.plane().own("{" + attribute + "}");

    assertThatThrownBy(array::read)
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining(attribute.substring(1, attribute.indexOf('\'', 1)));
  }

  @Test
  void zoneStoresAreRead() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(4, 5, 128), "northing", "easting", "band")
            .at("embeddings")
            .group(
                "{'utm_zone':33,'year':2024,'crs_epsg':32633,'crs_wkt':'"
                    + wkt(32633)
                    + "','transform':[10,0,500000,0,-10,5300000],'pixel_size_m':10}")
            .read();

    assertThat(meaning.schema().dimensions()).containsExactly("band", "y", "x");
    assertThat(meaning.axisOrder()).isEqualTo(List.of(2, 0, 1));
    assertThat(geometry(meaning).transform()).isEqualTo(PLACE);
    assertThat(crs(meaning).epsg()).hasValue(32633);
  }

  @Test
  void aZoneIsNorthernIfNothingElseIsSaid() {
    ArrayMeaning meaning =
        MemoryArrays.plane().group("{'utm_zone':1,'transform':[10,0,0,0,-10,0]}").read();

    assertThat(crs(meaning).epsg()).hasValue(32601);
  }
}
