package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.array.DType;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.geotiff.write.GeoTiffSink;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.SweepListener;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What else than one image a TIFF can hold: overviews and masks, read, kept and lost.
class TiffImagesTest {
  private static final Resources RESOURCES = new Resources(16 << 20, 2, Optional.empty(), false);

  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void rasterWithAnOverviewAndMasks() {
    source = folder.resolve("in.tif");
    List<RasterSchema> levels = List.of(schema(90, 70, 1), schema(45, 35, 2));
    GeoTiffOptions options = GeoTiffOptions.DEFAULT.withLayout(new GeoTiffOptions.Tiles(32, 32));
    try (GeoTiffSink sink = new GeoTiffSink(source, false, levels, options, true)) {
      for (RasterSink image : List.of(sink, sink.overviews().getFirst())) {
        write(image, DType.INT16);
      }
      sink.masks().forEach(mask -> write(mask, DType.UINT8));
    }
  }

  private static RasterSchema schema(long rows, long cols, double pixel) {
    Affine transform = new Affine(pixel, 0, 100, 0, -pixel, 200);
    return RasterSchema.of(DType.INT16, 1, rows, cols)
        .withGeometry(
            Optional.of(
                new GridGeometry(transform, Optional.empty(), GridGeometry.Registration.AREA)));
  }

  private static void write(RasterSink sink, DType dtype) {
    SinkDriver.write(
        sink,
        dtype,
        SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS),
        SyntheticPixels::fill);
    sink.commit();
  }

  private Path named(String part) {
    return Path.of(source + "#" + part);
  }

  private Path out() {
    return folder.resolve("out.tif");
  }

  private JobResult run(Pipeline pipeline, Format format) {
    try (Job<JobResult> job =
        pipeline.to(Target.of(out(), format, Map.of("BLOCKSIZE", "32"), true), RESOURCES)) {
      return job.run(SweepListener.NONE);
    }
  }

  private static boolean areEqual(Path left, Path right) {
    CompareRequest request = new CompareRequest(left, right, 0, true, RESOURCES);
    try (CompareJob job = CompareJob.open(request)) {
      return job.run(SweepListener.NONE).equal();
    }
  }

  @Test
  void anOverviewIsReadAsARaster() {
    run(Pipeline.read(named("overview=0")), Format.GTIFF);

    try (InfoJob info = InfoJob.open(out())) {
      assertThat(info.description().schema().cols()).isEqualTo(35);
      assertThat(info.description().extras().mask()).isEqualTo("internal mask");
    }
    assertThat(areEqual(named("overview=0"), out())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"GTIFF", "COG"})
  void theMaskIsKept(Format format) {
    JobResult result = run(Pipeline.read(source).calc("B1 + 1"), format);

    assertThat(result.plan().notes()).noneMatch(note -> note.contains("mask"));
    assertThat(areEqual(named("mask"), Path.of(out() + "#mask"))).isTrue();
    assertThat(result.counters().maxExecutionsPerUnit()).isEqualTo(1);
  }

  @Test
  void theMaskIsClippedWithThePixels() {
    run(Pipeline.read(source).clip(new Box(110, 120, 150, 190)), Format.COG);
    Path whole = out();
    Path clipped = folder.resolve("clipped.tif");
    try (Job<JobResult> job =
        Pipeline.read(named("mask"))
            .clip(new Box(110, 120, 150, 190))
            .to(Target.of(clipped, Format.GTIFF, Map.of(), false), RESOURCES)) {
      job.run(SweepListener.NONE);
    }

    assertThat(areEqual(clipped, Path.of(whole + "#mask"))).isTrue();
  }

  @Test
  void aMaskThatSaysNothingOfTheResultIsLostWithANote() {
    JobResult result = run(Pipeline.read(source).terrain(TerrainMeasure.SLOPE), Format.GTIFF);

    assertThat(result.plan().notes()).anyMatch(note -> note.contains("mask is not written"));
    assertThatThrownBy(() -> InfoJob.open(Path.of(out() + "#mask")).close())
        .isInstanceOf(RequestException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "overview=1, '1 overviews, counted from 0, but number 1'",
    "image=1, '1 images'",
    "overview, 'overview=N, image=N and mask'",
    "nonsense, 'names no image'"
  })
  void whatTheFileDoesNotHaveIsRefused(String part, String rule) {
    assertThatThrownBy(() -> InfoJob.open(named(part)).close())
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "OVERVIEWS=NONE, 0, ''",
    "OVERVIEW_COUNT=1, 1, AVERAGE",
    "OVERVIEW_RESAMPLING=max, 2, MAX",
    "OVERVIEWS=IGNORE_EXISTING, 2, AVERAGE"
  })
  void creationOptionsOfCogsChooseTheirOverviews(String option, int count, String resampling) {
    String[] parts = option.split("=");
    Target target =
        Target.of(out(), Format.COG, Map.of("BLOCKSIZE", "32", parts[0], parts[1]), false);

    try (Job<JobResult> job = Pipeline.read(source).to(target, RESOURCES)) {
      job.run(SweepListener.NONE);
    }

    try (InfoJob info = InfoJob.open(out())) {
      Description made = info.description();
      assertThat(made.extras().overviews()).hasSize(count);
      assertThat(made.schema().attributes().getOrDefault("IMAGE_STRUCTURE:OVERVIEW_RESAMPLING", ""))
          .isEqualTo(resampling);
    }
  }

  @Test
  void theFirstImageIsTheFile() {
    assertThat(areEqual(named("image=0"), source)).isTrue();
  }

  @Test
  void blocksOfAllImagesAreValidated() {
    Validation validation = new ValidateJob(source, false, RESOURCES).run(SweepListener.NONE);

    assertThat(validation.sound(false)).isTrue();
    assertThat(validation.blocks()).isEqualTo(2 * (3 * 3 + 2 * 2));
  }

  @Test
  void aFileIsHeldAgainstTheRulesItClaims() {
    Validation plain = new ValidateJob(source, false, true, RESOURCES).run(SweepListener.NONE);
    run(Pipeline.read(source), Format.COG);
    Validation cog = new ValidateJob(out(), false, true, RESOURCES).run(SweepListener.NONE);

    assertThat(plain.findings())
        .extracting(Validation.Finding::code)
        .contains(Validation.Code.COG_DIRECTORIES);
    assertThat(cog.findings())
        .extracting(Validation.Finding::code)
        .doesNotContain(Validation.Code.COG_DIRECTORIES, Validation.Code.COG_PROMISES);
  }
}
