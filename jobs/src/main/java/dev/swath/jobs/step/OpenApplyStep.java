package dev.swath.jobs.step;

import dev.swath.BudgetException;
import dev.swath.jobs.request.RequestException;
import dev.swath.onnx.Model;
import dev.swath.onnx.ModelOperator;
import dev.swath.onnx.RunCounts;
import dev.swath.patches.ChipResults;
import dev.swath.patches.Chips;
import dev.swath.patches.Coverage;
import dev.swath.patches.Stitched;
import dev.swath.patches.Stitching;
import dev.swath.patches.fault.Fault;
import dev.swath.patches.fault.FaultPolicy;
import dev.swath.patches.fault.Faults;
import dev.swath.patches.fault.ForgivingUnits;
import dev.swath.patches.place.AxisCut;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A model that is loaded, on the patches of one raster.
final class OpenApplyStep implements OpenStep {
  /// At most this part of the memory is for the runtime, the rest for pixels.
  private static final int SHARE = 2;

  private final ApplyStep step;
  private final Model model;
  private final long memoryBytes;
  private final int threads;
  private final List<String> notes = new ArrayList<>();
  private final Faults faults;
  private long outsideBytes;

  OpenApplyStep(ApplyStep step, Model model, long memoryBytes, int threads) {
    this.step = step;
    this.model = model;
    this.memoryBytes = memoryBytes;
    this.threads = threads;
    this.faults = new Faults(step.patches().faults().policy());
  }

  /// Everything that the result depends on: the model's bytes and card too, wherever they lie.
  @Override
  public String text() {
    PatchOptions patches = step.patches();
    return step.text()
        + " ("
        + model.fingerprint()
        + ") --patch "
        + patches.patch().orElse("of the model")
        + (patches.stride().isPresent() ? " --stride " + patches.stride().getAsInt() : "")
        + " --taper "
        + patches.taper()
        + " --boundary "
        + patches.boundary()
        + " --batch "
        + patches.batch()
        + patches.aggregate().map(name -> " --aggregate " + name).orElse("")
        + onFault(patches.faults().policy());
  }

  private static String onFault(FaultPolicy policy) {
    return switch (policy.last()) {
      case RAISE -> "";
      case SKIP -> " --on-error skip";
      case MASK -> " --on-error mask";
    };
  }

  @Override
  public List<String> remarks(double seconds) {
    RunCounts counts = model.counts();
    return List.of(
        String.format(
            Locale.ROOT,
            "the model saw %,d chips in %,d runs, %.1f chips/s; %,d without data were left out",
            counts.chips(),
            counts.runs(),
            (counts.chips() + counts.empty()) / Math.max(seconds, 1e-3),
            counts.empty()));
  }

  @Override
  public List<Fault> faults() {
    return faults.all();
  }

  @Override
  public boolean needsBands() {
    return true;
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public long outsideBytes() {
    return outsideBytes;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    List<String> bands = model.card().input().bands();
    Raster chosen = bands.isEmpty() ? raster : new BandsStep(bands).apply(List.of(raster));
    Chips chips = new Chips(forgiving(chosen), lattice(chosen.schema()));
    ModelOperator operator = operator(chips.chip());
    ChipResults results = new ChipResults(List.of(chips), operator, step.patches().batch(), faults);
    boolean classes = results.schema().dtype().isInteger();
    Stitching stitching =
        Stitching.of(step.patches().taperOfPatch(), step.patches().aggregation(classes))
            .sparingEdges()
            .withTrim(operator.margin(chips.chip()))
            .withUncovered(
                step.patches().gaps() ? Stitching.Uncovered.NODATA : Stitching.Uncovered.ERROR);
    Stitched stitched = new Stitched(chosen.schema(), results, stitching);
    note(chips, stitched.coverage());
    return stitched;
  }

  /// A raster whose chunks may fail, if what fails is to be passed over.
  private Raster forgiving(Raster raster) {
    boolean raises = faults.policy().last() == FaultPolicy.Last.RAISE;
    return !raises && raster instanceof StoredUnits stored
        ? new ForgivingUnits(stored, faults)
        : raster;
  }

  private Lattice lattice(RasterSchema schema) {
    int[] size = step.patches().size(model.rows(), model.cols());
    boolean shrinks = step.patches().boundaryOfRaster() instanceof Boundary.Shrink;
    if (shrinks && (model.rows().isPresent() || model.cols().isPresent())) {
      throw new RequestException(
          "--boundary shrink makes smaller patches but the model takes only "
              + size[0]
              + "×"
              + size[1],
          "choose snap, pad or reflect");
    }
    return Lattice.of(
        schema.extent(), cut(size[0]), cut(size[1]), step.patches().boundaryOfRaster(), 1);
  }

  private AxisCut cut(int size) {
    return AxisCut.of(size, step.patches().strideOf(size - 2 * model.card().chip().trim()));
  }

  /// The model with as many chips at once as the memory lets and the threads bring.
  private ModelOperator operator(RasterSchema chip) {
    int batch = step.patches().batch();
    int most = Math.multiplyExact(threads, batch);
    long each = model.operator(1).runBytes(chip, 1);
    long share = memoryBytes / SHARE;
    long fits = each == 0 ? most : (share - model.bytes()) / each;
    if (fits < batch) {
      throw new BudgetException(
          "the model takes "
              + model.bytes()
              + " bytes and "
              + each
              + " more for each chip, and for "
              + batch
              + " at once that is more than "
              + share
              + ", half of the memory granted",
          "grant more with --memory, or take smaller patches or batches");
    }
    int atOnce = Math.toIntExact(Math.min(fits, most));
    outsideBytes = model.bytes() + atOnce * each;
    notes.add(
        String.format(
            Locale.ROOT,
            "the model takes at most %,d bytes beside the budget of the sweep, for its weights and"
                + " %d chips at once; tensors of a batch take %,d of the budget",
            outsideBytes,
            atOnce,
            model.operator(1).scratchBytes(List.of(chip), batch)));
    return model.operator(atOnce);
  }

  private void note(Chips chips, Coverage coverage) {
    notes.addFirst(
        String.format(
            Locale.ROOT,
            "%,d patches of %d×%d in batches of %d; at most %d cover a pixel, and %s",
            coverage.patches(),
            chips.chip().rows(),
            chips.chip().cols(),
            step.patches().batch(),
            coverage.most(),
            coverage.uncovered() <= 0
                ? "every pixel is covered"
                : String.format(
                    Locale.ROOT, "%.3g %% are covered by none", 100 * coverage.uncovered())));
  }

  @Override
  public void close() {
    model.close();
  }
}
