package dev.swath.jobs;

import dev.swath.jobs.chips.ChipIndex;
import dev.swath.jobs.request.RequestException;
import dev.swath.patches.Chips;
import dev.swath.patches.place.Placement;
import dev.swath.raster.Raster;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.SweepListener;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes chips as one array of a Zarr store, and their index as a file beside it.
final class ZarrChipsJob implements Job<JobResult> {
  private final Sources sources;
  private final WriteSweep sweep;
  private final Path index;
  private final byte[] document;

  private ZarrChipsJob(Sources sources, WriteSweep sweep, Path index, byte[] document) {
    this.sources = sources;
    this.sweep = sweep;
    this.index = index;
    this.document = document;
  }

  static ZarrChipsJob planned(ChipsRequest request, Sources sources) {
    if (request.labels().isPresent()) {
      throw new RequestException(
          "a store has chips of one raster but --label names another",
          "write the labels' chips in a call of their own: the same seed gives the same places");
    }
    Raster raster = sources.all().getFirst().folded();
    Placement placement = ChipsJob.placement(request, raster);
    ChipIndex chips = new ChipIndex(placement, request.split());
    String step = "chips " + request.sampling() + " " + request.patches();
    Target target = Target.of(request.output(), Format.ZARR, Map.of(), false);
    WriteSweep.Work work =
        new WriteSweep.Work(
            "chips",
            sources.sides(),
            List.of("chips " + request.sampling().text()),
            new Product(new Chips(raster, placement)),
            Optional.empty(),
            Identity.of(target, "chips", sources.identities(), step),
            1,
            List.of(ChipsJob.note(chips)));
    Path index = request.output().resolveSibling(request.output().getFileName() + ".geojson");
    AtomicFile.refuseExisting(index, false);
    WriteSweep sweep = WriteSweep.plan(work, target, request.resources());
    byte[] document = chips.geoJson(raster.schema().geometry()).getBytes(StandardCharsets.UTF_8);
    return new ZarrChipsJob(sources, sweep, index, document);
  }

  @Override
  public JobPlan plan() {
    return sweep.plan();
  }

  @Override
  public JobResult run(SweepListener listener) {
    JobResult result = sweep.run(listener);
    try (AtomicFile file = AtomicFile.create(index, false)) {
      file.write(0, MemorySegment.ofArray(document));
      file.commit();
    }
    return result;
  }

  @Override
  public void cancel() {
    sweep.cancel();
  }

  @Override
  public void close() {
    try (sources) {
      sweep.close();
    }
  }
}
