package dev.swath.geotiff.write;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The text behind the header with which a TIFF says how it is laid out, as GDAL defined it: a line
/// with the number of bytes that follow, then one line for each promise.
///
/// The last promise, that nobody who did not know of them has edited the file, ends in a space, in
/// whose place an editor can put a longer word.
///
/// @param planar whether samples lie in planes
/// @param masked whether the tile of a mask lies behind the tile of pixels that it belongs to
record GhostArea(boolean planar, boolean masked) {
  private static final String SIZE = "GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n";

  byte[] bytes() {
    String promises =
        "LAYOUT=IFDS_BEFORE_DATA\n"
            + "BLOCK_ORDER=ROW_MAJOR\n"
            + "BLOCK_LEADER=SIZE_AS_UINT4\n"
            + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n"
            + (planar ? "INTERLEAVE=BAND\n" : "")
            + "KNOWN_INCOMPATIBLE_EDITION=NO\n "
            + (masked && !planar ? "MASK_INTERLEAVED_WITH_IMAGERY=YES\n" : "");
    String size = String.format(Locale.ROOT, SIZE, promises.length());
    return (size + promises).getBytes(StandardCharsets.US_ASCII);
  }
}
