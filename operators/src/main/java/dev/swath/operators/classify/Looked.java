package dev.swath.operators.classify;

import dev.swath.array.Block;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.operators.focal.ValidRuns;
import dev.swath.operators.pass.FirstLook;
import dev.swath.operators.pass.Prepared;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// A raster each of whose pixels comes from the pixel at the same index of another, by a rule for
/// its band that a first look found.
///
/// @param <T> what the look found of all bands
abstract class Looked<T> implements Derived, Prepared {
  private static final int LONGEST = 1024;

  private final FirstLook<T> look;
  private final RasterSchema source;
  private final RasterSchema schema;
  private final double none;

  /// @param none what is written where there is no data
  Looked(FirstLook<T> look, RasterSchema schema, double none) {
    this.look = look;
    this.source = look.source().schema();
    this.schema = schema;
    this.none = none;
  }

  /// Computes values from a run of others; NaN in either means no data.
  interface Rule {
    void apply(double[] from, double[] to, int n);
  }

  /// The rule of a band, counted from 0.
  abstract Rule rule(T found, int band);

  @Override
  public final FirstLook<T> look() {
    return look;
  }

  @Override
  public final RasterSchema schema() {
    return schema;
  }

  @Override
  public final List<Raster> inputs() {
    return List.of(look.source());
  }

  @Override
  public final List<Need> needs(Window out) {
    return List.of(new Need(0, out));
  }

  @Override
  public final void compute(Window out, List<Block> in, Block into) {
    T found = look.answer();
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    if (axis < 0) {
      band(rule(found, 0), in.getFirst(), into);
      return;
    }
    for (long band = out.start(axis); band < out.end(axis); band++) {
      Window plane = out.with(axis, band, 1);
      band(rule(found, Math.toIntExact(band)), in.getFirst().view(plane), into.view(plane));
    }
  }

  private void band(Rule rule, Block from, Block into) {
    Runs runs = new Runs(LONGEST, from, into);
    ValidRuns valid = new ValidRuns(source.noData(), LONGEST);
    double[] values = new double[LONGEST];
    double[] made = new double[LONGEST];
    runs.forEach(
        (at, n) -> {
          valid.read(from, at[0], runs.stride(0), n, values, 0);
          rule.apply(values, made, n);
          for (int i = 0; i < n; i++) {
            made[i] = Double.isNaN(made[i]) ? none : made[i];
          }
          ValueRuns.write(made, n, into, at[1], runs.stride(1));
        });
  }
}
