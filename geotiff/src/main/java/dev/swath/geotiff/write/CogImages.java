package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.util.ArrayList;
import java.util.List;

/// The images of a cloud-optimized GeoTIFF.
///
/// @param levels the full one, then overviews from large to small
/// @param masks as many as levels, or none
record CogImages(List<SpooledImage> levels, List<SpooledImage> masks) implements AutoCloseable {
  CogImages {
    levels = List.copyOf(levels);
    masks = List.copyOf(masks);
  }

  /// In the order of their directories: full image, mask, overviews, their masks.
  List<SpooledImage> all() {
    List<SpooledImage> all = new ArrayList<>(levels.subList(0, 1));
    all.addAll(new ImageParts(levels.subList(1, levels.size()), masks).all());
    return all;
  }

  boolean isPlanar() {
    return levels.getFirst().layout().planar();
  }

  List<List<Field>> directories(boolean big) {
    return all().stream().map(image -> image.directory(big)).toList();
  }

  /// Bytes of all pixels as they are stored, before compression.
  long rawBytes() {
    return levels.stream().mapToLong(image -> image.layout().rawBytes()).reduce(0, Math::addExact);
  }

  /// The most bytes that all tiles can take.
  long maxBytes() {
    return all().stream().mapToLong(SpooledImage::maxBytes).reduce(0, Math::addExact);
  }

  /// Moves all tiles to their places in a file, the smallest level first.
  void moveTiles(AtomicFile file, long start) {
    long at = start;
    for (int level = levels.size() - 1; level >= 0; level--) {
      at = masks.isEmpty() ? moveLevel(level, file, at) : moveMaskedLevel(level, file, at);
    }
  }

  private long moveLevel(int level, AtomicFile file, long start) {
    SpooledImage image = levels.get(level);
    long at = image.move(0, image.tiles(), file, start);
    image.dropSpool();
    return at;
  }

  private long moveMaskedLevel(int level, AtomicFile file, long start) {
    SpooledImage image = levels.get(level);
    SpooledImage mask = masks.get(level);
    long at = start;
    for (long tile = 0; tile < image.tiles(); tile++) {
      at = image.move(tile, tile + 1, file, at);
      at = mask.move(tile, tile + 1, file, at);
    }
    image.dropSpool();
    mask.dropSpool();
    return at;
  }

  @Override
  public void close() {
    ImageParts.release(all());
  }
}
