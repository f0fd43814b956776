package dev.swath.geotiff.write;

import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.geo.GroundControlPoint;
import dev.swath.geotiff.geo.RawGeoKeys;
import java.util.List;
import java.util.Optional;

/// How a GeoTIFF is written.
///
/// @param layout tiles or strips
/// @param interleave whether the samples of a pixel lie side by side or in planes
/// @param codec none, LZW, deflate, PackBits or zstd; runs of PackBits always end with the row
/// @param prediction what is done to the pixels before they are compressed
/// @param bigTiff when the file is a BigTIFF
/// @param sparse whether tiles of nothing but nodata (0 without nodata) are left out of the file
/// @param photometric what the samples mean as colours
/// @param taken what another GeoTIFF says about the place of these pixels
public record GeoTiffOptions(
    Layout layout,
    Interleave interleave,
    CodecSpec codec,
    Prediction prediction,
    BigTiff bigTiff,
    boolean sparse,
    ColorModel photometric,
    Taken taken) {
  /// Tiles of 512 × 512 pixels, samples side by side, deflate at level 6 with the predictor of the
  /// data type, BigTIFF where the file is too long for a classic one, all tiles stored, colours by
  /// the roles of the bands.
  public static final GeoTiffOptions DEFAULT =
      new GeoTiffOptions(
          Tiles.DEFAULT,
          Interleave.PIXEL,
          new CodecSpec.Deflate(CodecSpec.Deflate.DEFAULT_LEVEL),
          Prediction.AUTO,
          BigTiff.AUTO,
          false,
          new ColorModel.ByRole(),
          Taken.NOTHING);

  /// What is taken from another GeoTIFF about the place of pixels, because a schema does not
  /// say it.
  ///
  /// @param geoKeys the CRS as GeoKeys, instead of those made from the schema's CRS
  /// @param controlPoints written where the schema has no geometry
  public record Taken(Optional<RawGeoKeys> geoKeys, List<GroundControlPoint> controlPoints) {
    public static final Taken NOTHING = new Taken(Optional.empty(), List.of());

    public Taken {
      controlPoints = List.copyOf(controlPoints);
    }
  }

  /// How the image is cut.
  public sealed interface Layout permits Tiles, Strips {}

  /// Equal tiles. Those that reach over the right or the lower edge are stored whole, with zeros
  /// beyond the edge.
  ///
  /// @param width pixels, a multiple of 16
  /// @param height pixels, a multiple of 16
  public record Tiles(int width, int height) implements Layout {
    public static final Tiles DEFAULT = new Tiles(512, 512);
    private static final int UNIT = 16;
    private static final int LARGEST = 1 << 20;

    public Tiles {
      checkSide(width);
      checkSide(height);
    }

    private static void checkSide(int side) {
      if (side < UNIT || side > LARGEST || side % UNIT != 0) {
        throw new IllegalArgumentException(
            "the sides of a tile are multiples of 16 up to " + LARGEST + " but got " + side);
      }
    }
  }

  /// Strips of whole rows; the last may have fewer.
  ///
  /// @param rows rows of a strip, or [#AUTO]
  public record Strips(int rows) implements Layout {
    /// As many rows as 256 KiB hold, at least one.
    public static final int AUTO = 0;

    private static final long AUTO_BYTES = 256 << 10;

    public Strips {
      if (rows < 0) {
        throw new IllegalArgumentException("a strip has at least one row but got " + rows);
      }
    }

    long rowsFor(long rowBytes) {
      return rows == AUTO ? Math.max(1, AUTO_BYTES / rowBytes) : rows;
    }
  }

  /// Where the samples of a pixel lie.
  public enum Interleave {
    /// Side by side.
    PIXEL,
    /// Each in a plane of its own.
    BAND
  }

  /// What is done to the pixels before they are compressed.
  public enum Prediction {
    NONE,
    /// Differences of neighbours in a row: predictor 2. Real types of any width.
    HORIZONTAL,
    /// Differences of the bytes of floating-point values by significance: predictor 3.
    FLOATING_POINT,
    /// Horizontal for integers, floating-point for floats; none for complex values and bool, and
    /// none where the codec is none or PackBits.
    AUTO
  }

  /// When the file is a BigTIFF, which older programs cannot read.
  public enum BigTiff {
    /// If the finished file is longer than 4 GiB, which is known only then.
    AUTO,
    YES,
    /// Never; a longer file is refused.
    NO,
    /// If the pixels take more than 2,000,000,000 bytes before compression.
    IF_SAFER
  }

  public GeoTiffOptions withLayout(Layout changed) {
    return new GeoTiffOptions(
        changed, interleave, codec, prediction, bigTiff, sparse, photometric, taken);
  }

  public GeoTiffOptions withInterleave(Interleave changed) {
    return new GeoTiffOptions(
        layout, changed, codec, prediction, bigTiff, sparse, photometric, taken);
  }

  public GeoTiffOptions withCodec(CodecSpec changed) {
    return new GeoTiffOptions(
        layout, interleave, changed, prediction, bigTiff, sparse, photometric, taken);
  }

  public GeoTiffOptions withPrediction(Prediction changed) {
    return new GeoTiffOptions(
        layout, interleave, codec, changed, bigTiff, sparse, photometric, taken);
  }

  public GeoTiffOptions withBigTiff(BigTiff changed) {
    return new GeoTiffOptions(
        layout, interleave, codec, prediction, changed, sparse, photometric, taken);
  }

  public GeoTiffOptions withSparse(boolean changed) {
    return new GeoTiffOptions(
        layout, interleave, codec, prediction, bigTiff, changed, photometric, taken);
  }

  public GeoTiffOptions withPhotometric(ColorModel changed) {
    return new GeoTiffOptions(
        layout, interleave, codec, prediction, bigTiff, sparse, changed, taken);
  }

  public GeoTiffOptions withGeoKeys(Optional<RawGeoKeys> changed) {
    return withTaken(new Taken(changed, taken.controlPoints()));
  }

  public GeoTiffOptions withControlPoints(List<GroundControlPoint> changed) {
    return withTaken(new Taken(taken.geoKeys(), changed));
  }

  private GeoTiffOptions withTaken(Taken changed) {
    return new GeoTiffOptions(
        layout, interleave, codec, prediction, bigTiff, sparse, photometric, changed);
  }
}
