package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.util.ArrayList;
import java.util.List;

/// The images of a cloud-optimized GeoTIFF.
///
/// @param levels the full one, then overviews from large to small
/// @param masks as many as levels, or none
record CogImages(List<CogImage> levels, List<CogImage> masks) implements AutoCloseable {
  CogImages {
    levels = List.copyOf(levels);
    masks = List.copyOf(masks);
  }

  /// In the order of their directories: full image, mask, overviews, their masks.
  List<CogImage> all() {
    List<CogImage> all = new ArrayList<>();
    all.add(levels.getFirst());
    all.addAll(masks.subList(0, Math.min(1, masks.size())));
    all.addAll(levels.subList(1, levels.size()));
    all.addAll(masks.subList(Math.min(1, masks.size()), masks.size()));
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
    return all().stream().mapToLong(CogImage::maxBytes).reduce(0, Math::addExact);
  }

  /// Moves all tiles to their places in a file, the smallest level first.
  void moveTiles(AtomicFile file, long start) {
    long at = start;
    for (int level = levels.size() - 1; level >= 0; level--) {
      at = masks.isEmpty() ? moveLevel(level, file, at) : moveMaskedLevel(level, file, at);
    }
  }

  private long moveLevel(int level, AtomicFile file, long start) {
    CogImage image = levels.get(level);
    long at = image.move(0, image.tiles(), file, start);
    image.dropSpool();
    return at;
  }

  private long moveMaskedLevel(int level, AtomicFile file, long start) {
    CogImage image = levels.get(level);
    CogImage mask = masks.get(level);
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
    release(all());
  }

  /// Releases all of some images, whatever happens to any of them.
  static void release(List<CogImage> images) {
    if (!images.isEmpty()) {
      try {
        images.getLast().release();
      } finally {
        release(images.subList(0, images.size() - 1));
      }
    }
  }
}
