package dev.swath.geotiff.write;

import dev.swath.LimitException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// What follows from the length of a file: whether it is a BigTIFF.
///
/// @param longestClassic bytes of the longest classic TIFF
record FileLength(Path target, GeoTiffOptions.BigTiff wanted, long longestClassic) {
  private static final long SAFE_BYTES = 2_000_000_000L;

  /// @param classicBytes length of the finished file if it is a classic one
  /// @param rawBytes bytes of the pixels before compression
  boolean isBig(long classicBytes, long rawBytes) {
    return switch (wanted) {
      case YES -> true;
      case NO -> false;
      case IF_SAFER -> rawBytes > SAFE_BYTES || classicBytes > longestClassic;
      case AUTO -> classicBytes > longestClassic;
    };
  }

  /// Refuses a file that becomes too long for the classic TIFF that it must be.
  ///
  /// @param classicBytes length of the file with what is there by now
  void check(LongSupplier classicBytes) {
    if (wanted == GeoTiffOptions.BigTiff.NO && classicBytes.getAsLong() > longestClassic) {
      throw new LimitException(
              "a classic TIFF has at most " + longestClassic + " bytes but this one becomes longer",
              "allow BigTIFF")
          .in(target.toString());
    }
  }
}
