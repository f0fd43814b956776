package dev.swath.geotiff;

import dev.swath.SwathException;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;

/// How an image is cut into chunks: tiles or strips, of all samples or of one.
///
/// @param tiled whether chunks are tiles, whole also at the far edges; else strips, which end with
///     the image
/// @param planar whether each sample has chunks of its own
/// @param rows of a whole chunk, not more than the image has if it is a strip
/// @param cols of a whole chunk
public record ChunkShape(boolean tiled, boolean planar, int rows, int cols) {
  private static final long ALL_ROWS = 0xffff_ffffL;

  static ChunkShape of(Directory directory, int height, int width, int samples) {
    boolean planar = isPlanar(directory) && samples > 1;
    if (!directory.has(Tag.TILE_WIDTH) && !directory.has(Tag.TILE_LENGTH)) {
      long rows = directory.integer(Tag.ROWS_PER_STRIP, ALL_ROWS);
      if (rows == 0) {
        throw directory.corrupt(Tag.ROWS_PER_STRIP, "must be at least 1 but is 0");
      }
      long strip = rows < 0 ? height : Math.min(rows, height);
      return new ChunkShape(false, planar, Math.toIntExact(strip), width);
    }
    return new ChunkShape(
        true, planar, side(directory, Tag.TILE_LENGTH), side(directory, Tag.TILE_WIDTH));
  }

  private static boolean isPlanar(Directory directory) {
    long configuration = directory.integer(Tag.PLANAR_CONFIGURATION, 1);
    if (configuration != 1 && configuration != 2) {
      throw directory.corrupt(Tag.PLANAR_CONFIGURATION, "must be 1 or 2 but is " + configuration);
    }
    return configuration == 2;
  }

  private static int side(Directory directory, int tag) {
    long side = directory.integer(tag);
    if (side < 1 || side > Integer.MAX_VALUE) {
      SwathException bad =
          directory.corrupt(tag, "must be 1 to 2147483647 but is " + Long.toUnsignedString(side));
      throw bad;
    }
    return Math.toIntExact(side);
  }

  /// `tile` or `strip`.
  public String kind() {
    return tiled ? "tile" : "strip";
  }
}
