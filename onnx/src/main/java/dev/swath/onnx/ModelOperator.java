package dev.swath.onnx;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.onnx.card.Mapping;
import dev.swath.onnx.card.OutputCard;
import dev.swath.patches.ChipOperator;
import dev.swath.patches.ChipResult;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// A model run on the chips of one raster. The first question for its result settles their type and
/// no-data value.
public final class ModelOperator implements ChipOperator {
  private final Model model;
  private final Semaphore places;
  private final int atOnce;
  private Optional<RasterSchema> settled = Optional.empty();

  ModelOperator(Model model, int atOnce) {
    this.model = model;
    this.atOnce = atOnce;
    this.places = new Semaphore(atOnce, true);
  }

  /// Bytes that the runtime takes for some chips at once, of its own memory, at most.
  public long runBytes(RasterSchema chip, long count) {
    return on(List.of(chip)).runBytes(count);
  }

  /// Pixels at each side of a result that are of no use where other results are: what
  /// [dev.swath.patches.Stitching] is to trim.
  public int margin(RasterSchema chip) {
    return on(List.of(chip)).shape().margin();
  }

  /// Pixels at each side of a chip for which the model gives nothing.
  public int trim(RasterSchema chip) {
    return on(List.of(chip)).shape().trim();
  }

  @Override
  public ChipResult result(List<RasterSchema> chips) {
    ChipModel made = on(chips);
    ChipResult like = ChipResult.like(chips.getFirst(), made.dtype(), made.noData());
    ChipResult result =
        like.withBands(made.bands()).withPlaces(made.shape().trim(), made.shape().zoom(), 1);
    return new ChipResult(result.chip().withBands(bandInfos(made.bands())), result.axes());
  }

  private ChipModel on(List<RasterSchema> chips) {
    if (chips.size() != 1) {
      throw new UnsupportedDataException(
          "a model takes one raster but gets " + chips.size(), "stack them first");
    }
    RasterSchema chip = chips.getFirst();
    settle(chip);
    return model.chips(chip);
  }

  private synchronized void settle(RasterSchema chip) {
    RasterSchema first = settled.orElse(chip);
    if (first.dtype() != chip.dtype() || !first.noData().equals(chip.noData())) {
      throw new IllegalArgumentException(
          "this operator is for chips of " + first + " but got " + chip);
    }
    settled = Optional.of(first);
  }

  /// Names of the bands; those of classes go with the band of their numbers.
  private List<BandInfo> bandInfos(int bands) {
    OutputCard output = model.card().output();
    List<String> names = output.bands();
    if (output.mapping() == Mapping.ARGMAX) {
      Map<String, String> classes =
          names.isEmpty() ? Map.of() : Map.of("classes", String.join(",", names));
      return List.of(new BandInfo("class", 1, 0, "", "", classes));
    }
    return names.size() == bands
        ? names.stream().map(name -> new BandInfo(name, 1, 0, "", "", Map.of())).toList()
        : List.of();
  }

  @Override
  public long scratchBytes(List<RasterSchema> chips, long count) {
    return on(chips).scratchBytes(count);
  }

  @Override
  public void apply(List<Block> in, MemorySegment scratch, Block out) {
    ChipModel made = of(in.getFirst().window());
    int taken = Math.toIntExact(Math.min(atOnce, in.getFirst().window().size(0)));
    // Whoever has places needs nothing else to end, so waiting for them ends too.
    places.acquireUninterruptibly(taken);
    try {
      made.compute(in.getFirst(), scratch, out);
    } finally {
      places.release(taken);
    }
  }

  /// The model for chips of that size, smaller ones at the raster's border.
  private synchronized ChipModel of(Window chips) {
    RasterSchema first =
        settled.orElseThrow(() -> new IllegalStateException("nobody asked for the result first"));
    Window size = Window.ofSize(chips.size(1), chips.size(2), chips.size(3));
    return model.chips(first.withExtent(size, first.geometry()));
  }
}
