package dev.swath.cli;

import dev.swath.jobs.step.ApplyStep;
import dev.swath.jobs.step.ModelChoice;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `apply`: a model on overlapping patches.
@Command(
    name = "apply",
    description = {
      "Runs a model (ONNX) on overlapping patches and puts the results together.",
      "What the model file does not say, such as normalisation and classes, is in its card:",
      "MODEL.onnx.json beside it, --card, or --set."
    },
    footer = {
      "",
      "  swath apply scene.tif probability.zarr --model water.onnx",
      "  swath apply scene.tif classes.tif --model unet.onnx --patch 256 --stride 128 --batch 8",
      "  swath apply scene.tif out.tif --model m.onnx --set input.scale=0.0001 \\",
      "    --set output.mapping=softmax"
    })
final class ApplyFlags implements StepFlags {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "the model, in ONNX format")
  private Path model;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description = "the model card; default: MODEL.onnx.json, if it is there")
  private Path card;

  @Option(
      names = "--set",
      paramLabel = "MEMBER=VALUE",
      description = "a member of the card, such as input.mean=0.4,0.5; may be repeated")
  private Map<String, String> members = new LinkedHashMap<>();

  @Mixin private PatchFlags patches = new PatchFlags();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "what runs the model: cpu (default), cuda or coreml")
  private String provider;

  @Option(
      names = "--model-threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "threads of each run; default: 1, as patches run side by side")
  private int threads;

  @Override
  public List<Step> steps() {
    ModelChoice choice =
        new ModelChoice(model, Optional.ofNullable(card), members, provider, threads);
    return List.of(new ApplyStep(choice, patches.options()));
  }
}
