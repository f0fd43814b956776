package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.geotiff.ColorMap;
import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// What the samples of a GeoTIFF mean as colours. Pixels are stored as they are, whatever is said.
public sealed interface ColorModel {
  /// The attribute in which a source says what its samples mean.
  String SOURCE = "IMAGE_STRUCTURE:PHOTOMETRIC";

  /// RGB if the first three bands are 8 or 16 bits wide and have the roles `red`, `green` and
  /// `blue`; else grey levels, as the source has them.
  record ByRole() implements ColorModel {}

  /// Grey levels, or no colour at all: each band stands for itself.
  record MinIsBlack() implements ColorModel {}

  /// Grey levels, 0 brightest.
  record MinIsWhite() implements ColorModel {}

  /// The first three bands are red, green and blue.
  record Rgb() implements ColorModel {}

  /// The first band, of type uint8 or uint16, is an index into colours.
  final class Palette implements ColorModel {
    private final short[] colours;

    /// @param colours 16 bits each: all reds, then all greens, then all blues, as many of each as
    ///     the type has values
    public Palette(short[] colours) {
      this.colours = colours.clone();
    }

    /// The colours of a source, with black for the values beyond them.
    public static Palette of(ColorMap map, DType dtype) {
      checkType(dtype);
      int values = 1 << (8 * dtype.bytes());
      short[] colours = new short[3 * values];
      for (int i = 0; i < Math.min(values, map.size()); i++) {
        for (int channel = 0; channel < 3; channel++) {
          int level = map.rgb(i) >> (16 - 8 * channel) & 0xff;
          colours[channel * values + i] = (short) (level * 257);
        }
      }
      return new Palette(colours);
    }

    short[] colours() {
      return colours.clone();
    }

    private static void checkType(DType dtype) {
      if (dtype != DType.UINT8 && dtype != DType.UINT16) {
        throw new UnsupportedDataException(
            "a palette needs uint8 or uint16 pixels but they are " + dtype,
            "leave the palette out");
      }
    }

    private void check(DType dtype) {
      if (dtype != DType.UINT8 && dtype != DType.UINT16) {
        throw new UnsupportedDataException(
            "a palette needs uint8 or uint16 pixels but they are " + dtype,
            "leave the palette out");
      }
      int needed = 3 << (8 * dtype.bytes());
      if (colours.length != needed) {
        throw new UnsupportedDataException(
            "a palette for " + dtype + " has " + needed + " values but got " + colours.length,
            "give one red, green and blue for each pixel value");
      }
    }
  }

  /// The choice for a raster, never [ByRole].
  static ColorModel resolve(ColorModel wanted, RasterSchema schema) {
    return switch (wanted) {
      case ByRole() -> byRole(schema);
      case MinIsBlack black -> black;
      case MinIsWhite white -> white;
      case Rgb rgb -> {
        long samples = schema.extent().count() / schema.rows() / schema.cols();
        if (samples < 3) {
          throw new UnsupportedDataException(
              "RGB needs at least 3 bands but there are " + samples, "leave the photometric alone");
        }
        yield rgb;
      }
      case Palette palette -> {
        palette.check(schema.dtype());
        yield palette;
      }
    };
  }

  private static ColorModel byRole(RasterSchema schema) {
    DType dtype = schema.dtype();
    List<String> roles = schema.bands().stream().map(BandInfo::role).limit(3).toList();
    if ((dtype == DType.UINT8 || dtype == DType.UINT16)
        && roles.equals(List.of("red", "green", "blue"))) {
      return new Rgb();
    }
    boolean inverted = "MinIsWhite".equals(schema.attributes().get(SOURCE));
    return inverted ? new MinIsWhite() : new MinIsBlack();
  }
}
