package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.jobs.request.ByProducts;
import dev.swath.jobs.request.Overviews;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByProductsTest {
  @TempDir Path folder;
  private Path heights;

  private static Resources resources(long memory, int threads) {
    return new Resources(memory, threads, Optional.empty(), false);
  }

  @BeforeEach
  void terrain() {
    heights = folder.resolve("heights.tif");
    Target target = Target.of(heights, Format.GTIFF, Map.of("BLOCKSIZE", "128"), false);
    SynthRequest request =
        new SynthRequest(SynthRequest.Kind.TERRAIN, 700, 500, 1, 3, target, resources(32 << 20, 2));
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
  }

  private static JobResult run(Pipeline pipeline, Target target, Resources resources) {
    try (Job<JobResult> job = pipeline.to(target, resources)) {
      return job.run(SweepListener.NONE);
    }
  }

  private Target target(String name, Format format, ByProducts beside) {
    Map<String, String> options =
        format == Format.ZARR ? Map.of("CHUNK", "64,64") : Map.of("BLOCKSIZE", "64");
    return Target.of(folder.resolve(name), format, options, false).with(beside);
  }

  private static Overviews overviews(String sizes) {
    return new Overviews(Overviews.sizes(sizes), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void aDerivedRasterItsLevelsStatisticsAndPictureComeOfOneSweep(Format format) {
    Path picture = folder.resolve("small.png");
    ByProducts all = new ByProducts(overviews("2,4,8"), true, Optional.of(picture));

    JobResult result =
        run(
            Pipeline.read(heights).terrain(TerrainMeasure.SLOPE),
            target("slope", format, all),
            resources(32 << 20, 2));

    SweepCounters counters = result.counters();
    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(counters.writeUnitsTotal());
    assertThat(result.statistics().getFirst().count()).isPositive();
    assertThat(picture).isNotEmptyFile();
    List<String> beside = result.plan().beside().stream().map(Side::name).toList();
    assertThat(beside).hasSize(5).endsWith("statistics", picture.toString());
    assertThat(result.plan().sweep().orElseThrow().outputs()).hasSize(6);
  }

  @Test
  void bytesDependNeitherOnMemoryNorOnThreads() throws IOException {
    ByProducts cubic =
        new ByProducts(
            new Overviews(new Overviews.Sizes.Auto(), Optional.of("cubic")),
            false,
            Optional.empty());
    Pipeline slope = Pipeline.read(heights).terrain(TerrainMeasure.SLOPE);

    run(slope, target("a.tif", Format.COG, cubic), resources(32 << 20, 3));
    run(slope, target("b.tif", Format.COG, cubic), resources(2 << 20, 1));

    byte[] first = Files.readAllBytes(folder.resolve("a.tif"));
    assertThat(Arrays.mismatch(first, Files.readAllBytes(folder.resolve("b.tif")))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,3", "1", "all", "", "2048"})
  void overviewsThatCannotBeAreRefused(String sizes) {
    assertThatThrownBy(
            () -> {
              ByProducts asked = new ByProducts(overviews(sizes), false, Optional.empty());
              run(
                  Pipeline.read(heights),
                  target("no.tif", Format.GTIFF, asked),
                  resources(32 << 20, 1));
            })
        .isInstanceOf(RequestException.class);
    assertThat(folder.resolve("no.tif")).doesNotExist();
  }

  @Test
  void aPictureThatIsThereAlreadyStopsTheJobBeforeItBegins() throws IOException {
    Path picture = Files.writeString(folder.resolve("small.png"), "mine");
    ByProducts asked = new ByProducts(Overviews.USUAL, false, Optional.of(picture));
    Target target = target("copy.tif", Format.GTIFF, asked);

    assertThatThrownBy(() -> run(Pipeline.read(heights), target, resources(32 << 20, 1)))
        .isInstanceOf(ConflictException.class);
    assertThat(picture).hasContent("mine");
    assertThat(folder.resolve("copy.tif")).doesNotExist();
  }
}
