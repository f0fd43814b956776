package dev.swath.operators.local;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A raster of any dimensions as one of bands, rows and columns: all dimensions before the last two
/// become bands in C order, so that the last of them runs fastest. Without one there is one band.
///
/// A band is called after its place, such as `time=3,band=2`, counted from 1, or by the label of
/// the place where there is one.
public final class FoldBands implements Derived {
  /// Bands that any format has room for.
  public static final int MOST_BANDS = 65_535;

  private final Raster source;
  private final Window leading;
  private final RasterSchema schema;

  /// @param labels what the places along a dimension are called; a dimension without, or with too
  ///     few, is counted
  public FoldBands(Raster source, Map<String, List<String>> labels) {
    RasterSchema from = source.schema();
    this.source = source;
    this.leading = Window.ofSize(java.util.Arrays.copyOf(from.extent().sizes(), from.rank() - 2));
    if (leading.count() > MOST_BANDS) {
      throw new UnsupportedDataException(
          leading.count() + " bands are more than the " + MOST_BANDS + " of any such raster",
          "take fewer places along " + from.dimensions().subList(0, from.rank() - 2));
    }
    this.schema =
        new RasterSchema(
            List.of(RasterSchema.BAND, RasterSchema.Y, RasterSchema.X),
            Window.ofSize(leading.count(), from.rows(), from.cols()),
            from.dtype(),
            from.noData(),
            from.geometry(),
            bands(from, labels),
            from.attributes());
  }

  /// Whether a raster is not one of bands, rows and columns already.
  public static boolean isNeeded(RasterSchema schema) {
    return schema.rank() != 3 || !schema.dimensions().getFirst().equals(RasterSchema.BAND);
  }

  private List<BandInfo> bands(RasterSchema from, Map<String, List<String>> labels) {
    List<BandInfo> bands = new ArrayList<>();
    int axis = from.dimensions().indexOf(RasterSchema.BAND);
    for (long band = 0; band < leading.count(); band++) {
      long[] place = place(band);
      int known = axis < 0 ? 0 : Math.toIntExact(place[axis]);
      BandInfo info = known < from.bands().size() ? from.bands().get(known) : BandInfo.PLAIN;
      bands.add(
          new BandInfo(
              name(from, place, info, labels),
              info.scale(),
              info.offset(),
              info.unit(),
              info.role(),
              info.metadata()));
    }
    return bands;
  }

  private static String name(
      RasterSchema from, long[] place, BandInfo info, Map<String, List<String>> labels) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < place.length; axis++) {
      String dimension = from.dimensions().get(axis);
      int at = Math.toIntExact(place[axis]);
      List<String> known = labels.getOrDefault(dimension, List.of());
      String label =
          dimension.equals(RasterSchema.BAND) && !info.name().isEmpty()
              ? info.name()
              : at < known.size() ? known.get(at) : Integer.toString(at + 1);
      parts.add(dimension + "=" + label);
    }
    return parts.isEmpty() ? info.name() : String.join(",", parts);
  }

  /// Where a band lies along the leading dimensions.
  private long[] place(long band) {
    long[] place = new long[leading.rank()];
    long rest = band;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = rest % leading.size(axis);
      rest /= leading.size(axis);
    }
    return place;
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of(source);
  }

  /// The smallest box around all bands of the window.
  @Override
  public List<Need> needs(Window out) {
    long[] first = place(out.start(0));
    long[] last = place(out.end(0) - 1);
    Window box = source.schema().extent();
    for (int axis = 0; axis < first.length; axis++) {
      box = box.with(axis, first[axis], last[axis] - first[axis] + 1);
      if (first[axis] != last[axis]) {
        break;
      }
    }
    int x = box.rank() - 1;
    return List.of(
        new Need(0, box.with(x - 1, out.start(1), out.size(1)).with(x, out.start(2), out.size(2))));
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    Block from = in.getFirst();
    int inner = leading.rank() - 1;
    for (long band = out.start(0); band < out.end(0); ) {
      long[] place = place(band);
      Window part = from.window();
      for (int axis = 0; axis < place.length; axis++) {
        part = part.with(axis, place[axis], 1);
      }
      long run = inner < 0 ? 1 : Math.min(out.end(0) - band, leading.size(inner) - place[inner]);
      part = inner < 0 ? part : part.with(inner, place[inner], run);
      into.paste(from.view(part).withAxesOf(out.with(0, band, run)));
      band += run;
    }
  }
}
