package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.swath.array.Window;
import dev.swath.grid.EpsgDataset;
import dev.swath.zarr.geo.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeoZarrRulesTest {
  private static final String LAYOUT =
      "'layout':[{'asset':'0','transform':{'scale':[1,1]}},"
          + "{'asset':'1','derived_from':'0','transform':{'scale':[2,2],'translation':[0,0]}}]";

  private static JsonObject good() {
    JsonObject attributes =
        MemoryArrays.json(
            "{'proj:code':'EPSG:32633','spatial:dimensions':['y','x'],'spatial:shape':[4,5],"
                + "'spatial:transform':[10,0,0,0,-10,100],'spatial:bbox':[0,60,50,100],"
                + "'multiscales':{"
                + LAYOUT
                + "}}");
    attributes.addProperty("proj:wkt2", EpsgDataset.wkt(32633).orElseThrow());
    com.google.gson.JsonArray declared = new com.google.gson.JsonArray();
    for (Convention convention : Convention.values()) {
      declared.add(convention.entry());
    }
    attributes.add("zarr_conventions", declared);
    return attributes;
  }

  private static List<Finding> group(JsonObject attributes) {
    return GeoZarrRules.check(
        new GeoZarrNode.Group("a/b", attributes, Set.of("0", "1", "0/data")::contains));
  }

  private static JsonObject with(String change) {
    JsonObject attributes = good();
    MemoryArrays.json("{" + change + "}")
        .entrySet()
        .forEach(
            entry -> {
              if (entry.getValue().isJsonPrimitive()
                  && entry.getValue().toString().equals("\"gone\"")) {
                attributes.remove(entry.getKey());
              } else {
                attributes.add(entry.getKey(), entry.getValue());
              }
            });
    return attributes;
  }

  @Test
  void aGoodGroupHasNoFindings() {
    assertThat(group(good())).isEmpty();
    assertThat(group(new JsonObject())).isEmpty();
    assertThat(group(MemoryArrays.json("{'title':'x','zarr_conventions':[]}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "conventions                | 'zarr_conventions':{}",
        "convention-undeclared      | 'zarr_conventions':'gone'",
        "convention-entry           | 'zarr_conventions':[7]",
        "convention-entry           | 'zarr_conventions':[{'name':'proj'}]"
      })
  void whatDeclarationsBreakIsFound(String code, String change) {
    assertBroken(code, change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "proj-code                  | 'proj:code':32633",
        "proj-code                  | 'proj:code':'32633'",
        "proj-code                  | 'proj:code':'EPSG:'",
        "proj-wkt2                  | 'proj:wkt2':7",
        "proj-wkt2                  | 'proj:wkt2':'EPSG:32633'",
        "proj-wkt2                  | 'proj:wkt2':'PROJCS[1]'",
        "proj-projjson              | 'proj:projjson':'x'",
        "proj-projjson              | 'proj:projjson':{'name':'x'}",
        "proj-empty                 | 'proj:code':'gone','proj:wkt2':'gone'",
        "proj-conflict              | 'proj:code':'EPSG:32634'"
      })
  void whatSystemsBreakIsFound(String code, String change) {
    assertBroken(code, change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "spatial-dimensions         | 'spatial:dimensions':['y']",
        "spatial-dimensions         | 'spatial:dimensions':['t','y','x']",
        "spatial-dimensions         | 'spatial:dimensions':[0,1]",
        "spatial-bbox               | 'spatial:bbox':[0,0,1]",
        "spatial-bbox               | 'spatial:bbox':[1,0,0,1]",
        "spatial-bbox-differs       | 'spatial:bbox':[0,50,50,100]",
        "spatial-transform-type     | 'spatial:transform_type':1",
        "spatial-transform          | 'spatial:transform':[1,0,0,0,1]",
        "spatial-transform          | 'spatial:transform':[1,0,0,0,1,'0']",
        "spatial-shape              | 'spatial:shape':[0,5]",
        "spatial-shape              | 'spatial:shape':[4,5.5]",
        "spatial-shape              | 'spatial:shape':[3,4,5]",
        "spatial-registration       | 'spatial:registration':'corner'"
      })
  void whatPlacesBreakIsFound(String code, String change) {
    assertBroken(code, change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "multiscales-layout         | 'multiscales':'gone'",
        "multiscales-layout         | 'multiscales':[]",
        "multiscales-layout         | 'multiscales':{'layout':[]}",
        "multiscales-layout         | 'multiscales':{'layout':['0']}",
        "multiscales-asset          | 'multiscales':{'layout':[{}]}",
        "multiscales-asset          | 'multiscales':{'layout':[{'asset':'/0'}]}",
        "multiscales-asset          | 'multiscales':{'layout':[{'asset':'../0'}]}",
        "multiscales-asset          | 'multiscales':{'layout':[{'asset':0}]}",
        "multiscales-asset-missing  | 'multiscales':{'layout':[{'asset':'7'}]}",
        "multiscales-derived-from   | 'multiscales':{'layout':[{'asset':'0','derived_from':'/','transform':{}}]}",
        "multiscales-transform      | 'multiscales':{'layout':[{'asset':'0'},{'asset':'1','derived_from':'0'}]}",
        "multiscales-transform      | 'multiscales':{'layout':[{'asset':'0','transform':[1]}]}",
        "multiscales-scale          | 'multiscales':{'layout':[{'asset':'0','transform':{'scale':2}}]}",
        "multiscales-translation    | 'multiscales':{'layout':[{'asset':'0','transform':{'translation':['0']}}]}",
        "multiscales-resampling     | 'multiscales':{'resampling_method':1,'layout':[{'asset':'0'}]}",
        "multiscales-resampling     | 'multiscales':{'layout':[{'asset':'0','resampling_method':1}]}",
        "spatial-shape              | 'multiscales':{'layout':[{'asset':'0','spatial:shape':[1]}]}",
        "spatial-transform          | 'multiscales':{'layout':[{'asset':'0','spatial:transform':[1]}]}"
      })
  void whatSizesBreakIsFound(String code, String change) {
    assertBroken(code, change);
  }

  private static void assertBroken(String code, String change) {
    assertThat(group(with(change)))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.where()).startsWith("a/b ");
              assertThat(finding.what()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "proj-wkt2-missing                | 'proj:wkt2':'gone'",
        "spatial-registration-multiscales | 'spatial:registration':'pixel'",
        "multiscales-source-unknown       | 'multiscales':{'layout':[{'asset':'0','derived_from':'9','transform':{}}]}"
      })
  void whatIsAdvisedAgainstIsFoundToo(String code, String change) {
    assertThat(group(with(change)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(code))
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ADVICE));
  }

  @Test
  void anEntryHasTheValuesOfItsVersion() {
    JsonObject draft = good();
    JsonObject entry = draft.getAsJsonArray("zarr_conventions").get(0).getAsJsonObject();
    entry.addProperty("name", "proj:");
    entry.addProperty("version", "1");

    assertThat(group(draft))
        .extracting(Finding::code)
        .containsExactlyInAnyOrder("convention-version", "convention-field");
  }

  @Test
  void aConventionIsDeclaredOnce() {
    JsonObject twice = good();
    twice.getAsJsonArray("zarr_conventions").add(Convention.PROJ.entry());

    assertThat(group(twice)).extracting(Finding::code).containsExactly("convention-twice");
  }

  @Test
  void aGroupMayUseOneConventionOnly() {
    JsonObject proj = new JsonObject();
    com.google.gson.JsonArray declared = new com.google.gson.JsonArray();
    declared.add(Convention.PROJ.entry());
    proj.add("zarr_conventions", declared);
    proj.addProperty("proj:wkt2", EpsgDataset.wkt(4326).orElseThrow());

    assertThat(group(proj)).isEmpty();
  }

  private static List<String> array(String change, String... dimensions) {
    JsonObject attributes = with("'multiscales':'gone'" + change);
    attributes.getAsJsonArray("zarr_conventions").remove(2);
    return GeoZarrRules.check(
            new GeoZarrNode.Array(
                "data",
                attributes,
                Window.ofSize(4, 5),
                java.util.Arrays.stream(dimensions).map(Optional::of).toList()))
        .stream()
        .map(Finding::code)
        .toList();
  }

  @Test
  void arraysNameTheirOwnDimensionsAndShape() {
    assertThat(array("", "y", "x")).isEmpty();
    assertThat(array(",'spatial:dimensions':'gone'", "y", "x"))
        .containsExactly("spatial-dimensions");
    assertThat(array("", "y", "lon")).containsExactly("spatial-dimensions-unknown");
    assertThat(array(",'spatial:shape':[5,4],'spatial:bbox':'gone'", "y", "x"))
        .containsExactly("spatial-shape-differs");
  }

  @Test
  void onlyGroupsHaveSizes() {
    assertThat(array(",'multiscales':{" + LAYOUT + "}", "y", "x")).contains("multiscales-on-array");
  }

  @Test
  void anArrayThatDeclaresOtherConventionsHidesItsGroupsFromGdal() {
    JsonObject attributes = MemoryArrays.json("{'zarr_conventions':[{'uuid':'x'}]}");

    assertThat(
            GeoZarrRules.check(
                new GeoZarrNode.Array("data", attributes, Window.ofSize(4, 5), List.of())))
        .extracting(Finding::code)
        .containsExactly("convention-on-array");
  }

  @Test
  void theBoxOfNodesIsThatOfTheirCentres() {
    assertThat(array(",'spatial:registration':'node','spatial:bbox':[0,70,40,100]", "y", "x"))
        .isEmpty();
    assertThat(array(",'spatial:registration':'node'", "y", "x"))
        .containsExactly("spatial-bbox-differs");
  }
}
