package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `warp` and `resize`, and boxes in another system.
class WarpCommandsTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();

  /// Heights in UTM zone 31.
  private Path heights() {
    Path file = folder.resolve("heights.tif");
    assertThat(
            swath.run(
                "synth",
                "terrain",
                file,
                "--size",
                "300x200",
                "--overwrite",
                "--co",
                "BLOCKSIZE=64"))
        .isZero();
    return file;
  }

  private int run(String words, Path input, Path output) {
    List<Object> all = new ArrayList<>(List.of((Object[]) words.split(" ")));
    all.add(1, input);
    all.add(2, output);
    return swath.run(all.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warp --output-crs EPSG:4326 --json",
        "reproject --dst-crs EPSG:3857 -r bilinear --json",
        "warp -t_srs EPSG:3035 -r cubic --resolution 25 --json",
        "warp --output-crs EPSG:4326 -r average --size 100,0 -et 0 --json",
        "warp -r lanczos --size 77,0 --json",
        "resize --scale 0.5 -r average --json",
        "resize --size 0,77 -r mode --json",
        "resize --resolution 25,50 -r cubic --json"
      })
  void eachUnitIsReadOnceAndTheOutputIsWhole(String words) {
    Path output = folder.resolve("out.tif");

    assertThat(run(words, heights(), output)).isZero();

    var counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("maxExecutionsPerUnit").getAsInt()).isEqualTo(1);
    assertThat(swath.run("validate", output)).isZero();
  }

  @Test
  void thereAndBackIsNearTheStart() {
    Path input = heights();
    Path there = folder.resolve("there.zarr");
    Path back = folder.resolve("back.tif");

    assertThat(run("warp --output-crs EPSG:3857 -r cubic --resolution 5", input, there)).isZero();
    assertThat(run("warp --like " + input + " -r cubic", there, back)).isZero();

    assertThat(swath.run("info", back, "--json")).isZero();
    String placed = swath.json().get("geometry").toString();
    assertThat(swath.run("info", input, "--json")).isZero();
    assertThat(placed).isEqualTo(swath.json().get("geometry").toString());
  }

  @Test
  void stepsOfAPipelineWarpToo() {
    Path input = heights();
    Path output = folder.resolve("out.tif");

    assertThat(
            swath.run(
                "pipeline",
                "read "
                    + input
                    + " ! resize --scale 0.5 -r average ! terrain slope ! "
                    + "warp --output-crs EPSG:4326 -r bilinear ! write "
                    + output))
        .isZero();
    assertThat(swath.run("validate", output)).isZero();
  }

  @Test
  void boxesMayBeOfAnotherSystem() {
    Path input = heights();
    Path output = folder.resolve("out.tif");

    assertThat(
            swath.run(
                "clip",
                input,
                output,
                "--bbox",
                "0.45,45.12,0.47,45.13",
                "--bbox-crs",
                "EPSG:4326"))
        .isZero();

    assertThat(swath.run("info", output, "--json")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "warp --output-crs EPSG:99999, no system",
    "warp --output-crs EPSG:4267, grids",
    "warp -r smooth, name one of",
    "warp --resolution 1 --size 2;3, leave one out",
    "warp --bbox-crs EPSG:4326, needs a --bbox",
    "warp --like nothing.tif --size 1;1, leave --resolution",
    "warp --error-threshold -1, 0.125",
    "resize -r average, give one of",
    "resize --scale 0, positive",
    "resize --size 0;0, may be 0"
  })
  void mistakesAreAnsweredWithTheWayOut(String words, String answer) {
    int code = run(words.replace(';', ','), heights(), folder.resolve("out.tif"));

    assertThat(code).isNotZero();
    assertThat(folder.resolve("out.tif")).doesNotExist();
    assertThat(swath.err()).contains(answer);
  }
}
