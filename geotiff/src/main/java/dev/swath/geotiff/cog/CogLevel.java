package dev.swath.geotiff.cog;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.LongTable;
import dev.swath.geotiff.tag.Tag;

/// An image of a file as its directory describes it.
///
/// @param offsets positions of its tiles or strips
/// @param counts their bytes
record CogLevel(Directory directory, LongTable offsets, LongTable counts) {
  private static final int REDUCED = 1;
  private static final int MASK = 4;

  static CogLevel of(Directory directory) {
    boolean tiled = directory.has(Tag.TILE_OFFSETS);
    return new CogLevel(
        directory,
        directory.table(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS),
        directory.table(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS));
  }

  /// Whether a directory is that of an overview or a mask.
  static boolean isPart(Directory directory) {
    return (subfile(directory) & (REDUCED | MASK)) != 0;
  }

  private static long subfile(Directory directory) {
    return directory.integer(Tag.NEW_SUBFILE_TYPE, 0);
  }

  boolean isMask() {
    return (subfile(directory) & MASK) != 0;
  }

  boolean isTiled() {
    return directory.has(Tag.TILE_WIDTH);
  }

  long cols() {
    return directory.integer(Tag.IMAGE_WIDTH);
  }

  long rows() {
    return directory.integer(Tag.IMAGE_LENGTH);
  }

  long longerSide() {
    return Math.max(cols(), rows());
  }

  /// The longer side of a tile, or of the image if it is not tiled.
  long longerTileSide() {
    return isTiled()
        ? Math.max(directory.integer(Tag.TILE_WIDTH), directory.integer(Tag.TILE_LENGTH))
        : longerSide();
  }

  boolean isPlanar() {
    return directory.integer(Tag.PLANAR_CONFIGURATION, 1) == 2
        && directory.integer(Tag.SAMPLES_PER_PIXEL, 1) > 1;
  }

  /// Tiles of the first plane that both tables know.
  long tilesOfAPlane() {
    long samples = isPlanar() ? directory.integer(Tag.SAMPLES_PER_PIXEL) : 1;
    return tiles() / Math.max(1, samples);
  }

  long tiles() {
    return Math.min(offsets.count(), counts.count());
  }

  /// Whether a tile has bytes in the file.
  boolean isStored(long tile) {
    return offsets.get(tile) > 0 && counts.get(tile) > 0;
  }

  String size() {
    return cols() + " × " + rows();
  }

  String name() {
    return directory.name();
  }
}
