package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalcCommandTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();

  private Path scene(String size) {
    Path file = folder.resolve("scene" + size + ".tif");
    assertThat(swath.run("synth", "scene", file, "--size", size, "--bands", "4")).isZero();
    return file;
  }

  @Test
  void anExpressionReadsEachUnitOnce() {
    Path output = folder.resolve("out.tif");

    int code =
        swath.run("calc", scene("600x500"), output, "--calc", "(B4-B3)/(B4+B3); B1 + B2", "--json");

    assertThat(code).isZero();
    JsonObject counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("maxExecutionsPerUnit").getAsLong()).isEqualTo(1);
    assertThat(counters.get("maxWritesPerWriteUnit").getAsLong()).isEqualTo(1);
    assertThat(Files.exists(output)).isTrue();
  }

  @Test
  void anIndexByNameIsItsFormula() {
    Path scene = scene("90x70");
    Path index = folder.resolve("index.tif");
    Path formula = folder.resolve("formula.tif");

    int one = swath.run("calc", scene, index, "--index", "ndvi", "--bands", "red=3,nir=A.B4", "-q");
    int two = swath.run("calc", scene, formula, "--calc", "(B4-B3)/(B4+B3)", "-q");

    assertThat(one + two).isZero();
    swath.run("compare", index, formula, "--json");
    JsonObject pixels = swath.json().getAsJsonObject("pixels");
    assertThat(pixels.get("compared").getAsLong()).isEqualTo(90 * 70);
    assertThat(pixels.get("differing").getAsLong()).isZero();
  }

  @Test
  void severalInputsAreLettersAndTheOutputMayBeZarr() {
    Path scene = scene("90x70");
    Path output = folder.resolve("out.zarr");

    int code = swath.run("calc", scene, scene, output, "--calc", "A.B1 - B.B2", "--type", "int32");

    assertThat(code).as(swath.err()).isZero();
    assertThat(swath.run("info", output, "--json")).isZero();
  }

  @Test
  void aMistakeIsShownWithItsPlaceAndNothingIsWritten() {
    Path output = folder.resolve("out.tif");

    int code = swath.run("calc", scene("90x70"), output, "--calc", "(B1 + B9) * 2");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(swath.err())
        .contains("there is no band 'B9' at column 7")
        .contains("known are B1 to B4")
        .contains("\n  (B1 + B9) * 2\n        ^\n");
    assertThat(Files.exists(output)).isFalse();
  }

  @Test
  void rastersOfDifferentSizesAreRefusedByName() {
    int code =
        swath.run(
            "calc",
            scene("90x70"),
            scene("80x70"),
            folder.resolve("out.tif"),
            "--calc",
            "A.B1+B.B1");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(swath.err()).contains("scene90x70.tif").contains("scene80x70.tif").contains("80×70");
  }

  @Test
  void anIndexOfReflectanceIsRefusedForStoredIntegers() {
    Path scene = scene("90x70");
    Path output = folder.resolve("out.tif");

    int refused = swath.run("calc", scene, output, "--index", "savi", "--bands", "red=3,nir=4");
    String said = swath.err();
    int done =
        swath.run(
            "calc", scene, output, "--index", "savi", "--bands", "red=3,nir=4", "--scale", "1e-4");

    assertThat(refused).isEqualTo(ExitCode.USAGE);
    assertThat(said).contains("savi").contains("--scale");
    assertThat(done).isZero();
  }

  @Test
  void theRequestMustSayWhatToCompute() {
    Path scene = scene("90x70");
    Path output = folder.resolve("out.tif");

    assertThat(swath.run("calc", scene, output)).isEqualTo(ExitCode.USAGE);
    assertThat(swath.run("calc", scene, "--calc", "B1")).isEqualTo(ExitCode.USAGE);
    assertThat(swath.run("calc", scene, output, "--index", "foo")).isEqualTo(ExitCode.USAGE);
    assertThat(swath.run("calc", scene, output, "--calc", "B1", "--scale", "x"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void explainShowsThePlanOfACalculation() {
    Path output = folder.resolve("out.tif");

    int code = swath.run("explain", "calc", scene("90x70"), output, "--calc", "B1 * 2");

    assertThat(code).isZero();
    assertThat(swath.out()).contains("uint32").contains("1.00");
    assertThat(Files.exists(output)).isFalse();
  }
}
