package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrUpdateCommandsTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();
  private Path scene;
  private Path store;

  @BeforeEach
  void scene() {
    scene = folder.resolve("scene.tif");
    store = folder.resolve("scene.zarr");
    assertThat(swath.run("synth", "scene", scene, "--size", "300x200", "--bands", "3")).isZero();
  }

  private void convert() {
    assertThat(swath.run("convert", scene, store, "--chunk", "32,32", "--shard", "64,64")).isZero();
  }

  @Test
  void regionReplacesWholeShardsAndNothingElse() {
    convert();
    Path patch = folder.resolve("patch.tif");
    swath.run("synth", "scene", patch, "--size", "64x128", "--bands", "3", "--seed", "5");

    int code = swath.run("convert", patch, store, "--region", "y=64:192,x=128:192", "--json");

    assertThat(code).isZero();
    JsonObject counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("writeUnitWrites").getAsInt()).isEqualTo(3 * 2);
    Path cut = folder.resolve("cut.tif");
    swath.run("info", "--json", store);
    swath.run("convert", store, cut, "--bbox", boxOf(swath.json(), 128, 64, 64, 128));
    assertThat(swath.run("compare", patch, cut, "--json")).isEqualTo(1);
    assertThat(swath.json().getAsJsonObject("pixels").get("differing").getAsInt()).isZero();
  }

  private static String boxOf(JsonObject info, int col, int row, int cols, int rows) {
    double x = info.getAsJsonArray("transform").get(2).getAsDouble() + 10.0 * col;
    double y = info.getAsJsonArray("transform").get(5).getAsDouble() - 10.0 * row;
    return x + "," + (y - 10.0 * rows) + "," + (x + 10.0 * cols) + "," + y;
  }

  @Test
  void regionThatCutsShardsIsRefusedWithTheOneThatDoesNot() {
    convert();
    Path patch = folder.resolve("patch.tif");
    swath.run("synth", "scene", patch, "--size", "60x128", "--bands", "3", "--seed", "5");

    int code = swath.run("convert", patch, store, "--region", "y=64:192,x=130:190");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(swath.err()).contains("128");
  }

  @Test
  void pixelsAreAppendedAlongADimension() {
    convert();
    Path more = folder.resolve("more.tif");
    swath.run("synth", "scene", more, "--size", "300x200", "--bands", "2", "--seed", "5");

    assertThat(swath.run("convert", more, store, "--append", "band")).isZero();

    swath.run("info", "--json", store);
    assertThat(swath.json().get("shape").toString()).isEqualTo("[5,200,300]");
    Path back = folder.resolve("back.tif");
    assertThat(swath.run("convert", store, back, "-b", "4,5")).isZero();
    assertThat(swath.run("compare", more, back)).isZero();
    assertThat(swath.run("convert", more, store, "--append", "time")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void nothingIsAddedToWhatIsNotThere() {
    assertThat(swath.run("convert", scene, store, "--append", "band")).isEqualTo(ExitCode.REFUSED);
    convert();
    assertThat(swath.run("convert", scene, store, "--append", "band", "--chunk", "8,8"))
        .isEqualTo(ExitCode.USAGE);
  }
}
