package dev.swath.operators.overview;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the pixels of a level are made from those of the level before, as GDAL makes them.
///
/// Pixels that are no data or NaN are left out of everything but `NEAREST`; where nothing else is
/// left, the result is no data.
public enum Resampling {
  /// The pixel at the rounded place of the corner.
  NEAREST(Support.CORNER),
  /// The mean of the pixels below, those at the rim by their share; colours weighted by alpha.
  AVERAGE(Support.BOX),
  /// The root of the mean square, otherwise as the average.
  RMS(Support.BOX),
  /// The value that occurs most often among the pixels below, those at the rim counted whole; the
  /// first to be met so often.
  MODE(Support.BOX),
  /// The smallest value of the pixels below; not known to GDAL.
  MIN(Support.BOX),
  /// The largest value of the pixels below; not known to GDAL.
  MAX(Support.BOX),
  /// A triangle as wide as two pixels of the level.
  BILINEAR(Support.TRIANGLE),
  /// Cubic convolution as wide as four pixels of the level.
  CUBIC(Support.CUBIC);

  private static final String PALETTE = "palette";

  private final Support support;

  Resampling(Support support) {
    this.support = support;
  }

  Support support() {
    return support;
  }

  /// Its name, as GDAL has it but in lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Resampling> named(String label) {
    return Arrays.stream(values()).filter(r -> r.label().equalsIgnoreCase(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Resampling::label).toList();
  }

  /// The one to take where nobody says which: the average, unless values are no quantities.
  public static Resampling usual(RasterSchema schema) {
    boolean quantity = schema.dtype().kind() != DType.Kind.COMPLEX && !isIndexed(schema);
    return quantity ? AVERAGE : NEAREST;
  }

  /// Fails if the values of a raster do not allow it.
  public void requireFor(RasterSchema schema) {
    if (schema.dtype().kind() == DType.Kind.COMPLEX && this != NEAREST) {
      throw new UnsupportedDataException(
          schema.dtype() + " pixels have no overviews by " + label(), "take nearest");
    }
    if (isIndexed(schema) && this != NEAREST && this != MODE) {
      throw new UnsupportedDataException(
          "indices into a palette have no overviews by " + label(), "take nearest or mode");
    }
  }

  private static boolean isIndexed(RasterSchema schema) {
    return schema.bands().stream().map(BandInfo::role).anyMatch(PALETTE::equals);
  }
}
