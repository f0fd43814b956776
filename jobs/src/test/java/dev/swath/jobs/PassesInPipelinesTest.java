package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.UnsupportedDataException;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ClassifyStep;
import dev.swath.jobs.step.HotspotsStep;
import dev.swath.jobs.step.StretchStep;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassesInPipelinesTest {
  private static final StretchStep STRETCH =
      new StretchStep(2, 98, Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private Path heights;

  private static Resources resources(long memory, int threads) {
    return new Resources(memory, threads, Optional.empty(), false);
  }

  private Target target(String name) {
    return Target.of(folder.resolve(name), Format.GTIFF, Map.of("BLOCKSIZE", "128"), false);
  }

  @BeforeEach
  void terrain() {
    heights = folder.resolve("heights.tif");
    SynthRequest request =
        new SynthRequest(
            SynthRequest.Kind.TERRAIN,
            900,
            700,
            1,
            3,
            target("heights.tif"),
            resources(16 << 20, 2));
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
  }

  private static JobResult run(Pipeline pipeline, Target target, Resources resources) {
    try (Job<JobResult> job = pipeline.to(target, resources)) {
      return job.run(SweepListener.NONE);
    }
  }

  @Test
  void eachChunkIsDecodedOnceIfThePixelsFit() {
    JobResult result =
        run(Pipeline.read(heights).then(STRETCH), target("out.tif"), resources(16 << 20, 2));

    SweepCounters counters = result.counters();
    assertThat(result.plan().passes()).hasSize(1);
    assertThat(result.plan().keptBytes()).isPositive();
    assertThat(counters.unitExecutions()).isEqualTo(8 * 6);
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.writeUnitWrites()).isEqualTo(8 * 6);
    assertThat(counters.plannedPeakBytes()).isLessThanOrEqualTo(16 << 20);
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
  }

  @Test
  void bytesDoNotDependOnWhetherPixelsAreKept() throws IOException {
    Pipeline pipeline =
        Pipeline.read(heights)
            .terrain(TerrainMeasure.SLOPE)
            .then(
                new ClassifyStep(
                    "natural-breaks", Optional.of(4), Optional.empty(), Optional.empty()))
            .then(new HotspotsStep(Optional.of(5), Optional.of("circle"), false));

    JobResult kept = run(pipeline, target("kept.tif"), resources(64 << 20, 3));
    JobResult read = run(pipeline, target("read.tif"), resources(4 << 20, 1));

    assertThat(kept.plan().passes()).extracting(JobPlan.Pass::text).hasSize(2);
    assertThat(kept.counters().maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(kept.counters().unitExecutions()).isEqualTo(8 * 6);
    assertThat(read.plan().keptBytes()).isLessThan(kept.plan().keptBytes());
    assertThat(read.counters().unitExecutions()).isGreaterThan(8 * 6);
    assertThat(Files.mismatch(folder.resolve("kept.tif"), folder.resolve("read.tif")))
        .isEqualTo(-1);
  }

  private StatsRequest stats(long memory) {
    return new StatsRequest(
        heights,
        List.of(),
        List.of(0.0, 50.0, 100.0),
        Optional.of(new StatsRequest.Bins(10, Optional.empty())),
        resources(memory, 2));
  }

  @Test
  void statisticsShareTheirSweeps() {
    try (StatsJob job = StatsJob.open(stats(16 << 20))) {
      StatsResult result = job.run(SweepListener.NONE);

      BandSummary band = result.bands().getFirst();
      assertThat(result.counters().unitExecutions()).isEqualTo(8 * 6);
      assertThat(band.count()).isEqualTo(900 * 700);
      assertThat(band.percentiles().getFirst().value()).isEqualTo(band.minimum());
      assertThat(band.percentiles().getLast().value()).isEqualTo(band.maximum());
      assertThat(band.histogram().orElseThrow().counts().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(band.count());
      assertThat(result.plan().passes().getFirst().keptBytes()).isPositive();
    }
  }

  @Test
  void statisticsDoNotDependOnMemory() {
    try (StatsJob much = StatsJob.open(stats(64 << 20));
        StatsJob little = StatsJob.open(stats(4 << 20))) {
      assertThat(little.plan().keptBytes()).isZero();

      assertThat(little.run(SweepListener.NONE).bands())
          .isEqualTo(much.run(SweepListener.NONE).bands());
    }
  }

  private ZonalRequest zonal(Path zones, String output) {
    return new ZonalRequest(
        heights,
        List.of(),
        new ZonalRequest.Zones(zones, Optional.empty(), false, Optional.empty()),
        List.of("all"),
        output.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(output)),
        false,
        resources(16 << 20, 2));
  }

  private static ZonalResult run(ZonalRequest request) {
    try (ZonalJob job = ZonalJob.open(request)) {
      return job.run(SweepListener.NONE);
    }
  }

  @Test
  void classesAreZonesOfTheirRaster() {
    ClassifyStep classify =
        new ClassifyStep("quantile", Optional.of(3), Optional.empty(), Optional.empty());
    run(Pipeline.read(heights).then(classify), target("zones.tif"), resources(16 << 20, 2));

    ZonalResult result = run(zonal(folder.resolve("zones.tif"), "out.csv"));

    assertThat(result.rows()).extracting(ZonalResult.Row::zone).containsExactly("1", "2", "3");
    int max = result.statistics().indexOf("max");
    int min = result.statistics().indexOf("min");
    assertThat(result.rows().get(0).values().get(max))
        .isLessThan(result.rows().get(1).values().get(min));
    assertThat(result.counters().maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(folder.resolve("out.csv")).content().startsWith("zone,band,count,nodata,min");
  }

  @Test
  void anOlderOutputIsNotReplaced() throws IOException {
    Path zones = folder.resolve("zones.geojson");
    Files.writeString(
        zones, "{\"type\":\"Polygon\",\"coordinates\":[[[1,45],[1.01,45],[1,45.01],[1,45]]]}");
    Files.writeString(folder.resolve("out.geojson"), "old");

    assertThatThrownBy(() -> run(zonal(zones, "out.geojson")))
        .isInstanceOf(ConflictException.class);

    assertThat(folder.resolve("out.geojson")).hasContent("old");
    assertThat(run(zonal(zones, "")).rows()).hasSize(1);
  }

  @Test
  void rastersOfAnotherGridAreNoZones() {
    SynthRequest other =
        new SynthRequest(
            SynthRequest.Kind.TERRAIN, 90, 70, 1, 3, target("small.tif"), resources(1 << 22, 1));
    try (SynthJob job = SynthJob.open(other)) {
      job.run(SweepListener.NONE);
    }
    Path small = folder.resolve("small.tif");

    assertThatThrownBy(() -> run(zonal(small, ""))).isInstanceOf(UnsupportedDataException.class);
    assertThatThrownBy(() -> zonal(small, "out.geojson"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("no polygons");
    assertThatThrownBy(
            () -> new ZonalRequest.Zones(small, Optional.empty(), true, Optional.empty()))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("--all-touched");
  }
}
