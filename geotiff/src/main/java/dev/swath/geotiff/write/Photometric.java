package dev.swath.geotiff.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.raster.BandInfo;
import java.util.List;

/// What the samples of a GeoTIFF mean as colours. Pixels are stored as they are, whatever is said.
public sealed interface Photometric {
  /// RGB if the first three bands are 8 or 16 bits wide and have the roles `red`, `green` and
  /// `blue`, else grey levels.
  record ByRole() implements Photometric {}

  /// Grey levels, or no colour at all: each band stands for itself.
  record MinIsBlack() implements Photometric {}

  /// The first three bands are red, green and blue.
  record Rgb() implements Photometric {}

  /// The first band, of type uint8 or uint16, is an index into colours.
  final class Palette implements Photometric {
    private final short[] colours;

    /// @param colours 16 bits each: all reds, then all greens, then all blues, as many of each as
    ///     the type has values
    public Palette(short[] colours) {
      this.colours = colours.clone();
    }

    short[] colours() {
      return colours.clone();
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

  /// The choice for a raster with those bands, never [ByRole].
  static Photometric resolve(Photometric wanted, DType dtype, int samples, List<BandInfo> bands) {
    return switch (wanted) {
      case ByRole() -> isColour(dtype, bands) ? new Rgb() : new MinIsBlack();
      case MinIsBlack black -> black;
      case Rgb rgb -> {
        if (samples < 3) {
          throw new UnsupportedDataException(
              "RGB needs at least 3 bands but there are " + samples, "leave the photometric alone");
        }
        yield rgb;
      }
      case Palette palette -> {
        palette.check(dtype);
        yield palette;
      }
    };
  }

  private static boolean isColour(DType dtype, List<BandInfo> bands) {
    return (dtype == DType.UINT8 || dtype == DType.UINT16)
        && bands.size() >= 3
        && bands.get(0).role().equals("red")
        && bands.get(1).role().equals("green")
        && bands.get(2).role().equals("blue");
  }
}
