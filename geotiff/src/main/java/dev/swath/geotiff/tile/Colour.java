package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;

/// What a block's decoder has to know about colour: whether samples are luma and chroma, which are
/// turned to red, green and blue. All else about colour is left to whoever looks at the pixels.
///
/// @param photometric value of TIFF's tag 262
/// @param subsampleX pixels to a chroma sample in a row: 1, 2 or 4
/// @param subsampleY rows to a row of chroma samples: 1, 2 or 4
public record Colour(int photometric, int subsampleX, int subsampleY) {
  public static final int MIN_IS_WHITE = 0;
  public static final int MIN_IS_BLACK = 1;
  public static final int YCBCR = 6;
  public static final int LOG_L = 32844;
  public static final int LOG_LUV = 32845;

  /// Samples of no special meaning.
  public static final Colour RAW = new Colour(MIN_IS_BLACK, 1, 1);

  public Colour {
    check(subsampleX);
    check(subsampleY);
  }

  private static void check(int subsampling) {
    if (subsampling != 1 && subsampling != 2 && subsampling != 4) {
      throw new CorruptDataException(
          "chroma subsampling of " + subsampling + " is none of 1, 2 and 4",
          "get the file again or repair tag 530");
    }
  }

  boolean isYCbCr() {
    return photometric == YCBCR;
  }

  /// Whether pixels share chroma.
  boolean isSubsampled() {
    return isYCbCr() && (subsampleX > 1 || subsampleY > 1);
  }
}
