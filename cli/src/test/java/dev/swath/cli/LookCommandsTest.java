package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `stats`, `zonal`, and the verbs that look first.
class LookCommandsTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();
  private Path heights;

  @BeforeEach
  void terrain() {
    heights = folder.resolve("heights.tif");
    assertThat(swath.run("synth", "terrain", heights, "--size", "300x200", "--co", "BLOCKSIZE=64"))
        .isZero();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void statisticsAreToldForPeopleAndForPrograms() {
    assertThat(swath.run("stats", heights, "--percentiles", "2,50", "--histogram", "--bins", "4"))
        .isZero();
    assertThat(swath.out()).contains("deviation", "50 %", "histogram  4 bins");

    assertThat(swath.run("stats", heights, "--percentiles", "2,50", "--json")).isZero();
    JsonObject band = swath.json().getAsJsonArray("bands").get(0).getAsJsonObject();
    assertThat(band.get("count").getAsLong()).isEqualTo(300 * 200);
    assertThat(band.getAsJsonObject("percentiles").keySet()).containsExactly("2", "50");
  }

  @Test
  void explainShowsThePasses() {
    assertThat(swath.run("explain", "stats", heights, "--percentiles", "50", "--memory", "16MiB"))
        .isZero();
    assertThat(swath.out()).contains("Pass 1", "up to 2 sweeps, pixels read once and kept", "Kept");

    assertThat(swath.run("explain", "stretch", heights, file("a.tif"), "--memory", "2MiB"))
        .isZero();
    assertThat(swath.out()).contains("Pass 1  2 % and 98 %");

    assertThat(swath.run("explain", "stretch", heights, file("a.tif"), "--json")).isZero();
    JsonObject pass = swath.json().getAsJsonArray("passes").get(0).getAsJsonObject();
    assertThat(pass.get("sweeps").getAsInt()).isEqualTo(2);
    assertThat(file("a.tif")).doesNotExist();
  }

  @Test
  void zonesOfClassesAreComparedByTheirValues() {
    assertThat(swath.run("classify", "quantile", heights, file("zones.tif"), "-k", "3")).isZero();

    assertThat(swath.run("zonal", heights, file("zones.tif"), "--statistics", "count,median"))
        .isZero();

    assertThat(swath.out().lines()).hasSize(4).first().isEqualTo("zone,band,count,median");
  }

  @Test
  void polygonsAreNamedByAProperty() throws IOException {
    Files.writeString(
        file("zones.geojson"),
        """
        {"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"EPSG:32631"}},
        "features":[{"type":"Feature","properties":{"name":"a,b"},"geometry":
        {"type":"Polygon","coordinates":[[[300300,4999000],[301000,4999000],[300300,4998000]]]}}]}
        """);

    int code = swath.run("zonal", heights, file("zones.geojson"), "--field", "name");

    assertThat(code).isZero();
    assertThat(swath.out()).contains("\n\"a,b\",1,");
    code = swath.run("zonal", heights, file("zones.geojson"), "-o", file("out.geojson"), "-q");
    assertThat(code).isZero();
    assertThat(file("out.geojson")).content().contains("\"name\":\"a,b\"", "\"mean\":");
  }

  @Test
  void mistakesSayTheWayOut() {
    assertThat(swath.run("zonal", heights, file("none.geojson"))).isNotZero();
    assertThat(swath.err()).contains("none.geojson").doesNotContain("Exception");
    assertThat(swath.run("stats", heights, "--range", "5,1", "--histogram")).isNotZero();
    assertThat(swath.err()).contains("--range 0,1000");
    assertThat(swath.run("classify", "quantile", heights, file("x.tif"), "-k", "1")).isNotZero();
    assertThat(swath.err()).contains("2 to 254");
  }
}
