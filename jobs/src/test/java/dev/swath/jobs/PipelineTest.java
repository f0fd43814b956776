package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.array.DType;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.request.ValueRules;
import dev.swath.jobs.step.CalcStep;
import dev.swath.jobs.step.Calculation;
import dev.swath.jobs.step.MaskStep;
import dev.swath.jobs.step.ReclassifyStep;
import dev.swath.jobs.step.StackStep;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.jobs.step.ValuesStep;
import dev.swath.operators.local.SelectBands;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
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

  private static JobResult run(Pipeline pipeline, Target target, Resources resources) {
    try (Job<JobResult> job = pipeline.to(target, resources)) {
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

    JobResult result = run(Pipeline.read(scene), target, RESOURCES);

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

    run(Pipeline.read(scene), one, resources(4 << 20, 1));
    run(Pipeline.read(scene), other, resources(64 << 20, 8));

    assertThat(Files.mismatch(one.path(), other.path())).isEqualTo(-1);
  }

  @Test
  void bandsTypeAndNoDataAreChanged() {
    ValueRules rules =
        new ValueRules(Optional.empty(), Optional.of("nan"), Optional.of(DType.FLOAT32));

    run(
        Pipeline.read(scene).bands("2").then(new ValuesStep(rules)),
        target("out.tif", Map.of()),
        RESOURCES);

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

    try (Job<JobResult> job = Pipeline.read(scene).to(target, RESOURCES)) {
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

    try (Job<JobResult> job = Pipeline.read(scene).to(target, RESOURCES)) {
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

    assertThatThrownBy(() -> Pipeline.read(scene).to(target, resources(1 << 20, 1)))
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining("--memory");
  }

  @Test
  void whatDiffersIsNamed() {
    Target changed = target("out.tif", Map.of());
    ValueRules rules = new ValueRules(Optional.empty(), Optional.of("7"), Optional.empty());
    run(Pipeline.read(scene).then(new ValuesStep(rules)), changed, RESOURCES);

    Comparison found = compare(scene, changed.path());

    assertThat(found.differences())
        .extracting(Comparison.Difference::what)
        .containsExactly("pixels", "nodata");
  }

  @Test
  void chainOfOperatorsComputesEveryUnitOnce() {
    Pipeline chain =
        Pipeline.read(scene)
            .calc("B1 + B2")
            .terrain(TerrainMeasure.SLOPE)
            .then(new ReclassifyStep("0:5=1, 5:=2", Optional.empty(), Optional.of("0")));

    JobResult result = run(chain, target("classes.tif", Map.of()), RESOURCES);

    assertThat(result.counters().maxExecutionsPerUnit()).isEqualTo(1);
    assertThat(result.counters().unitExecutions()).isEqualTo(result.counters().unitsTotal());
    assertThat(result.plan().steps()).hasSize(3);
    assertThat(result.plan().output().orElseThrow().schema().dtype()).isEqualTo(DType.UINT8);
  }

  @Test
  void pipelineGivesWhatItsStepsGiveOneByOne() {
    Target sum = target("sum.tif", Map.of());
    Target slope = target("slope.tif", Map.of());
    Target both = target("both.tif", Map.of());

    run(Pipeline.read(scene).calc("B1 * 2"), sum, RESOURCES);
    run(Pipeline.read(sum.path()).terrain(TerrainMeasure.SLOPE), slope, RESOURCES);
    run(Pipeline.read(scene).calc("B1 * 2").terrain(TerrainMeasure.SLOPE), both, RESOURCES);

    assertThat(compare(slope.path(), both.path()).equal()).isTrue();
  }

  @Test
  void filesBesideAreHandedToTheirStep() {
    Target mask = target("mask.tif", Map.of());
    Target masked = target("masked.tif", Map.of());
    Target expected = target("expected.tif", Map.of());
    run(Pipeline.read(scene).calc("B1 > 500"), mask, RESOURCES);

    run(
        Pipeline.read(scene).bands("2").then(new MaskStep(mask.path(), false, Optional.of("0"))),
        masked,
        RESOURCES);

    run(
        Pipeline.read(scene)
            .then(
                new CalcStep(
                    new Calculation(
                        new Calculation.Formula.Expressions("where(B1 > 500, B2, 0)"),
                        Map.of(),
                        new Calculation.Scaling.None(),
                        Optional.of(DType.UINT16),
                        Optional.of("0")))),
        expected,
        RESOURCES);
    assertThat(compare(expected.path(), masked.path()).pixels().orElseThrow().differing()).isZero();
  }

  @Test
  void stepsThatTakeOneRasterRefuseTwo() {
    Target target = target("out.tif", Map.of());
    Pipeline pipeline = Pipeline.read(scene, scene).terrain(TerrainMeasure.SLOPE);

    assertThatThrownBy(() -> pipeline.to(target, RESOURCES))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("terrain slope")
        .hasMessageContaining("got 2");
  }

  @Test
  void bandsOfSeveralFilesAreStacked() {
    Target target = target("out.tif", Map.of());

    JobResult result =
        run(Pipeline.read(scene, scene, scene).then(new StackStep()), target, RESOURCES);

    assertThat(result.plan().output().orElseThrow().schema().extent().size(0)).isEqualTo(6);
  }

  @Test
  void operatorsOfOnesOwnTakeTheirPlace() {
    Target target = target("out.tif", Map.of());

    JobResult result =
        run(Pipeline.read(scene).then("first band", r -> new SelectBands(r, 0)), target, RESOURCES);

    assertThat(result.plan().steps()).containsExactly("first band");
    assertThat(result.plan().output().orElseThrow().schema().extent().size(0)).isEqualTo(1);
  }
}
