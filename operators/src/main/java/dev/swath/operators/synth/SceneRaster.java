package dev.swath.operators.synth;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import dev.swath.raster.Derived;
import dev.swath.raster.Need;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// An invented satellite scene: fields, woods and rivers under a little sensor noise, cut
/// off by the slanted edge of the swath on the left.
///
/// uint16 reflectance × 10000, red, green, blue, near infrared and then bands without a
/// name; 0 is no data. A pixel depends on row, column and seed alone, the edge of the swath
/// on the raster's width, too.
public final class SceneRaster implements Derived {
  private static final List<String> COLOURS = List.of("red", "green", "blue", "nir");
  private static final int LARGEST_BANDS = 65_535;

  private final RasterSchema schema;
  private final long seed;
  private final Spectra spectra;

  public SceneRaster(int bands, long rows, long cols, long seed) {
    Place.check(rows, cols);
    if (bands < 1 || bands > LARGEST_BANDS) {
      throw new IllegalArgumentException(
          "a scene has 1 to " + LARGEST_BANDS + " bands but not " + bands);
    }
    this.seed = seed;
    this.spectra = new Spectra(bands, seed);
    this.schema =
        RasterSchema.of(DType.UINT16, bands, rows, cols)
            .withNoData(Optional.of(new NoData(DType.UINT16, 0)))
            .withGeometry(Optional.of(Place.GEOMETRY))
            .withBands(IntStream.range(0, bands).mapToObj(SceneRaster::band).toList());
  }

  private static BandInfo band(int band) {
    String role = band < COLOURS.size() ? COLOURS.get(band) : "";
    String name = role.isEmpty() ? "band " + (band + 1) : role;
    return new BandInfo(name, 1, 0, "", role, Map.of());
  }

  @Override
  public RasterSchema schema() {
    return schema;
  }

  @Override
  public List<Raster> inputs() {
    return List.of();
  }

  @Override
  public List<Need> needs(Window out) {
    return List.of();
  }

  @Override
  public void compute(Window out, List<Block> in, Block into) {
    long[] bits = new long[Stretch.COLS];
    Stretch.forEach(
        out,
        (col, cols) -> {
          Cover cover = new Cover(seed, col, cols);
          for (long row = out.start(1); row < out.end(1); row++) {
            int empty = outside(row, col, cols);
            cover.row(row);
            for (long band = out.start(0); band < out.end(0); band++) {
              cover.values(spectra, Math.toIntExact(band), row, bits);
              java.util.Arrays.fill(bits, 0, empty, 0);
              ValueRuns.writeBits(bits, cols, into, into.offset(band, row, col), into.stride(2));
            }
          }
        });
  }

  /// How many of these columns lie left of the swath, whose edge moves left by a column in
  /// 6 rows.
  private int outside(long row, long firstCol, int cols) {
    long edge = Math.floorDiv(schema.cols() - row + 5, 6);
    return Math.toIntExact(Math.min(Math.max(edge - firstCol, 0), cols));
  }
}
