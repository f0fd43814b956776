package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `terrain` and `focal`.
class NeighbourCommandsTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();

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
    all.add(2, input);
    all.add(3, output);
    return swath.run(all.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terrain slope --json",
        "terrain aspect -alg ZevenbergenThorne --json",
        "terrain hillshade -az 20 -alt 30 -z 2 -s 3 -compute_edges --json",
        "terrain curvature --json",
        "focal mean --size 5 --json",
        "focal median --shape annulus --size 5 --hole 3 --json",
        "focal convolve --kernel laplace --json",
        "focal convolve --kernel 1,2,1;2,4,2;1,2,1 --border reflect --json",
        "focal erode --gaps propagate --json"
      })
  void eachUnitIsReadOnceAndTheOutputIsWhole(String words) {
    Path output = folder.resolve("out.tif");

    assertThat(run(words, heights(), output)).isZero();

    var counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("unitExecutions")).isEqualTo(counters.get("unitsTotal"));
    assertThat(counters.get("maxExecutionsPerUnit").getAsInt()).isEqualTo(1);
    assertThat(swath.run("validate", output)).isZero();
  }

  @Test
  void plansAreExplained() {
    Path input = heights();

    assertThat(swath.run("explain", "terrain", "slope", input, folder.resolve("o.tif"), "--json"))
        .isZero();
    assertThat(swath.json().getAsJsonObject("sweep").get("executionsPerUnit").getAsDouble())
        .isEqualTo(1);
    assertThat(swath.run("explain", "focal", "std", input, folder.resolve("o.tif"))).isZero();
    assertThat(folder.resolve("o.tif")).doesNotExist();
  }

  @Test
  void zarrGetsThePixelsThatGeoTiffGets() {
    Path input = heights();
    Path tif = folder.resolve("slope.tif");
    Path zarr = folder.resolve("slope.zarr");

    assertThat(run("terrain slope", input, tif)).isZero();
    assertThat(run("terrain slope", input, zarr)).isZero();

    assertThat(swath.run("compare", tif, zarr)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terrain steepness",
        "terrain slope -az 3",
        "terrain tpi -z 2",
        "terrain hillshade -igor -combined",
        "terrain hillshade -multidirectional -az 4",
        "terrain hillshade -alt 91",
        "terrain slope -s 0",
        "terrain slope -alg Riley",
        "focal mean --size 4",
        "focal mean --size 257",
        "focal mean --shape star",
        "focal mean --hole 3",
        "focal mean --kernel gaussian",
        "focal mean --border fold",
        "focal convolve",
        "focal convolve --kernel 1,2",
        "focal convolve --kernel 1,2,x",
        "focal convolve --kernel laplace --size 5",
        "focal convolve --kernel sobel-x --gaps ignore"
      })
  void flagsThatMakeNoSenseEndWithTwo(String words) {
    Path output = folder.resolve("out.tif");

    assertThat(run(words, heights(), output)).isEqualTo(ExitCode.USAGE);

    assertThat(swath.err()).startsWith("error: ").hasLineCount(1);
    assertThat(output).doesNotExist();
  }

  @Test
  void footprintsLargerThanTheRasterAreRefusedBeforeTheRun() {
    Path output = folder.resolve("out.tif");

    int code = run("focal mean --size 201", heights(), output);

    assertThat(code).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("201 x 201", "200 x 300");
    assertThat(output).doesNotExist();
  }
}
