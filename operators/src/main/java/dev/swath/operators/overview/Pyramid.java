package dev.swath.operators.overview;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A raster and its overviews, as outputs of one sweep.
///
/// Each level is made from the one before, whose pixels are held until then and no longer: about a
/// row of write units of each level waits. The raster itself is computed once.
///
/// @param factors how much smaller each level is than the full size, each a multiple of the one
///     before
public record Pyramid(List<Integer> factors, Resampling resampling) {
  private static final int LARGEST_FACTOR = 1 << 30;

  /// Pixels of a level beyond its ground that a pixel of a larger one may have a part in, whatever
  /// the kernel and however many levels are between.
  private static final int WIDEST_MARGIN = 6;

  public Pyramid {
    factors = List.copyOf(factors);
    int before = 1;
    for (int factor : factors) {
      if (factor <= before || factor % before != 0) {
        throw new IllegalArgumentException(
            "factors of overviews must each be a multiple of the one before, from 2 on, but were "
                + factors);
      }
      before = factor;
    }
  }

  /// Halves until a level fits a square of so many pixels, as GDAL's COG driver does.
  public static List<Integer> halvings(RasterSchema schema, long side) {
    List<Integer> factors = new ArrayList<>();
    long rows = schema.rows();
    long cols = schema.cols();
    for (int factor = 2; Math.max(rows, cols) > side && factor < LARGEST_FACTOR; factor *= 2) {
      factors.add(factor);
      rows = Math.ceilDiv(rows, 2);
      cols = Math.ceilDiv(cols, 2);
    }
    return factors;
  }

  /// The schemas of the full size and of each level, which cover the same ground.
  public List<RasterSchema> schemas(RasterSchema full) {
    List<RasterSchema> schemas = new ArrayList<>(List.of(full));
    factors.forEach(factor -> schemas.add(reduced(full, factor)));
    return schemas;
  }

  private static RasterSchema reduced(RasterSchema full, int factor) {
    int y = full.rank() - 2;
    long rows = Math.ceilDiv(full.rows(), factor);
    long cols = Math.ceilDiv(full.cols(), factor);
    Window extent = full.extent().with(y, 0, rows).with(y + 1, 0, cols);
    double width = (double) full.cols() / Math.max(1, cols);
    double height = (double) full.rows() / Math.max(1, rows);
    Optional<GridGeometry> place =
        full.geometry()
            .map(
                g ->
                    new GridGeometry(
                        g.transform().scale(width, height), g.crs(), g.registration()));
    return full.withExtent(extent, place);
  }

  /// The outputs of a sweep that writes the raster and its levels.
  ///
  /// @param sinks of the full size and of each level
  public List<Output> outputs(Raster full, List<RasterSink> sinks) {
    return outputs(full, sinks, Optional.empty(), List.of());
  }

  /// The outputs of a sweep that writes the raster, its mask, and the levels of both. A pixel of a
  /// level is valid if any pixel below is; those that are not valid count for nothing.
  ///
  /// @param sinks of the full size and of each level
  /// @param mask one band of the raster's rows and columns, 0 where a pixel is not valid
  /// @param maskSinks of the mask's full size and of each level, or none without a mask
  public List<Output> outputs(
      Raster full, List<RasterSink> sinks, Optional<Raster> mask, List<RasterSink> maskSinks) {
    requireLevels(sinks);
    List<Output> outputs = new ArrayList<>();
    List<Raster> masks = new ArrayList<>();
    if (mask.isPresent()) {
      requireLevels(maskSinks);
      Pyramid any = new Pyramid(factors, Resampling.MAX);
      outputs.addAll(any.levels(mask.get(), maskSinks, List.of(), masks));
    }
    List<Output> pixels = levels(full, sinks, masks, new ArrayList<>());
    outputs.addAll(0, pixels);
    return outputs;
  }

  private void requireLevels(List<RasterSink> sinks) {
    if (sinks.size() != factors.size() + 1) {
      throw new IllegalArgumentException(
          factors.size() + " levels and their full size do not go to " + sinks.size() + " sinks");
    }
  }

  /// @param masks those of each level, or none
  /// @param made takes the raster of each level
  private List<Output> levels(
      Raster full, List<RasterSink> sinks, List<Raster> masks, List<Raster> made) {
    List<RasterSchema> schemas = schemas(full.schema());
    Raster raster = factors.isEmpty() ? full : Shared.of(full, sinks.getFirst().writeUnits());
    List<Output> outputs = new ArrayList<>(List.of(new Output(raster, sinks.getFirst())));
    made.add(raster);
    int before = 1;
    for (int level = 1; level < schemas.size(); level++) {
      int factor = factors.get(level - 1);
      Window cell = sinks.get(level - 1).writeUnits().grid().cell();
      Optional<Raster> mask =
          masks.isEmpty() ? Optional.empty() : Optional.of(masks.get(level - 1));
      Overview overview =
          new Overview(raster, mask, schemas.get(level), resampling, factor / before, cell);
      outputs.add(
          Output.prompt(overview, overview.ground(), scale(before), idle(overview, level, sinks)));
      outputs.add(new Output(overview, sinks.get(level), Optional.of(scale(factor))));
      made.add(overview);
      raster = overview;
      before = factor;
    }
    return outputs;
  }

  /// Units of a level that nobody will ask for: all write units of it and of the smaller ones that
  /// they have a part in are there from an earlier run.
  private Predicate<CellIndex> idle(Overview overview, int level, List<RasterSink> sinks) {
    return unit -> {
      Window pixels = overview.units().window(unit);
      for (int smaller = level; smaller < sinks.size(); smaller++) {
        int factor = factors.get(smaller - 1) / factors.get(level - 1);
        if (!isWritten(sinks.get(smaller), reduced(pixels, factor))) {
          return false;
        }
      }
      return true;
    };
  }

  /// The pixels of a smaller level that some pixels may have a part in.
  private static Window reduced(Window pixels, int factor) {
    Window window = pixels;
    for (int axis = pixels.rank() - 2; axis < pixels.rank(); axis++) {
      long start = Math.max(0, pixels.start(axis) / factor - WIDEST_MARGIN);
      long end = Math.ceilDiv(pixels.end(axis), factor) + WIDEST_MARGIN;
      window = window.with(axis, start, end - start);
    }
    return window;
  }

  private static boolean isWritten(RasterSink sink, Window pixels) {
    Window cells = sink.writeUnits().grid().touching(pixels);
    boolean written = true;
    for (long n = 0; written && n < cells.count(); n++) {
      written = sink.isWritten(CellIndex.in(cells, n));
    }
    return written;
  }

  private static Output.Scale scale(int factor) {
    return new Output.Scale(factor, factor);
  }
}
