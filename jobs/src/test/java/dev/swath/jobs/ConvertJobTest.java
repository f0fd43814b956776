package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.array.DType;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertJobTest {
  private static final Resources RESOURCES = resources(16 << 20, 2);

  @TempDir Path folder;
  private Path scene;

  private static Resources resources(long memory, int threads) {
    return new Resources(memory, threads, Optional.empty(), false);
  }

  private Target target(String name, Map<String, String> options) {
    return Target.of(folder.resolve(name), Format.GTIFF, options, false);
  }

  @BeforeEach
  void sceneOfTwoBands() {
    scene = folder.resolve("scene.tif");
    SynthRequest request =
        new SynthRequest(
            SynthRequest.Kind.SCENE,
            500,
            400,
            2,
            3,
            target("scene.tif", Map.of("BLOCKSIZE", "128", "INTERLEAVE", "BAND")),
            RESOURCES);
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
  }

  private JobResult convert(ConvertRequest request) {
    try (ConvertJob job = ConvertJob.open(request)) {
      return job.run(SweepListener.NONE);
    }
  }

  private Comparison compare(Path left, Path right) {
    try (CompareJob job = CompareJob.open(new CompareRequest(left, right, 0, true, RESOURCES))) {
      return job.run(SweepListener.NONE);
    }
  }

  @Test
  void everyUnitIsComputedOnceAndEveryTileWrittenOnce() {
    Target target = target("out.tif", Map.of("COMPRESS", "ZSTD", "TILED", "NO"));

    JobResult result = convert(ConvertRequest.whole(scene, target, RESOURCES));

    SweepCounters counters = result.counters();
    assertThat(counters.unitsTotal()).isEqualTo(2 * 4 * 4);
    assertThat(counters.unitExecutions()).isEqualTo(counters.unitsTotal());
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(counters.maxWritesPerWriteUnit()).isEqualTo(1);
    assertThat(counters.readBacks()).isZero();
    assertThat(counters.openLeases()).isZero();
    assertThat(counters.peakLeasedBytes()).isLessThanOrEqualTo(counters.plannedPeakBytes());
    assertThat(counters.plannedPeakBytes()).isLessThanOrEqualTo(counters.budgetBytes());
    assertThat(compare(scene, target.path()).equal()).isTrue();
  }

  @Test
  void bytesDoNotDependOnThreadsOrMemory() throws IOException {
    Target one = target("one.tif", Map.of("BLOCKSIZE", "256"));
    Target other = target("other.tif", Map.of("BLOCKSIZE", "256"));

    convert(ConvertRequest.whole(scene, one, resources(4 << 20, 1)));
    convert(ConvertRequest.whole(scene, other, resources(64 << 20, 8)));

    assertThat(Files.mismatch(one.path(), other.path())).isEqualTo(-1);
  }

  @Test
  void bandsTypeAndNoDataAreChanged() {
    ConvertRequest request =
        new ConvertRequest(
            scene,
            target("out.tif", Map.of()),
            new Selection(List.of("2"), Optional.empty(), Optional.empty()),
            new ValueRules(Optional.empty(), Optional.of("nan"), Optional.of(DType.FLOAT32)),
            RESOURCES);

    convert(request);

    try (InfoJob info = InfoJob.open(folder.resolve("out.tif"))) {
      Description made = info.description();
      assertThat(made.schema().dtype()).isEqualTo(DType.FLOAT32);
      assertThat(made.schema().extent().size(0)).isEqualTo(1);
      assertThat(made.schema().noData().orElseThrow().isNaN()).isTrue();
    }
  }

  @Test
  void planIsMadeWithoutWriting() throws IOException {
    Target target = target("out.tif", Map.of());

    try (ConvertJob job = ConvertJob.open(ConvertRequest.whole(scene, target, RESOURCES))) {
      assertThat(job.plan().sweep().orElseThrow().writeUnits()).isPositive();
      assertThat(job.plan().disk().orElseThrow().fits()).isTrue();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(scene);
    }
  }

  @Test
  void cancelledJobLeavesNothing() throws IOException {
    Target target = target("out.tif", Map.of());

    try (ConvertJob job = ConvertJob.open(ConvertRequest.whole(scene, target, RESOURCES))) {
      job.cancel();
      assertThatThrownBy(() -> job.run(SweepListener.NONE)).isInstanceOf(CancelledException.class);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(scene);
    }
  }

  @Test
  void memoryThatCannotDoIsRefusedWithTheLeastThatCan() {
    Target target = target("out.tif", Map.of("BLOCKSIZE", "4096"));

    assertThatThrownBy(
            () -> ConvertJob.open(ConvertRequest.whole(scene, target, resources(1 << 20, 1))))
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining("--memory");
  }

  @Test
  void whatDiffersIsNamed() {
    Target changed = target("out.tif", Map.of());
    convert(
        new ConvertRequest(
            scene,
            changed,
            Selection.ALL,
            new ValueRules(Optional.empty(), Optional.of("7"), Optional.empty()),
            RESOURCES));

    Comparison found = compare(scene, changed.path());

    assertThat(found.differences())
        .extracting(Comparison.Difference::what)
        .containsExactly("pixels", "nodata");
  }
}
