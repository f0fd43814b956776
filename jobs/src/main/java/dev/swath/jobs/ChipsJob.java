package dev.swath.jobs;

import dev.swath.array.Window;
import dev.swath.jobs.chips.ChipFolder;
import dev.swath.jobs.chips.ChipIndex;
import dev.swath.jobs.chips.NpySink;
import dev.swath.jobs.chips.Split;
import dev.swath.jobs.request.RequestException;
import dev.swath.patches.Chips;
import dev.swath.patches.place.Anchor;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Placement;
import dev.swath.patches.place.Scatter;
import dev.swath.raster.Raster;
import dev.swath.sweep.Output;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes chips as numpy files in a folder, or as one array of a Zarr store, with an index.
public final class ChipsJob implements Job<JobResult> {
  private static final String INDEX = "index.geojson";

  private final Sources sources;
  private final ChipFolder folder;
  private final Sweep sweep;
  private final JobPlan plan;
  private final Path output;
  private final byte[] index;

  private ChipsJob(
      Sources sources, ChipFolder folder, Sweep sweep, JobPlan plan, Path output, byte[] index) {
    this.sources = sources;
    this.folder = folder;
    this.sweep = sweep;
    this.plan = plan;
    this.output = output;
    this.index = index;
  }

  /// Opens the input and plans. Nothing is written yet.
  public static Job<JobResult> open(ChipsRequest request) {
    List<Path> files = new ArrayList<>(List.of(request.input()));
    request.labels().ifPresent(files::add);
    Sources sources = Sources.open(files);
    try {
      return isZarr(request.output())
          ? ZarrChipsJob.planned(request, sources)
          : planned(request, sources);
    } catch (RuntimeException | Error e) {
      sources.close();
      throw e;
    }
  }

  private static boolean isZarr(Path output) {
    return output.getFileName() != null
        && output.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zarr");
  }

  private static ChipsJob planned(ChipsRequest request, Sources sources) {
    List<Raster> rasters = sources.all().stream().map(Source::folded).toList();
    Placement placement = placement(request, rasters.getFirst());
    ChipIndex index = new ChipIndex(placement, request.split());
    ChipFolder folder = new ChipFolder(request.output());
    folder.checkFree();
    Chips chips = new Chips(rasters.getFirst(), placement);
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output(chips, new NpySink(chips.schema(), index, folder, "")));
    if (rasters.size() > 1) {
      Chips labels =
          new Chips(labels(rasters), labelPlacement(request, rasters.getLast(), placement));
      outputs.add(new Output(labels, new NpySink(labels.schema(), index, folder, "-label")));
    }
    Sweep sweep = new Sweep(outputs, request.resources().sweepOptions());
    JobPlan plan =
        new JobPlan(
            "chips",
            sources.sides(),
            List.of("chips " + request.sampling().text()),
            Optional.of(new Side(request.output().toString(), chips.schema(), "npy, one a split")),
            Optional.of(sweep.plan()),
            Optional.empty(),
            request.resources().threads(),
            List.of(note(index)));
    byte[] document =
        index.geoJson(rasters.getFirst().schema().geometry()).getBytes(StandardCharsets.UTF_8);
    return new ChipsJob(sources, folder, sweep, plan, request.output(), document);
  }

  static Placement placement(ChipsRequest request, Raster raster) {
    int[] size = request.patches().size(OptionalInt.empty(), OptionalInt.empty());
    long stride = request.patches().stride().orElse(size[0]);
    Boundary boundary = request.patches().boundaryOfRaster();
    Window extent = raster.schema().extent();
    boolean whole = boundary instanceof Boundary.Drop;
    List<Anchor> anchors = request.sampling().anchors(extent, size[0], size[1], stride, whole);
    Placement placement = Scatter.of(extent, size[0], size[1], anchors, boundary);
    if (placement.indices().isEmpty()) {
      throw new RequestException(
          "no chip of " + size[0] + "×" + size[1] + " lies in the raster", "take smaller ones");
    }
    return placement;
  }

  private static Raster labels(List<Raster> rasters) {
    Raster image = rasters.getFirst();
    Raster label = rasters.getLast();
    if (label.schema().rows() != image.schema().rows()
        || label.schema().cols() != image.schema().cols()
        || !label.schema().geometry().equals(image.schema().geometry())) {
      throw new RequestException(
          "the labels have "
              + label.schema().rows()
              + "×"
              + label.schema().cols()
              + " pixels on another grid than the input's "
              + image.schema().rows()
              + "×"
              + image.schema().cols(),
          "bring them to the input's grid first, with warp --like");
    }
    return label;
  }

  private static Placement labelPlacement(ChipsRequest request, Raster labels, Placement ofImage) {
    Placement made = placement(request, labels);
    if (!made.indices().equals(ofImage.indices())) {
      throw new IllegalStateException("chips of labels are not those of the input");
    }
    return made;
  }

  static String note(ChipIndex index) {
    return String.format(
        Locale.ROOT,
        "%,d chips: %,d train, %,d val, %,d test",
        index.count(),
        index.count(Split.TRAIN),
        index.count(Split.VAL),
        index.count(Split.TEST));
  }

  @Override
  public JobPlan plan() {
    return plan;
  }

  @Override
  public JobResult run(SweepListener listener) {
    folder.checkFree();
    SweepCounters counters = sweep.run(listener);
    folder.write(INDEX, 0, MemorySegment.ofArray(index));
    folder.commit();
    return new JobResult(plan, counters, Optional.of(output), folder.bytes());
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    try (sources) {
      folder.close();
    }
  }
}
