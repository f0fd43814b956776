package dev.swath.cli;

import dev.swath.jobs.ChipsJob;
import dev.swath.jobs.ChipsRequest;
import dev.swath.jobs.chips.Sampling;
import dev.swath.jobs.chips.SpatialSplit;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.PatchOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `chips`: pieces of a raster to train models with.
@Command(
    name = "chips",
    sortOptions = false,
    description = {
      "Cuts a raster into chips for training: numpy files train.npy, val.npy and test.npy of chips,",
      "bands, rows and columns, and index.geojson, which says where each chip lies. A chip is for",
      "training, validation or test by the block of ground that it lies in."
    },
    footer = {
      "",
      "  swath chips scene.tif chips --patch 256 --stride 128 --val 0.1 --test 0.1 --block 2048",
      "  swath chips scene.tif chips --label classes.tif --sample random:5000 --seed 7"
    })
final class ChipsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "INPUT", description = "the raster")
  private Path input;

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "the folder to make")
  private Path output;

  @Option(
      names = "--patch",
      paramLabel = "N|ROWSxCOLS",
      description = "pixels of a chip; default: 256")
  private String patch;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "pixels from one chip to the next; default: the chip's")
  private Integer stride;

  @Option(
      names = "--boundary",
      paramLabel = "RULE",
      defaultValue = "drop",
      description = "chips at the far border: drop (default), snap, pad[:VALUE] or reflect")
  private String boundary;

  @Option(
      names = "--sample",
      paramLabel = "RULE",
      defaultValue = Sampling.DEFAULT,
      description =
          "places: regular (default), jittered:SHARE of the stride, random:COUNT or"
              + " poisson:DISTANCE in pixels")
  private String sample;

  @Option(
      names = "--label",
      paramLabel = "FILE",
      description = "a raster on the same grid, whose chips go to train-label.npy and so on")
  private Path label;

  @Option(names = "--val", paramLabel = "SHARE", description = "of the ground; default: 0")
  private double val;

  @Option(names = "--test", paramLabel = "SHARE", description = "of the ground; default: 0")
  private double test;

  @Option(
      names = "--block",
      paramLabel = "N",
      description = "pixels of a side of the blocks that are shared out; default: 1024")
  private long block = 1024;

  @Option(names = "--seed", paramLabel = "N", description = "of shares and places; default: 1")
  private long seed = 1;

  @Mixin private ResourceFlags resources;
  @Mixin private PlanFlags plan;
  @Mixin private ReportFlags report;

  ChipsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ChipsRequest request = request();
    return session.run(
        () -> ChipsJob.open(request),
        Optional.of(output),
        report,
        plan.explain(report.json()),
        result -> session.summarise(result, report));
  }

  private ChipsRequest request() {
    try {
      return new ChipsRequest(
          input,
          Optional.ofNullable(label),
          PatchOptions.of(
              Optional.ofNullable(patch),
              stride == null ? OptionalInt.empty() : OptionalInt.of(stride),
              boundary),
          new Sampling(sample, seed),
          new SpatialSplit(val, test, block, seed),
          output,
          resources.resources(session.console().variables()));
    } catch (IllegalArgumentException e) {
      if (e instanceof RequestException known) {
        throw known;
      }
      throw new RequestException(e.getMessage(), "see swath chips --help");
    }
  }
}
