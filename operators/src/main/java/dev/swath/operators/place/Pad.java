package dev.swath.operators.place;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// A window of a raster that may reach beyond it. Pixels outside the raster are no data or a value.
public final class Pad implements Derived {
  private final Raster source;
  private final Window window;
  private final Gap gap;
  private final RasterSchema schema;

  /// @param window in the source's pixels, not empty; axes before rows and columns are whole
  /// @param outside value of pixels that the source does not have; if empty, no data, which
  ///     floating types always have
  public Pad(Raster source, Window window, Optional<NoData> outside) {
    RasterSchema from = source.schema();
    int y = from.rank() - 2;
    if (window.isEmpty()
        || !window.equals(
            from.extent()
                .with(y, window.start(y), window.size(y))
                .with(y + 1, window.start(y + 1), window.size(y + 1)))) {
      throw new IllegalArgumentException(
          "raster " + from.extent() + " cannot be padded to " + window);
    }
    this.source = source;
    this.window = window;
    this.gap = Gap.of(from, outside, from.extent().contains(window));
    this.schema =
        from.withNoData(gap.noData())
            .withExtent(
                Window.ofSize(window.sizes()),
                from.geometry().map(place -> place.shift(window.start(y), window.start(y + 1))));
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  @Override
  public List<Need> needs(Window out) {
    Window inside = out.shift(window.starts()).intersect(source.schema().extent());
    return inside.isEmpty() ? List.of() : List.of(new Need(0, inside));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    if (in.isEmpty()) {
      into.fill(gap.bits());
      return;
    }
    Window inside = in.getFirst().window();
    if (!inside.equals(out.shift(window.starts()))) {
      into.fill(gap.bits());
    }
    long[] back = window.starts();
    for (int axis = 0; axis < back.length; axis++) {
      back[axis] = -back[axis];
    }
    into.paste(in.getFirst().moveTo(inside.shift(back)));
  }
}
