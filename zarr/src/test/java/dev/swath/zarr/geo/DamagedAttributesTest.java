package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.grid.EpsgDataset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Whatever stands in attributes, reading and checking them ends well or with a failure that says
/// what to do.
final class DamagedAttributesTest {
  private static final List<String> LIES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "1e-999999999",
          "9223372036854775808",
          "\"\"",
          "\"x\"",
          "\"NaN\"",
          "[]",
          "{}",
          "[[]]",
          "[1,2]",
          "[null,null]",
          "[\"y\",\"x\"]",
          "{\"a\":1}",
          "[1,2,3,4,5,6]",
          "\"../..\"",
          "[{}]",
          "\"PROJCRS[\"",
          "4326");

  private static JsonObject everything() {
    JsonObject all =
        MemoryArrays.json(
            "{'zarr_conventions':[{'uuid':'689b58e2-cf7b-45e0-9fff-9cfc0883d6b4'}],"
                + "'proj:code':'EPSG:32633','proj:projjson':{'id':{'authority':'EPSG','code':1}},"
                + "'proj:epsg':32633,'spatial:dimensions':['y','x'],'spatial:shape':[4,5],"
                + "'spatial:transform':[10,0,0,0,-10,0],'spatial:bbox':[0,0,1,1],"
                + "'spatial:registration':'pixel','spatial:transform_type':'affine',"
                + "'geo':{'proj':{'code':'EPSG:1','transform':[1,0,0,0,1,0],"
                + "'spatial_dimensions':['y','x'],'projjson':{},'wkt2':'PROJCRS[1]'}},"
                + "'grid_mapping':'m','_CRS':{'url':'x','wkt':'GEOGCS[1]','projjson':{}},"
                + "'utm_zone':33,'crs_epsg':32633,'transform':[1,0,0,0,1,0],"
                + "'_FillValue':1,'missing_value':2,'scale_factor':1,'add_offset':2,'units':'m',"
                + "'long_name':'a','_ARRAY_DIMENSIONS':['y','x'],'proj:transform':[1,0,0,0,1,0],"
                + "'crs_wkt':'GEOGCS[1]','spatial_ref':'EPSG:1','GeoTransform':'0 1 0 0 0 1',"
                + "'epsg_code':'EPSG:1','axis':'X','standard_name':'latitude','coordinates':'a b',"
                + "'band_name':['a'],'band_scale_factor':[1],'multiscales':{'layout':[{'asset':'0',"
                + "'derived_from':'1','transform':{'scale':[1,1]},'spatial:shape':[4,5],"
                + "'spatial:transform':[1,0,0,0,1,0]}],'resampling_method':'x'}}");
    all.addProperty("proj:wkt2", EpsgDataset.wkt(32633).orElseThrow());
    return all;
  }

  private static JsonObject damaged(JsonObject from, Random random, boolean fewer) {
    JsonObject result = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : from.entrySet()) {
      int chance = random.nextInt(12);
      if (chance == 0) {
        result.add(entry.getKey(), JsonParser.parseString(LIES.get(random.nextInt(LIES.size()))));
      } else if (chance == 1 && entry.getValue() instanceof JsonObject inner) {
        result.add(entry.getKey(), damaged(inner, random, false));
      } else if (chance == 2 && entry.getValue() instanceof JsonArray list && !list.isEmpty()) {
        JsonArray copy = list.deepCopy();
        copy.set(
            random.nextInt(copy.size()),
            JsonParser.parseString(LIES.get(random.nextInt(LIES.size()))));
        result.add(entry.getKey(), copy);
      } else if (!fewer || random.nextInt(4) == 0) {
        result.add(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }

  @Test
  void noLieIsMoreThanARefusal() {
    Random random = new Random(17);
    int refused = 0;
    int read = 0;
    for (int round = 0; round < 4_000; round++) {
      MemoryArrays array =
          (random.nextBoolean()
                  ? MemoryArrays.plane()
                  : MemoryArrays.named(Window.ofSize(1, 4, 5), "band", "y", "x"))
              .at("0/data")
              .own(damaged(everything(), random, true))
              .group(damaged(everything(), random, true))
              .group(damaged(everything(), random, true))
              .sibling("m", damaged(everything(), random, true))
              .sibling("band", damaged(everything(), random, true), 1)
              .sibling("x", damaged(everything(), random, true), 1, 2, 3, 4, 5)
              .sibling("y", damaged(everything(), random, true), 1, 2, 3, 4);
      try {
        ArrayMeaning meaning = array.read();
        assertThat(meaning.schema().rank()).isGreaterThan(1);
        read++;
      } catch (SwathException e) {
        assertThat(e.what()).startsWith("attribute '");
        refused++;
      }
    }
    assertThat(read).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void everyLieCanBeChecked() {
    Random random = new Random(18);
    Predicate<String> all = _ -> true;
    for (int round = 0; round < 4_000; round++) {
      JsonObject attributes = damaged(everything(), random, false);
      GeoZarrNode node =
          random.nextBoolean()
              ? new GeoZarrNode.Group("", attributes, all)
              : new GeoZarrNode.Array(
                  "a",
                  attributes,
                  Window.ofSize(4, 5),
                  List.of(java.util.Optional.of("y"), java.util.Optional.of("x")));

      assertThat(GeoZarrRules.check(node)).allMatch(finding -> !finding.what().isEmpty());
    }
  }
}
