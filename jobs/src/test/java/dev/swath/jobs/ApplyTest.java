package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.UnsupportedDataException;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ApplyStep;
import dev.swath.jobs.step.ModelChoice;
import dev.swath.jobs.step.OnFault;
import dev.swath.jobs.step.PatchOptions;
import dev.swath.sweep.SweepListener;
import dev.swath.testkit.onnx.SmallUnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
  @TempDir private Path folder;
  private Path scene;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    scene = folder.resolve("scene.tif");
    model = Files.write(folder.resolve("m.onnx"), new SmallUnet(3, 4, false, 1).model());
    Resources machine = Resources.ofMachine();
    Target target = Target.of(scene, Format.GTIFF, Map.of(), false);
    SynthRequest request =
        new SynthRequest(SynthRequest.Kind.SCENE, 200, 170, 3, 1, target, machine);
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
  }

  private static PatchOptions patches(String patch, int batch, String boundary) {
    return new PatchOptions(
        Optional.of(patch),
        OptionalInt.empty(),
        "hann",
        boundary,
        false,
        batch,
        Optional.empty(),
        OnFault.RAISE);
  }

  private JobResult apply(
      String name, PatchOptions patches, Map<String, String> members, long memory) {
    ModelChoice choice = new ModelChoice(model, Optional.empty(), members, "cpu", 1);
    Target target =
        Target.of(folder.resolve(name), Format.GTIFF, Map.of("COMPRESS", "NONE"), false);
    Resources granted = new Resources(memory, 2, Optional.empty(), false);
    Pipeline pipeline = Pipeline.read(scene).then(new ApplyStep(choice, patches));
    try (Job<JobResult> job = pipeline.to(target, granted)) {
      return job.run(SweepListener.NONE);
    }
  }

  @Test
  void planSaysPatchesCoverageAndMemoryOfTheModel() {
    JobResult result = apply("a.tif", patches("64", 4, "snap"), Map.of(), 256 << 20);

    assertThat(result.skipped()).isEmpty();
    assertThat(result.plan().notes()).hasSize(2);
    assertThat(result.plan().notes().getFirst())
        .contains("patches of 64×64 in batches of 4", "every pixel is covered");
    assertThat(result.plan().notes().getLast()).contains("8 chips at once");
    assertThat(result.counters().budgetBytes()).isLessThan(256 << 20);
    assertThat(result.counters().maxExecutionsPerUnit()).isEqualTo(1);
  }

  @Test
  void bytesDependOnNeitherBatchNorMemory() throws IOException {
    apply("a.tif", patches("64", 1, "snap"), Map.of(), 256 << 20);
    apply("b.tif", patches("64", 8, "snap"), Map.of(), 48 << 20);

    assertThat(folder.resolve("b.tif")).hasSameBinaryContentAs(folder.resolve("a.tif"));
  }

  @Test
  void memoryThatDoesNotHoldABatchIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> apply("a.tif", patches("128", 8, "snap"), Map.of(), 16 << 20))
        .isInstanceOf(BudgetException.class)
        .hasMessageContaining("for 8 at once");
    assertThat(folder.resolve("a.tif")).doesNotExist();
  }

  @Test
  void membersThatAreSetWinOverTheCard() throws IOException {
    Files.writeString(
        folder.resolve("m.onnx.json"), "{\"output\": {\"mapping\": \"softmax\", \"scale\": 2}}");
    Map<String, String> set = Map.of("output.mapping", "argmax", "output.scale", "1");

    JobResult result = apply("a.tif", patches("64", 1, "snap"), set, 256 << 20);

    assertThat(result.plan().output().orElseThrow().schema().dtype().label()).isEqualTo("uint8");
    assertThatThrownBy(
            () -> apply("b.tif", patches("64", 1, "snap"), Map.of("output.axis", "1"), 256 << 20))
        .hasMessageContaining("unknown member \"output.axis\"");
  }

  @Test
  void patchesThatTheModelCannotTakeAreRefused() {
    assertThatThrownBy(() -> apply("a.tif", patches("63", 1, "snap"), Map.of(), 256 << 20))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("1×3×63×63");
    assertThatThrownBy(() -> patches("0", 1, "snap")).isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> patches("64", 0, "snap")).hasMessageContaining("--batch must be 1");
    assertThatThrownBy(() -> patches("64", 1, "wrap")).hasMessageContaining("name snap, drop");
  }
}
