package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `pipeline`, and the verbs of its steps.
class PipelineCommandTest {
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
  void stepsGiveWhatTheirVerbsGiveOneByOne() {
    swath.run("terrain", "slope", heights, file("slope.tif"), "-p");
    String rules = "0:20=1, 20:=2";
    swath.run("reclassify", file("slope.tif"), file("a.tif"), "--rules", rules, "--nodata", "0");

    int code =
        swath.run(
            "pipeline",
            "--memory",
            "16MiB",
            "--json",
            "read",
            heights,
            "!",
            "terrain",
            "slope",
            "-p",
            "!",
            "reclassify",
            "--rules",
            rules,
            "--nodata",
            "0",
            "!",
            "write",
            file("b.tif"),
            "--co",
            "COMPRESS=ZSTD");

    assertThat(code).isZero();
    var counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("maxExecutionsPerUnit").getAsInt()).isEqualTo(1);
    assertThat(counters.get("unitExecutions")).isEqualTo(counters.get("unitsTotal"));
    assertThat(swath.run("compare", file("a.tif"), file("b.tif"))).isZero();
  }

  @Test
  void wholePipelineMayBeOneWord() {
    String text =
        "read "
            + heights
            + " ! calc --calc 'B1 * 2' ! clip --bbox "
            + "300300,4998000,301500,4999000 ! write "
            + file("out.tif");

    assertThat(swath.run("pipeline", text)).isZero();

    assertThat(swath.run("info", file("out.tif"), "--json")).isZero();
    assertThat(swath.json().get("shape").toString()).isEqualTo("[1,96,120]");
  }

  @Test
  void firstStepMayBringItsInputs() {
    int code =
        swath.run(
            "pipeline",
            "stack",
            heights,
            heights,
            "!",
            "select",
            "-b",
            "2",
            "!",
            "write",
            file("out.tif"));

    assertThat(code).isZero();
    assertThat(swath.run("compare", heights, file("out.tif"))).isZero();
  }

  @Test
  void pipelinesAreExplained() {
    int code =
        swath.run(
            "explain",
            "pipeline",
            "read",
            heights,
            "!",
            "focal",
            "mean",
            "!",
            "write",
            file("out.tif"));

    assertThat(code).isZero();
    assertThat(swath.out()).contains("focal mean").contains("Peak");
    assertThat(file("out.tif")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "read X ! polish ! write Y,'polish'",
    "read X ! terrain slope,'reads, does and writes'",
    "read X ! ! write Y,'no step beside'",
    "read X --fast ! write Y,'--fast'",
    "read X ! terrain slope --fast ! write Y,'terrain'",
    "read X ! write Y --json,'stand before'",
    "read X ! clip ! write Y,'which part'",
    "read X ! calc --calc 'B1 ! write Y,'quote'",
    "read X X ! terrain slope ! write Y,'takes one raster'"
  })
  void mistakesAreNamedBeforeAnythingIsWritten(String pipeline, String said) {
    String text =
        pipeline.replace("X", heights.toString()).replace("Y", file("out.tif").toString());

    assertThat(swath.run("pipeline", text)).isEqualTo(ExitCode.USAGE);

    assertThat(swath.err()).contains(said);
    assertThat(file("out.tif")).doesNotExist();
  }

  @Test
  void wordsAreSplitAsShellsSplitThem() {
    assertThat(Words.of("read  'a b.tif' ! calc --calc \"A > 'x'\" ''"))
        .isEqualTo(List.of("read", "a b.tif", "!", "calc", "--calc", "A > 'x'", ""));
  }

  @Test
  void maskKeepsWhereItIsSet() {
    swath.run(
        "calc",
        heights,
        file("mask.tif"),
        "--calc",
        "A > 300",
        "--type",
        "uint8",
        "--nodata",
        "none");

    int code =
        swath.run("mask", heights, file("high.tif"), "--by", file("mask.tif"), "--nodata", "-9999");
    swath.run(
        "mask",
        heights,
        file("low.tif"),
        "--by",
        file("mask.tif"),
        "--nodata",
        "-9999",
        "--invert");

    assertThat(code).isZero();
    swath.run(
        "calc",
        file("high.tif"),
        file("low.tif"),
        file("both.tif"),
        "--calc",
        "where(nodata(A), B, A)");
    swath.run("info", file("both.tif"), "--stats", "--json");
    assertThat(swath.out()).contains("\"count\": 60000");
  }
}
