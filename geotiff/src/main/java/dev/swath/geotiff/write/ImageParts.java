package dev.swath.geotiff.write;

import dev.swath.store.AtomicFile;
import java.util.ArrayList;
import java.util.List;

/// What belongs to an image: overviews and masks.
///
/// @param overviews from large to small
/// @param masks of the image and its overviews, or none
record ImageParts(List<SpooledImage> overviews, List<SpooledImage> masks) implements AutoCloseable {
  ImageParts {
    overviews = List.copyOf(overviews);
    masks = List.copyOf(masks);
  }

  /// In the order of their directories: the image's mask, overviews, their masks.
  List<SpooledImage> all() {
    List<SpooledImage> all = new ArrayList<>(masks.stream().limit(1).toList());
    all.addAll(overviews);
    all.addAll(masks.stream().skip(1).toList());
    return all;
  }

  boolean areCommitted() {
    return all().stream().allMatch(SpooledImage::isCommitted);
  }

  List<List<Field>> directories(boolean big) {
    return all().stream().map(image -> image.directory(big)).toList();
  }

  /// Bytes of the tiles that came.
  long bytes() {
    return all().stream().mapToLong(SpooledImage::bytes).reduce(0, Math::addExact);
  }

  /// The most bytes that all tiles can take.
  long maxBytes() {
    return all().stream().mapToLong(SpooledImage::maxBytes).reduce(0, Math::addExact);
  }

  /// Moves all tiles to a file, image by image.
  void moveTiles(AtomicFile file, long start) {
    long at = start;
    for (SpooledImage image : all()) {
      at = image.move(0, image.tiles(), file, at);
      image.dropSpool();
    }
  }

  @Override
  public void close() {
    release(all());
  }

  /// Releases all of some images, whatever happens to any of them.
  static void release(List<SpooledImage> images) {
    if (!images.isEmpty()) {
      try {
        images.getLast().release();
      } finally {
        release(images.subList(0, images.size() - 1));
      }
    }
  }
}
