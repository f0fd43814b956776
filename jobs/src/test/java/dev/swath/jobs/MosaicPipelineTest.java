package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.step.ClipLikeStep;
import dev.swath.jobs.step.CutlineStep;
import dev.swath.jobs.step.MosaicStep;
import dev.swath.jobs.step.PadStep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicPipelineTest {
  private static final Resources RESOURCES = new Resources(16 << 20, 2, Optional.empty(), false);
  private static final MosaicStep LAST =
      new MosaicStep(
          MosaicStep.Rule.LAST, new MosaicStep.Extent.Union(), Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private Path scene;
  private List<Path> parts;

  @BeforeEach
  void aSceneAndItsParts() {
    scene = folder.resolve("scene.tif");
    SynthRequest request =
        new SynthRequest(
            SynthRequest.Kind.SCENE, 300, 200, 2, 3, target("scene.tif", "64"), RESOURCES);
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
    parts = new ArrayList<>();
    try (InfoJob info = InfoJob.open(scene)) {
      var map = info.description().schema().geometry().orElseThrow().transform();
      for (int[] place : new int[][] {{0, 0, 180, 120}, {150, 0, 300, 120}, {0, 90, 300, 200}}) {
        double[] xs = {map.x(place[0], 0), map.x(place[2], 0)};
        double[] ys = {map.y(0, place[3]), map.y(0, place[1])};
        Box box = new Box(xs[0], ys[0], xs[1], ys[1]);
        String name = "part" + parts.size() + ".tif";
        run(Pipeline.read(scene).clip(box), target(name, "32"));
        parts.add(folder.resolve(name));
      }
    }
  }

  private Target target(String name, String blockSize) {
    Map<String, String> options = Map.of("BLOCKSIZE", blockSize);
    return Target.of(folder.resolve(name), Format.GTIFF, options, false);
  }

  private static JobResult run(Pipeline pipeline, Target target) {
    try (Job<JobResult> job = pipeline.to(target, RESOURCES)) {
      return job.run(SweepListener.NONE);
    }
  }

  private boolean isScene(String name) {
    CompareRequest request = new CompareRequest(scene, folder.resolve(name), 0, true, RESOURCES);
    try (CompareJob job = CompareJob.open(request)) {
      return job.run(SweepListener.NONE).equal();
    }
  }

  @Test
  void partsPutTogetherAreTheWholeAndReadOnce() {
    Pipeline mosaic = new Pipeline("mosaic", parts, List.of(LAST));

    SweepCounters counters = run(mosaic, target("out.tif", "64")).counters();

    assertThat(isScene("out.tif")).isTrue();
    assertThat(counters.unitExecutions()).isLessThanOrEqualTo(counters.unitsTotal());
    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
  }

  @Test
  void aVrtOfThePartsIsTheWhole() throws IOException {
    Path vrt = folder.resolve("all.vrt");
    Files.writeString(vrt, document());

    SweepCounters counters = run(Pipeline.read(vrt), target("out.tif", "64")).counters();

    assertThat(counters.maxExecutionsPerUnit()).isEqualTo(1);
    try (InfoJob info = InfoJob.open(vrt)) {
      assertThat(info.description().file().driver()).isEqualTo("VRT");
      assertThat(info.description().schema().extent().sizes()).containsExactly(2, 200, 300);
      assertThat(info.chunks().chunks().total()).isPositive();
    }
    assertThat(new ValidateJob(vrt, false, RESOURCES).run(SweepListener.NONE).findings()).isEmpty();
    assertThat(pixelsOf("out.tif")).isEqualTo(pixelsOf("scene.tif"));
  }

  private List<StatisticsJob.Band> pixelsOf(String name) {
    try (InfoJob info = InfoJob.open(folder.resolve(name));
        StatisticsJob job = info.statistics(RESOURCES)) {
      return job.run(SweepListener.NONE);
    }
  }

  private String document() {
    StringBuilder text = new StringBuilder("<VRTDataset rasterXSize=\"300\" rasterYSize=\"200\">");
    int[][] places = {{0, 0, 180, 120}, {150, 0, 150, 120}, {0, 90, 300, 110}};
    for (int band = 1; band <= 2; band++) {
      text.append("<VRTRasterBand dataType=\"UInt16\" band=\"").append(band);
      text.append("\"><NoDataValue>0</NoDataValue>");
      for (int i = 0; i < places.length; i++) {
        int[] p = places[i];
        text.append(
            """
            <SimpleSource>
              <SourceFilename relativeToVRT="1">part%d.tif</SourceFilename>
              <SourceBand>%d</SourceBand>
              <SrcRect xOff="0" yOff="0" xSize="%d" ySize="%d"/>
              <DstRect xOff="%d" yOff="%d" xSize="%d" ySize="%d"/>
            </SimpleSource>
            """
                .formatted(i, band, p[2], p[3], p[0], p[1], p[2], p[3]));
      }
      text.append("</VRTRasterBand>");
    }
    return text.append("</VRTDataset>").toString();
  }

  @Test
  void vrtsOfDamagedOrOtherFilesAreRefusedAndLeaveNothingOpen() throws IOException {
    Path vrt = folder.resolve("all.vrt");
    Files.writeString(vrt, document().replace("<SourceBand>2", "<SourceBand>7"));
    assertThatThrownBy(() -> InfoJob.open(vrt))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("all.vrt")
        .hasMessageContaining("no band 7");
    Files.writeString(folder.resolve("part1.tif"), "no TIFF");
    Files.writeString(vrt, document());
    assertThatThrownBy(() -> InfoJob.open(vrt))
        .isInstanceOf(SwathException.class)
        .hasMessageContaining("part1.tif");
  }

  @Test
  void paddingAndClippingLikeAnotherUndoEachOther() {
    PadStep margin = new PadStep(new PadStep.Frame.Margin(3, 5, 7, 9), Optional.of("1"));
    Pipeline there = new Pipeline("pad", List.of(scene), List.of(margin, new ClipLikeStep(scene)));
    Pipeline like =
        new Pipeline(
            "pad",
            List.of(parts.get(1)),
            List.of(new PadStep(new PadStep.Frame.Like(scene), Optional.of("0"))));

    run(there, target("back.tif", "64"));
    run(like, target("like.tif", "64"));

    assertThat(isScene("back.tif")).isTrue();
    try (InfoJob info = InfoJob.open(folder.resolve("like.tif"))) {
      assertThat(info.description().schema().extent().sizes()).containsExactly(2, 200, 300);
    }
  }

  @Test
  void whatCannotBePutTogetherIsRefusedByName() {
    Path other = folder.resolve("other.tif");
    run(Pipeline.read(scene).bands("1"), target("other.tif", "64"));

    assertThatThrownBy(
            () ->
                run(
                    new Pipeline("mosaic", List.of(scene, other), List.of(LAST)),
                    target("out.tif", "64")))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("scene.tif")
        .hasMessageContaining("other.tif")
        .hasMessageContaining("2 and 1");
  }

  @Test
  void polygonsCutAwayNeedAValueForIt() throws IOException {
    Path file = folder.resolve("shape.geojson");
    Files.writeString(file, "{\"type\":\"Polygon\",\"coordinates\":[]}");
    CutlineStep cut =
        new CutlineStep(
            file,
            Optional.of("EPSG:99999999"),
            new CutlineStep.Options(false, false, false),
            Optional.empty());

    assertThatThrownBy(() -> run(Pipeline.read(scene).then(cut), target("out.tif", "64")))
        .isInstanceOf(SwathException.class);
  }
}
