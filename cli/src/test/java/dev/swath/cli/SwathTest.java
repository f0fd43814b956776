package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwathTest {
  private static final List<String> COUNTERS =
      List.of(
          "unitsTotal",
          "unitExecutions",
          "maxExecutionsPerUnit",
          "writeUnitsTotal",
          "writeUnitsKept",
          "writeUnitWrites",
          "maxWritesPerWriteUnit",
          "readBacks",
          "bytesRead",
          "bytesWritten",
          "plannedPeakBytes",
          "peakLeasedBytes",
          "budgetBytes",
          "openLeases",
          "scratchBytesWritten",
          "wallSeconds");

  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();

  private Path scene() {
    Path file = folder.resolve("scene.tif");
    assertThat(
            swath.run(
                "synth",
                "scene",
                file,
                "--size",
                "300x200",
                "--bands",
                "3",
                "--co",
                "BLOCKSIZE=64"))
        .isZero();
    return file;
  }

  @Test
  void conversionReportsItsCountersAsJson() {
    Path output = folder.resolve("out.tif");

    int code = swath.run("convert", scene(), output, "--json", "--co", "COMPRESS=ZSTD");

    assertThat(code).isZero();
    JsonObject counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.keySet()).containsExactlyElementsOf(COUNTERS);
    assertThat(counters.get("unitExecutions")).isEqualTo(counters.get("unitsTotal"));
    assertThat(counters.get("maxExecutionsPerUnit").getAsInt()).isEqualTo(1);
    assertThat(counters.get("openLeases").getAsInt()).isZero();
    assertThat(counters.get("budgetBytes").getAsLong()).isEqualTo(32 << 20);
    assertThat(swath.json().get("output").getAsString()).isEqualTo(output.toString());
  }

  @Test
  void dataGoesOutAndEverythingElseToTheErrorStream() {
    Path output = folder.resolve("out.tif");

    swath.run("convert", scene(), output);

    assertThat(swath.out()).isEmpty();
    assertThat(swath.err()).startsWith("plan    ").contains("done    ", "swath validate " + output);
  }

  @Test
  void quietConversionSaysNothing() {
    assertThat(swath.run("convert", "-q", scene(), folder.resolve("out.tif"))).isZero();

    assertThat(swath.out() + swath.err()).isEmpty();
  }

  @Test
  void dryRunWritesNothing() throws IOException {
    Path input = scene();

    int code = swath.run("explain", input, folder.resolve("out.tif"), "--format", "json");

    assertThat(code).isZero();
    assertThat(swath.json().getAsJsonObject("sweep").get("executionsPerUnit").getAsDouble())
        .isEqualTo(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(input);
    }
  }

  @Test
  void partOfTheInputIsTaken() {
    Path output = folder.resolve("part.tif");

    int code =
        swath.run(
            "convert", scene(), output, "-b", "3,1", "--bbox", "300100,4999000,301100,4999540");

    assertThat(code).isZero();
    swath.run("info", "--json", output);
    JsonObject info = swath.json();
    assertThat(info.get("count").getAsInt()).isEqualTo(2);
    assertThat(info.get("width").getAsInt()).isEqualTo(100);
    assertThat(info.get("height").getAsInt()).isEqualTo(54);
    assertThat(info.getAsJsonArray("bounds").toString())
        .isEqualTo("[300100.0,4999000.0,301100.0,4999540.0]");
  }

  @Test
  void equalRastersCompareWithZeroAndOthersWithOne() {
    Path one = scene();
    Path same = folder.resolve("same.tif");
    Path other = folder.resolve("other.tif");
    swath.run("convert", one, same, "--co", "INTERLEAVE=BAND", "--co", "TILED=NO");
    swath.run("synth", "scene", other, "--size", "300x200", "--bands", "3", "--seed", "2");

    assertThat(swath.run("compare", one, same)).isZero();
    assertThat(swath.run("compare", one, other, "--json")).isEqualTo(1);
    assertThat(swath.json().get("equal").getAsBoolean()).isFalse();
    assertThat(swath.json().getAsJsonObject("pixels").get("differing").getAsLong()).isPositive();
    assertThat(swath.run("compare", one, other, "--tolerance", "70000")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "convert",
        "convert a.tif",
        "convert a.tif b.tif c.tif",
        "convert a.tif b.tif --bogus",
        "convert a.tif b.tif --memory lots",
        "convert a.tif b.tif -j many",
        "convert a.tif b.tif --co COMPRESS=ROT13",
        "convert a.tif b.tif --co NOVELTY=1",
        "convert a.tif b.tif --co ZLEVEL=99",
        "convert a.tif b.tif --of PNG",
        "convert a.tif b.tif --resume",
        "convert a.tif b.tif --bbox 3,2,1,0",
        "convert a.tif b.tif --output-type float31",
        "compare a.tif",
        "compare a.tif b.tif --tolerance -1",
        "synth terrain a.tif",
        "synth terrain a.tif --size big",
        "synth terrain a.tif --size 10x10 --bands 2",
        "synth marble a.tif --size 10x10",
        "info a.tif --progress sometimes"
      })
  void commandLinesThatMakeNoSenseEndWithTwo(String words) {
    int code = swath.run((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(swath.err()).startsWith("error: ").hasLineCount(1);
    assertThat(swath.out()).isEmpty();
  }

  @Test
  void flagsOfTheRasterThatDoNotFitEndWithTwo() {
    Path input = scene();

    assertThat(swath.run("convert", input, folder.resolve("b.tif"), "-b", "9"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(swath.err()).contains("'9'", "1 to 3");
    assertThat(swath.run("convert", input, folder.resolve("b.tif"), "--bbox", "0,0,1,1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(swath.run("convert", input, folder.resolve("b.tif"), "--nodata", "1.5"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("b.tif")).doesNotExist();
  }

  @Test
  void existingTargetIsRefusedWithThreeAndKept() throws IOException {
    Path input = scene();
    Path target = Files.writeString(folder.resolve("old.tif"), "precious");

    int code = swath.run("convert", input, target);

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(swath.err()).contains(target + ": exists already", "--overwrite");
    assertThat(target).hasContent("precious");
    assertThat(swath.run("convert", input, target, "--overwrite")).isZero();
  }

  @Test
  void missingFolderIsRefusedWithThree() {
    assertThat(swath.run("convert", scene(), folder.resolve("no/such/out.tif")))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void budgetThatCannotDoIsRefusedWithThree() {
    Path output = folder.resolve("out.tif");

    int code = swath.run("convert", scene(), output, "--memory", "1MiB", "--co", "BLOCKSIZE=1024");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(output).doesNotExist();
  }

  @Test
  void missingInputEndsWithFour() {
    Path missing = folder.resolve("missing.tif");

    assertThat(swath.run("info", missing, "--json")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).isEqualTo("error: " + missing + ": does not exist; check the path\n");
    assertThat(swath.json().getAsJsonObject("error").get("exitCode").getAsInt())
        .isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void textThatIsNoRasterEndsWithFour() throws IOException {
    Path text = Files.writeString(folder.resolve("page.tif"), "<html>not found</html>");

    assertThat(swath.run("info", text)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).startsWith("error: " + text).hasLineCount(1);
  }

  @Test
  void damagedTileEndsWithFourAndLeavesNothing() throws IOException {
    Path input = damaged();

    int code = swath.run("convert", input, folder.resolve("out.tif"));

    assertThat(code).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("error: " + input, "tile");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(input);
    }
  }

  @Test
  void validationFindsTheDamagedTileAndEndsWithFive() throws IOException {
    Path input = damaged();

    int code = swath.run("validate", input, "--json");

    assertThat(code).isEqualTo(ExitCode.INVALID);
    JsonObject finding = swath.json().getAsJsonArray("findings").get(0).getAsJsonObject();
    assertThat(finding.get("code").getAsString()).isEqualTo("SW-V002");
    assertThat(finding.get("where").getAsString()).contains("tile");
    assertThat(swath.json().get("blocksDecoded").getAsInt()).isEqualTo(19);
  }

  @Test
  void soundFileIsValidButNotStrictlySoWithoutPlace() {
    Path input = scene();

    assertThat(swath.run("validate", input)).isZero();
    assertThat(swath.out()).contains("valid", "20 blocks decoded, 0 findings");
    assertThat(swath.run("validate", "--strict", input)).isZero();
  }

  @Test
  void statisticsAreThoseOfTheValidPixels() {
    Path input = scene();

    int code = swath.run("info", "--stats", "--json", input);

    assertThat(code).isZero();
    JsonObject band = swath.json().getAsJsonArray("bands").get(0).getAsJsonObject();
    JsonObject statistics = band.getAsJsonObject("statistics");
    assertThat(statistics.get("count").getAsLong() + statistics.get("excluded").getAsLong())
        .isEqualTo(300 * 200);
    assertThat(statistics.get("min").getAsDouble())
        .isLessThan(statistics.get("mean").getAsDouble());
  }

  @Test
  void demoRunsAllStepsAndSparesForeignFiles() {
    Path files = folder.resolve("demo");

    assertThat(swath.run("demo", files, "--size", "1200x900", "--memory", "16MiB")).isZero();
    assertThat(swath.out()).contains("computations per unit", "1.00", "times the memory");
    assertThat(files.resolve("rewritten.png")).exists();
    assertThat(swath.run("demo", files)).isEqualTo(ExitCode.REFUSED);
  }

  /// A file one of whose 20 tiles cannot be decompressed.
  private Path damaged() throws IOException {
    Path file = scene();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(16);
      bytes.write(new byte[64]);
    }
    return file;
  }
}
